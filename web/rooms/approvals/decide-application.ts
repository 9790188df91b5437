import { approvalsContract } from '#approvals/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewDecision = BodyOf<typeof approvalsContract.decide>;

export function useDecide(id: string) {
  return useWrite((body: NewDecision, idempotencyKey) =>
    call(approvalsContract.decide, { params: { id }, body, idempotencyKey }),
  );
}
