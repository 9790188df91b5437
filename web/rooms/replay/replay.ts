import { useMutation } from '@tanstack/react-query';
import { approvalsContract } from '#approvals/contract';
import { type AnswerOf, call } from '../../client/call.ts';

export type Replayed = AnswerOf<typeof approvalsContract.replay>;

/** Asked for by a click, and each time anew: what is stored may have been altered since. */
export function useReplay() {
  return useMutation({ mutationFn: (id: string) => call(approvalsContract.replay, { params: { id } }) });
}
