import { compareDecimals, negated, sumDecimals } from '../../decimal.ts';
import type { Chart } from './assessment.ts';

export type TypedFigures = Readonly<Record<string, string | undefined>>;

/** A total that is not what its lines come to. */
export type SumFault = {
  readonly total: string;
  readonly given: string;
  readonly expected: string;
  /** Given less expected. */
  readonly difference: string;
};

/** Statements printed in whole units may be off by one of them. */
const rounding = '1';

/**
 * What does not add up among the figures typed so far. A total of totals is checked once every line is there; the parts
 * of a total may be incomplete, so only more than the total is a fault.
 */
export function sumFaults(figures: TypedFigures, sums: Chart['sums']): SumFault[] {
  return sums.flatMap(({ total, plus, minus, of }) => {
    const given = figures[total];
    const lines = [...plus, ...minus];
    const known = lines.filter((line) => figures[line] !== undefined);
    if (given === undefined || known.length === 0 || (of === 'totals' && known.length < lines.length)) return [];
    const expected = sumDecimals([
      ...plus.flatMap((line) => figures[line] ?? []),
      ...minus.flatMap((line) => negated(figures[line] ?? '0')),
    ]);
    const difference = sumDecimals([given, negated(expected)]);
    const isOver = compareDecimals(difference, rounding) > 0;
    const isUnder = compareDecimals(difference, negated(rounding)) < 0;
    if (of === 'signed') return [];
    const isFault = of === 'parts' ? isUnder : isOver || isUnder;
    return isFault ? [{ total, given, expected, difference }] : [];
  });
}

/** Totals that are not given and follow from lines that all are: 资产总计 of current and non-current assets. */
export function derivedTotals(figures: TypedFigures, sums: Chart['sums']): Record<string, string> {
  const derived: Record<string, string> = {};
  const known = (line: string) => figures[line] ?? derived[line];
  for (const { total, plus, minus, of } of sums) {
    const lines = [...plus, ...minus];
    if (of !== 'totals' || known(total) !== undefined || lines.some((line) => known(line) === undefined)) continue;
    // One total of another is an equation: it is given where it is meant.
    if (lines.length < 2) continue;
    const signed = (line: string) => (minus.includes(line) ? negated(known(line) ?? '0') : (known(line) ?? '0'));
    derived[total] = sumDecimals(lines.map(signed));
  }
  return derived;
}
