import type { MoneyJson } from '#kernel';
import { type Grade, gradeSteps } from '#policy';

/** A limit as it is told: its amount, or that there is none or no bound. */
export type ToldLimit = MoneyJson | 'none' | 'unlimited';

/** How a customer stood on a day. */
export type StandingThen = {
  readonly limit: ToldLimit;
  readonly exposure: MoneyJson;
  readonly overdue: MoneyJson;
  readonly grade: Grade | null;
  /** Amount-weighted, of what was settled in the time up to that day; null when nothing was. */
  readonly daysBeyondTerms: number | null;
};

export type Change =
  | { readonly code: 'limit'; readonly before: ToldLimit; readonly after: ToldLimit }
  | {
      readonly code: 'exposure' | 'overdue';
      readonly before: MoneyJson;
      readonly after: MoneyJson;
      readonly rises: boolean;
    }
  | {
      readonly code: 'grade';
      readonly before: Grade | null;
      readonly after: Grade | null;
      readonly isWorse: boolean | null;
    }
  | {
      readonly code: 'days_beyond_terms';
      readonly before: number | null;
      readonly after: number;
      readonly isWorse: boolean | null;
    }
  | { readonly code: 'held'; readonly count: number; readonly released: number };

/** Days beyond terms are told in tenths: what reads the same is the same. */
const tenths = (days: number) => Math.round(days * 10);

/** What became different about a customer, in the order in which a credit manager asks: nothing that stayed. */
export function changesBetween(
  before: StandingThen,
  after: StandingThen,
  holds: { readonly count: number; readonly released: number },
): Change[] {
  const changes: Change[] = [];
  if (!sameLimit(before.limit, after.limit)) changes.push({ code: 'limit', before: before.limit, after: after.limit });
  if (before.grade !== after.grade)
    changes.push({
      code: 'grade',
      before: before.grade,
      after: after.grade,
      isWorse: worse(before.grade, after.grade),
    });
  for (const code of ['exposure', 'overdue'] as const) {
    const [was, is] = [before[code], after[code]];
    if (was.amount !== is.amount) changes.push({ code, before: was, after: is, rises: minorOf(is) > minorOf(was) });
  }
  const [was, is] = [before.daysBeyondTerms, after.daysBeyondTerms];
  if (is !== null && (was === null || tenths(is) !== tenths(was)))
    changes.push({ code: 'days_beyond_terms', before: was, after: is, isWorse: was === null ? null : is > was });
  if (holds.count > 0) changes.push({ code: 'held', ...holds });
  return changes;
}

function worse(before: Grade | null, after: Grade | null): boolean | null {
  return before === null || after === null ? null : gradeSteps(before, after) > 0;
}

function sameLimit(a: ToldLimit, b: ToldLimit): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.amount === b.amount && a.currency === b.currency;
}

/** Amounts of one currency have the same decimals, so without the point they compare as whole numbers. */
function minorOf({ amount }: MoneyJson): bigint {
  return BigInt(amount.replace('.', ''));
}
