import { canonicalJson, ok, type Result, refuse } from '#kernel';
import type { Platform } from '#platform';
import { checkCredit } from '../credit-check.ts';
import { presentDecision } from '../http/present-check.ts';
import { readSnapshot } from '../snapshot.ts';
import { findCheck } from '../store/checks.ts';

/** A decision taken again. `differences` names each field of the answer that came out otherwise. */
export type Replay = {
  readonly checkId: string;
  readonly agrees: boolean;
  readonly differences: readonly { readonly field: string; readonly stored: unknown; readonly replayed: unknown }[];
};

/** Takes a decision again from what it knew then, and compares it with what was answered. */
export async function replayCheck(
  { database }: Pick<Platform, 'database'>,
  { checkId }: { checkId: string },
): Promise<Result<Replay>> {
  const kept = await findCheck(database.sql, checkId);
  if (kept === undefined) return refuse('not_found', 'check_not_found', `There is no credit check ${checkId}.`);
  const { facts, request } = readSnapshot(kept.snapshot);
  const stored = kept.answer as Readonly<Record<string, unknown>>;
  const differences = Object.entries(presentDecision(checkCredit(facts, request)))
    .filter(([field, replayed]) => canonicalJson(replayed) !== canonicalJson(stored[field] ?? null))
    .map(([field, replayed]) => ({ field, stored: stored[field], replayed }));
  return ok({ checkId, agrees: differences.length === 0, differences });
}
