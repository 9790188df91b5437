import { type Comparison, compareFields, ok, refuse, type Result } from '#kernel';
import type { Platform } from '#platform';
import { replay } from '../replay.ts';
import type { DecisionSnapshot } from '../snapshot.ts';
import { findKeptDecision } from '../store/decisions.ts';

export type DecisionReplay = Comparison & {
  readonly decisionId: string;
  readonly customerCode: string;
  readonly policyVersion: string;
  readonly takenAt: string;
  readonly agrees: boolean;
};

/**
 * A decision's routing taken again from what was known then, and compared with what came of it; and whether the
 * decision that stands in the chain is still the one that was kept with it.
 */
export async function replayDecision(
  { database }: Pick<Platform, 'database'>,
  decisionId: string,
): Promise<Result<DecisionReplay>> {
  const kept = await findKeptDecision(database.sql, decisionId);
  if (kept === undefined) return refuse('not_found', 'decision_not_found', `There is no decision ${decisionId}.`);
  const { customerCode, level, decision, decidedAt } = kept;
  const snapshot = kept.snapshot as DecisionSnapshot;
  const after = replay(snapshot);
  if (!after.ok) return after;
  const taken = snapshot.decisions.at(-1);
  const comparison = compareFields({ ...snapshot.after, level, decision }, { ...after.value, ...taken });
  return ok({
    decisionId,
    customerCode,
    policyVersion: snapshot.policyVersion,
    takenAt: decidedAt.toISOString(),
    agrees: comparison.differences.length === 0,
    ...comparison,
  });
}
