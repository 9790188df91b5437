import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useUnblacklistCustomer(code: string) {
  return useWrite((_: void, idempotencyKey) =>
    call(customersContract.unblacklistCustomer, { params: { code }, idempotencyKey }),
  );
}
