import { addDays, type CalendarDate, later } from '#kernel';
import { policyInForce, type Policies } from './policies.ts';
import type { Policy } from './policy.ts';
import { type ScorecardDraft, withDraft } from './scorecard-draft.ts';

export const editionStates = ['proposed', 'in_force', 'rejected', 'withdrawn'] as const;

export type EditionState = (typeof editionStates)[number];

/** 政策修订版: another way of grading under an otherwise unchanged policy, proposed by one person and put in force by another. */
export type Edition = {
  /** `policy-2.1`: the first edition of policy-2. */
  readonly version: string;
  readonly baseVersion: string;
  /** What was in force, or about to be, when it was drafted. */
  readonly replaces: string;
  readonly draft: ScorecardDraft;
  readonly effectiveFrom: CalendarDate;
  readonly reason: string;
  readonly state: EditionState;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedById: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
};

/** The policy that an edition makes of the version it stands on. */
export function policyOfEdition(
  { version, effectiveFrom, draft }: Pick<Edition, 'version' | 'effectiveFrom' | 'draft'>,
  base: Policy,
): Policy {
  return { ...withDraft(base, draft), version, effectiveFrom };
}

/** Every version there is, those of the program and those that people put in force, the oldest first. */
export function allVersions(programs: Policies, editions: readonly Edition[]): Policies {
  const made = editions.flatMap((edition) => {
    const base = programs.find(({ version }) => version === edition.baseVersion);
    return base === undefined ? [] : [policyOfEdition(edition, base)];
  });
  const [first, ...rest] = [...programs, ...made].toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  if (first === undefined) throw new Error('There is always a first policy.');
  return [first, ...rest];
}

/** `policy-2.3` after two editions of policy-2. */
export function nextVersion(base: string, editions: readonly Pick<Edition, 'baseVersion'>[]): string {
  return `${base}.${editions.filter(({ baseVersion }) => baseVersion === base).length + 1}`;
}

/** The version in the program that an edition beginning on a day stands on. */
export function baseOn(day: CalendarDate, programs: Policies): Policy {
  return policyInForce(day, programs);
}

/** The first day that an edition may begin: a day is decided by one policy, so never today, nor before another has begun. */
export function firstDayFree(today: CalendarDate, versions: Policies): CalendarDate {
  const newest = versions.at(-1) ?? versions[0];
  return addDays(later(today, newest.effectiveFrom), 1);
}
