import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useReleaseHold() {
  return useWrite(({ id, reason }: { readonly id: string; readonly reason: string }, idempotencyKey) =>
    call(exposureContract.releaseHold, { params: { id }, body: { reason }, idempotencyKey }),
  );
}
