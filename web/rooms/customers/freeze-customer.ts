import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useFreezeCustomer(code: string) {
  return useWrite((reason: string, idempotencyKey) =>
    call(customersContract.freezeCustomer, { params: { code }, body: { reason }, idempotencyKey }),
  );
}
