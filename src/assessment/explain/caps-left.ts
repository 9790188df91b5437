import { type Factor, type Grade, gradeSteps, passes, type Policy, type Scorecard } from '#policy';
import type { Assessment } from '../assess.ts';
import type { Change } from './next-grade.ts';

export type CappedAssessment = Pick<Assessment, 'score' | 'gradeByScore' | 'modelGrade' | 'factors'> & {
  readonly caps: readonly { readonly when: string; readonly atMost: Grade }[];
};

/** The caps that would still hold a customer below a grade after these changes: reaching its score is not enough. */
export function capsLeft(
  { caps, factors }: CappedAssessment,
  { changes, grade }: { readonly changes: readonly Change[]; readonly grade: Grade },
  { scorecard, policy }: { readonly scorecard: Pick<Scorecard, 'vetoes'>; readonly policy: Pick<Policy, 'gradeScale'> },
): string[] {
  const changeOf = (code: string) => changes.find((change) => change.code === code);
  const isLifted = (when: string): boolean => {
    const [, kind, code = ''] = /^(veto|unknown)_(.+)$/.exec(when) ?? [];
    const change = changeOf(code);
    if (kind === 'unknown') return change !== undefined;
    if (kind === 'veto') return change !== undefined && !stillVetoed(change, scorecard);
    switch (when) {
      case 'overdue_over_90_days':
        return isBelow(changeOf('oldest_overdue_days'), 91);
      case 'overdue_over_60_days':
        return isBelow(changeOf('oldest_overdue_days'), 61);
      case 'negative_net_assets':
        return isBelow(changeOf('debt_to_asset_ratio'), 1);
      case 'little_known':
        return knownPercent(factors, changes) >= policy.gradeScale.knownPercentMin;
      // Doubtful figures, a blacklist, a court: no better factor makes up for them.
      default:
        return false;
    }
  };
  return caps.flatMap(({ when, atMost }) => (gradeSteps(grade, atMost) > 0 && !isLifted(when) ? [when] : []));
}

function stillVetoed({ code, to }: Change, { vetoes = [] }: Pick<Scorecard, 'vetoes'>): boolean {
  return vetoes
    .filter(({ factor }) => factor === code)
    .some(({ test }) => {
      if (to.kind === 'answer') return passes(test, to.answer);
      // Just below a figure: a veto from that figure on sets in no more.
      if (to.kind === 'below' && test.kind === 'at_least') return to.figure > test.figure;
      return passes(test, to.figure);
    });
}

function isBelow(change: Change | undefined, figure: number): boolean {
  return change?.to.kind === 'below' && change.to.figure <= figure;
}

function knownPercent(factors: Assessment['factors'], changes: readonly Change[]): number {
  const sum = (some: Assessment['factors']) => some.reduce((all, { maxPoints }) => all + maxPoints, 0);
  const becomesKnown = (code: Factor['code']) => changes.some((change) => change.code === code);
  return Math.floor(
    (sum(factors.filter(({ code, reading }) => reading.known || becomesKnown(code))) * 100) / sum(factors),
  );
}
