import { exposureContract } from '#exposure/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useForceHold() {
  return useWrite((body: BodyOf<typeof exposureContract.forceHold>, idempotencyKey) =>
    call(exposureContract.forceHold, { body, idempotencyKey }),
  );
}
