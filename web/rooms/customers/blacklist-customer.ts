import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useBlacklistCustomer(code: string) {
  return useWrite((reason: string, idempotencyKey) =>
    call(customersContract.blacklistCustomer, { params: { code }, body: { reason }, idempotencyKey }),
  );
}
