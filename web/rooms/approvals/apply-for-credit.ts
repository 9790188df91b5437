import { useMutation } from '@tanstack/react-query';
import { approvalsContract } from '#approvals/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type Ask = Omit<BodyOf<typeof approvalsContract.apply>, 'dryRun'>;

export function useApply() {
  return useWrite((body: Ask, idempotencyKey) => call(approvalsContract.apply, { body, idempotencyKey }));
}

/** What would be sent, with the proposal and who would decide; nothing is kept. */
export function useTryApplication() {
  return useMutation({ mutationFn: (ask: Ask) => call(approvalsContract.apply, { body: { ...ask, dryRun: true } }) });
}
