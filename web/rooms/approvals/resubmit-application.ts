import { approvalsContract } from '#approvals/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useResubmit(id: string) {
  return useWrite((body: BodyOf<typeof approvalsContract.resubmit>, idempotencyKey) =>
    call(approvalsContract.resubmit, { params: { id }, body, idempotencyKey }),
  );
}
