import { exposureContract } from '#exposure/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewDispute = BodyOf<typeof exposureContract.raiseDispute>;

export function useRaiseDispute() {
  return useWrite((body: NewDispute, idempotencyKey) => call(exposureContract.raiseDispute, { body, idempotencyKey }));
}
