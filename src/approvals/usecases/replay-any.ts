import { replayCheck } from '#exposure/usecases';
import { type Comparison, ok, refuse, type Result } from '#kernel';
import type { Platform } from '#platform';
import { replayDecision } from './replay-decision.ts';
import { replayProposal, replayWithHash } from './replay-proposal.ts';

export const replayKinds = ['credit_check', 'assessment', 'proposal', 'approval'] as const;

/** Something decided, taken again. */
export type Replay = Comparison & {
  readonly id: string;
  readonly kind: (typeof replayKinds)[number];
  readonly customerCode: string;
  readonly policyVersion: string;
  readonly takenAt: string;
  readonly agrees: boolean;
};

type Taken = Omit<Replay, 'id' | 'kind'>;

/** Finds out by itself what the id is: a credit check, an assessment, an application with its proposal, or a decision. */
export async function replayAny(platform: Pick<Platform, 'database'>, id: string): Promise<Result<Replay>> {
  const tries: Readonly<Record<Replay['kind'], () => Promise<Result<Taken>>>> = {
    credit_check: () => replayCheck(platform, { checkId: id }),
    assessment: () => replayWithHash(platform, id),
    proposal: () => replayProposal(platform, id),
    approval: () => replayDecision(platform, id),
  };
  for (const kind of replayKinds) {
    const taken = await tries[kind]();
    if (taken.ok) {
      const { customerCode, policyVersion, takenAt, agrees, compared, differences } = taken.value;
      return ok({ id, kind, customerCode, policyVersion, takenAt, agrees, compared, differences });
    }
    if (taken.refusal.kind !== 'not_found') return taken;
  }
  const detail = `Nothing that was decided has the id ${id}: no credit check, assessment, application or decision.`;
  return refuse('not_found', 'nothing_decided', detail);
}
