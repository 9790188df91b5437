import { sumDecimals } from '../../../decimal.ts';
import type { Statement } from '../assessment.ts';
import type { Kind } from '../kinds.ts';
import type { SpreadPeriod } from './spreading.ts';

type Figures = Readonly<Record<string, string>>;

/** The statement of the same period and kind that is kept already. */
export function keptBefore(
  { periodEnd, span }: Pick<SpreadPeriod, 'periodEnd' | 'span'>,
  kind: Kind,
  statements: readonly Statement[],
): Statement | undefined {
  return statements.find(
    (one) =>
      one.periodEnd === periodEnd &&
      one.span === span &&
      one.scope === kind.scope &&
      one.assurance === kind.assurance &&
      one.flows === kind.flows,
  );
}

/** Lines that are kept with another figure than the file has. What only one of the two has differs from nothing. */
export function differingLines(figures: Figures, kept: Statement): string[] {
  return Object.keys(figures).filter((line) => {
    const before = kept.figures[line];
    return before !== undefined && sumDecimals([before, '0.00']) !== sumDecimals([figures[line] ?? '0', '0.00']);
  });
}

/** Whether the file says anything of the period that is not kept as it is. */
export function saysMore(figures: Figures, kept: Statement): boolean {
  return differingLines(figures, kept).length > 0 || Object.keys(figures).some((line) => !(line in kept.figures));
}
