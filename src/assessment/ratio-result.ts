import type { LineItemCode } from './chart.ts';

/** Why a ratio has no value. It then shows as "—" with this reason, never as 0. */
export type NoValue =
  | 'missing_figure'
  | 'zero_denominator'
  | 'no_prior_statement'
  | 'interim_statement'
  | 'equity_not_positive'
  | 'base_not_positive';

/** A ratio of a statement. */
export type StatementRatio =
  | {
      readonly kind: 'value';
      readonly value: number;
      /** Lines that the sum would have included and that the statement does not name; the value stands without them. */
      readonly without: readonly LineItemCode[];
      /** The figure stands in for one that is missing: it is shown as such, and never scored. */
      readonly proxy: LineItemCode | null;
    }
  | {
      readonly kind: 'not_meaningful';
      readonly because: NoValue;
      readonly missing: readonly LineItemCode[];
    };

export function noValue(because: NoValue, missing: readonly LineItemCode[] = []): StatementRatio {
  return { kind: 'not_meaningful', because, missing };
}
