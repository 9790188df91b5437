import { exposureContract } from '#exposure/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type CheckRequest = BodyOf<typeof exposureContract.checkCredit>;

export function useCheckCredit() {
  return useWrite((body: CheckRequest, idempotencyKey) => call(exposureContract.checkCredit, { body, idempotencyKey }));
}
