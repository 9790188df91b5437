import type { CalendarDate, MoneyJson } from '#kernel';
import { type Grade, gradeSteps } from '#policy';
import type { ratioIndicators } from './readings.ts';
import { type ComparedFigure, comparedFigures } from './words.ts';

export type RatioIndicator = (typeof ratioIndicators)[number];

/** A customer as a review sees it on one day: plain JSON, kept with the review. */
export type ReviewFigures = {
  readonly asOf: CalendarDate;
  readonly grade: Grade | null;
  readonly score: number | null;
  readonly limit: MoneyJson | 'none' | 'unlimited';
  readonly exposure: MoneyJson;
  readonly overdue: MoneyJson;
  /** Null where no statement of that day gives the ratio. */
  readonly ratios: Readonly<Record<RatioIndicator, number | null>>;
};

/** The last time and this time. */
export type Comparison = { readonly before: ReviewFigures; readonly now: ReviewFigures };

/** One figure then and now. `direction` says how it moved for whoever gave the credit; a limit is neither good nor bad. */
export type Change = {
  readonly figure: ComparedFigure;
  readonly before: ReviewFigures['limit'] | Grade | number | null;
  readonly after: ReviewFigures['limit'] | Grade | number | null;
  readonly direction: 'better' | 'worse' | 'neutral' | 'same' | 'not_known';
};

/** What is good when it rises. */
const rises: Readonly<Record<ComparedFigure, boolean | null>> = {
  grade: true,
  score: true,
  limit: null,
  exposure: null,
  overdue: false,
  debt_to_asset_ratio: false,
  current_ratio: true,
  quick_ratio: true,
  net_margin: true,
  revenue_growth: true,
  operating_cash_flow_to_debt: true,
};

/** What changed since the last time, figure by figure, in the order in which people ask. */
export function whatChanged({ before, now }: Comparison): Change[] {
  return comparedFigures.map((figure) => {
    const was = valueOf(before, figure);
    const is = valueOf(now, figure);
    return { figure, before: was, after: is, direction: directionOf(figure, was, is) };
  });
}

function valueOf(figures: ReviewFigures, figure: ComparedFigure): Change['before'] {
  switch (figure) {
    case 'grade':
    case 'score':
    case 'limit':
    case 'exposure':
    case 'overdue':
      return figures[figure];
    default:
      return figures.ratios[figure];
  }
}

function directionOf(figure: ComparedFigure, was: Change['before'], is: Change['before']): Change['direction'] {
  if (was === null || is === null) return was === is ? 'same' : 'not_known';
  const moved = movement(figure, was, is);
  if (moved === 0) return 'same';
  const good = rises[figure];
  if (good === null) return 'neutral';
  return moved > 0 === good ? 'better' : 'worse';
}

function movement(figure: ComparedFigure, was: NonNullable<Change['before']>, is: NonNullable<Change['before']>) {
  if (figure === 'grade') return -gradeSteps(was as Grade, is as Grade);
  if (typeof was === 'number' && typeof is === 'number') return is - was;
  if (typeof was === 'object' && typeof is === 'object') {
    // Both are the customer's currency with all its decimals, so without the point they count minor units.
    const difference = minorOf(is.amount) - minorOf(was.amount);
    return difference === 0n ? 0 : difference > 0n ? 1 : -1;
  }
  return was === is ? 0 : 1;
}

function minorOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
