import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useUnfreezeCustomer(code: string) {
  return useWrite((reason: string, idempotencyKey) =>
    call(customersContract.unfreezeCustomer, { params: { code }, body: { reason }, idempotencyKey }),
  );
}
