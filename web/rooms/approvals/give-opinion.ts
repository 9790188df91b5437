import { approvalsContract } from '#approvals/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewOpinion = BodyOf<typeof approvalsContract.giveOpinion>;

export function useGiveOpinion(id: string) {
  return useWrite((body: NewOpinion, idempotencyKey) =>
    call(approvalsContract.giveOpinion, { params: { id }, body, idempotencyKey }),
  );
}
