import { exposureContract } from '#exposure/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

/** Why, how much of it, and on which condition. */
export type ReleaseTerms = BodyOf<typeof exposureContract.releaseHold>;

export function useAttachEvidence() {
  return useWrite(({ id, file }: { readonly id: string; readonly file: File }) => {
    const form = new FormData();
    form.set('file', file);
    return call(exposureContract.attachEvidence, { params: { id }, form });
  });
}

export function useReleaseHold() {
  return useWrite(({ id, ...body }: ReleaseTerms & { readonly id: string }, idempotencyKey) =>
    call(exposureContract.releaseHold, { params: { id }, body, idempotencyKey }),
  );
}
