import { compareFields, type Comparison, ok, type Result, refuse } from '#kernel';
import type { Platform } from '#platform';
import { checkCredit } from '../credit-check.ts';
import { presentDecision } from '../http/present-check.ts';
import { readSnapshot } from '../snapshot.ts';
import { findCheck } from '../store/checks.ts';
import type { CheckAnswer } from './sent-check.ts';

/** A decision taken again: which fields of its answer were compared, and which came out otherwise. */
export type CheckReplay = Comparison & {
  readonly checkId: string;
  readonly customerCode: string;
  readonly policyVersion: string;
  readonly takenAt: string;
  readonly agrees: boolean;
};

/** Takes a decision again from what it knew then, and compares it with what was answered. */
export async function replayCheck(
  { database }: Pick<Platform, 'database'>,
  { checkId }: { checkId: string },
): Promise<Result<CheckReplay>> {
  const kept = await findCheck(database.sql, checkId);
  if (kept === undefined) return refuse('not_found', 'check_not_found', `There is no credit check ${checkId}.`);
  const { facts, request } = readSnapshot(kept.snapshot);
  const answer = kept.answer as CheckAnswer;
  // Warnings are told only where there are any: those that do not come again are a difference too.
  const told = answer.warnings === undefined ? {} : { warnings: undefined };
  const comparison = compareFields(answer, { ...told, ...presentDecision(checkCredit(facts, request)) });
  const { customerCode, policyVersion, checkedAt: takenAt } = answer;
  const agrees = comparison.differences.length === 0;
  return ok({ checkId, customerCode, policyVersion, takenAt, agrees, ...comparison });
}
