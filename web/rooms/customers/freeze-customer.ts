import { customersContract } from '#customers/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useFreezeCustomer(code: string) {
  return useWrite((body: BodyOf<typeof customersContract.freezeCustomer>, idempotencyKey) =>
    call(customersContract.freezeCustomer, { params: { code }, body, idempotencyKey }),
  );
}
