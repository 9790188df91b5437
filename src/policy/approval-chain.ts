import type { Money } from '#kernel';
import { type AuthorityLevel, type AuthorityMatrix, authorityLevels } from './authority.ts';
import { type QualityGrade, qualityGrades } from './data-quality.ts';
import type { Grade } from './grade-scale.ts';

export type AuthorityQuestion = {
  readonly grade: Grade;
  /** The total limit of the customer's group after the decision, in the policy's currency. */
  readonly totalAfter: Money | 'unlimited';
  /** The group's total before it. */
  readonly totalBefore: Money | 'unlimited';
  /** Whether the new limit ends later than the one it replaces: a renewal is no decrease, however little it takes away. */
  readonly prolongs: boolean;
  /** What the customer itself would have, and what the formula proposes for it. */
  readonly amount: Money | 'unlimited';
  readonly proposed: Money;
  /** How far the figures behind it may be trusted; null or absent where nothing is known of it. */
  readonly quality?: QualityGrade | null;
};

/** The levels that decide, one after the other, the last one finally; and why these. */
export type AuthorityAnswer = {
  readonly levels: readonly AuthorityLevel[];
  readonly because: 'decrease' | 'unlimited' | 'amount';
  /** Percent beyond the proposal, rounded up; 0 when not beyond, null where nothing was proposed. */
  readonly excessPercent: number | null;
  readonly addedByExcess: AuthorityLevel | null;
  /** Absent where no figures in doubt added one. */
  readonly addedByDoubt?: AuthorityLevel;
};

/** Reads the authority matrix. All amounts are in the policy's currency. */
export function approvalChain(question: AuthorityQuestion, matrix: AuthorityMatrix): AuthorityAnswer {
  const { totalAfter, totalBefore, prolongs, amount, proposed } = question;
  if (lowers(totalBefore, totalAfter) && !prolongs)
    return { levels: matrix.decrease, because: 'decrease', excessPercent: 0, addedByExcess: null };
  if (totalAfter === 'unlimited' || amount === 'unlimited')
    return { levels: matrix.unlimited, because: 'unlimited', excessPercent: null, addedByExcess: null };
  const excessPercent = excessOf(amount.minor, proposed.minor);
  const adds = matrix.excess.find(
    ({ upToPercent }) => upToPercent === 'any' || (excessPercent ?? Infinity) <= upToPercent,
  );
  const levels = rowFor(question.grade, totalAfter, matrix);
  const added = adds?.adds ?? null;
  const isNew = added !== null && !levels.includes(added);
  const answer: AuthorityAnswer = {
    levels: isNew ? withLevel(levels, added) : levels,
    because: 'amount',
    excessPercent,
    addedByExcess: isNew ? added : null,
  };
  return withDoubt(answer, question.quality ?? null, matrix);
}

/** Whoever has at least that much authority and decides anyway looks at the figures, too. */
function withDoubt(answer: AuthorityAnswer, quality: QualityGrade | null, { doubt }: AuthorityMatrix): AuthorityAnswer {
  if (doubt === undefined || quality === null) return answer;
  const isPoor = qualityGrades.indexOf(quality) >= qualityGrades.indexOf(doubt.from);
  const isHigh = answer.levels.some((level) => authorityLevels.indexOf(level) >= authorityLevels.indexOf(doubt.adds));
  if (!isPoor || isHigh) return answer;
  return { ...answer, levels: withLevel(answer.levels, doubt.adds), addedByDoubt: doubt.adds };
}

function lowers(before: Money | 'unlimited', after: Money | 'unlimited'): boolean {
  if (after === 'unlimited') return false;
  return before === 'unlimited' || after.minor < before.minor;
}

function rowFor(grade: Grade, total: Money, { blocks }: AuthorityMatrix): readonly AuthorityLevel[] {
  const block = blocks.find(({ grades }) => grades.includes(grade));
  const row = block?.rows.find(({ upTo }) => upTo === 'any' || total.minor <= upTo.minor);
  if (row === undefined) throw new Error(`The authority matrix says nothing about grade ${grade}.`);
  return row.levels;
}

/** Nothing proposed and something asked for is beyond every percentage. */
function excessOf(amountMinor: bigint, proposedMinor: bigint): number | null {
  if (amountMinor <= proposedMinor) return 0;
  if (proposedMinor <= 0n) return null;
  return Number(((amountMinor - proposedMinor) * 100n + proposedMinor - 1n) / proposedMinor);
}

/** A chain goes from less authority to more: a level that decides higher is added in its place. */
function withLevel(levels: readonly AuthorityLevel[], added: AuthorityLevel): AuthorityLevel[] {
  return [...levels, added].toSorted((a, b) => authorityLevels.indexOf(a) - authorityLevels.indexOf(b));
}
