import { canonicalJson, ok, refuse, type Result } from '#kernel';
import type { Platform } from '#platform';
import { replay } from '../replay.ts';
import type { DecisionSnapshot } from '../snapshot.ts';
import { findDecisionSnapshot } from '../store/decisions.ts';

/** A decision's routing taken again from what was known then, and compared with what came of it. */
export async function replayDecision({ database }: Pick<Platform, 'database'>, decisionId: string) {
  const snapshot = await findDecisionSnapshot(database.sql, decisionId);
  if (snapshot === undefined) return notFound(decisionId);
  const stored = snapshot as DecisionSnapshot;
  const replayed = replay(stored);
  if (!replayed.ok) return replayed;
  return ok({
    decisionId,
    agrees: canonicalJson(replayed.value) === canonicalJson(stored.after),
    stored: stored.after,
    replayed: replayed.value,
  });
}

function notFound(id: string): Result<never> {
  return refuse('not_found', 'decision_not_found', `There is no decision ${id}.`);
}
