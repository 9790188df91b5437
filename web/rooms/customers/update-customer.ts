import { customersContract } from '#customers/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type CustomerChange = BodyOf<typeof customersContract.updateCustomer>;

export function useUpdateCustomer(code: string) {
  return useWrite((body: CustomerChange, idempotencyKey) =>
    call(customersContract.updateCustomer, { params: { code }, body, idempotencyKey }),
  );
}
