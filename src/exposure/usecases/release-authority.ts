import { type Money, ok, refuse, type Result, toJson } from '#kernel';
import type { Caller, Sql } from '#platform';
import { type AuthorityLevel, authorityLevels, levelsOfRoles, type Policy, policyInForce, releaseLevel } from '#policy';
import { findUser } from '#team/usecases';
import type { CheckDecision } from '../credit-check.ts';
import { excessOf } from '../excess.ts';
import { type ReasonName, reasonName } from '../objection.ts';
import { findWaysOut, type OnDay, type Tried } from './find-ways-out.ts';

/** How far a release goes, and the least authority that it needs. */
export type ReleaseMeasure = {
  readonly excessMinor: bigint;
  readonly daysOverdue: number;
  readonly level: AuthorityLevel;
  /** What the check still objects to now. */
  readonly stands: readonly ReasonName[];
};

/** Measures what is to be released as things stand now, and refuses whoever has not the authority. */
export async function measureRelease(
  db: Sql,
  when: OnDay,
  caller: Caller,
  tried: Tried,
): Promise<Result<ReleaseMeasure>> {
  const [outlook] = await findWaysOut(db, when, [tried]);
  if (outlook === undefined) throw new Error(`${tried.number} was looked at and not answered.`);
  const policy = policyInForce(when.today);
  const { excess, ...measured } = measureOf(outlook.decision, policy);
  const measure = { ...measured, stands: outlook.decision.objections.map(reasonName) };
  const own = await levelsOf(db, caller);
  if (policy.releaseAuthority === undefined || isWithin(measure.level, own)) return ok(measure);
  const detail = `It goes ${excess.amount} ${excess.currency} beyond the rules, ${measure.daysOverdue} days overdue: this needs the ${measure.level.replace('_', ' ')}.`;
  return refuse('not_allowed', 'release_beyond_authority', detail, {
    facts: { level: measure.level, excess, daysOverdue: measure.daysOverdue },
  });
}

export function measureOf(decision: CheckDecision, { planningRates, releaseAuthority }: Policy) {
  const excess = excessOf(decision, planningRates);
  const amount: Money = excess?.amount ?? decision.exposureBefore;
  const daysOverdue = excess?.daysOverdue ?? 0;
  // What cannot be measured needs the highest authority there is.
  const highest = releaseAuthority?.at(-1)?.level ?? 'credit_manager';
  const level =
    excess === undefined || releaseAuthority === undefined ? highest : releaseLevel(excess, releaseAuthority);
  return { excess: toJson(amount), excessMinor: excess === undefined ? 0n : amount.minor, daysOverdue, level };
}

/** A key's or the operator's authority is its scope: undefined stands for every level. */
export async function levelsOf(db: Sql, caller: Caller): Promise<readonly AuthorityLevel[] | undefined> {
  if (caller.kind !== 'user') return undefined;
  return levelsOfRoles((await findUser(db, caller.id))?.roles ?? []);
}

/** Whoever may release more may release less. */
export function isWithin(needed: AuthorityLevel, own: readonly AuthorityLevel[] | undefined): boolean {
  return own === undefined || own.some((level) => authorityLevels.indexOf(level) >= authorityLevels.indexOf(needed));
}
