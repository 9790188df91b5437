import { customersContract } from '#customers/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewCustomer = BodyOf<typeof customersContract.createCustomer>;

export function useCreateCustomer() {
  return useWrite((body: NewCustomer, idempotencyKey) =>
    call(customersContract.createCustomer, { body, idempotencyKey }),
  );
}
