import { limitsContract } from '#limits/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type Grant = BodyOf<typeof limitsContract.grantLimit>;

export function useGrantLimit() {
  return useWrite((body: Grant, idempotencyKey) => call(limitsContract.grantLimit, { body, idempotencyKey }));
}
