import { chart } from '../chart.ts';
import type { Statement } from '../statement.ts';
import { type Finding, finding, size } from './finding.ts';

const totals: ReadonlySet<string> = new Set(chart.filter(({ isTotal }) => isTotal).map(({ code }) => code));

/** Fewer figures prove nothing: either test would find patterns in honest ones. */
const roundFiguresMin = 15;
const firstDigitsMin = 60;

/** χ² with eight degrees of freedom at 0.1 %. */
const chiSquareMax = 26.12;

/**
 * Figures made up by people are round. The unit a statement is printed in is found first, so that one in 万元 is not
 * suspected; of what is left one figure in a hundred ends in two noughts.
 */
export function roundFigures(statement: Statement): Finding[] {
  const figures = ownFigures(statement);
  const unit = printedUnit(figures);
  const large = figures.filter((minor) => minor >= unit * 100n);
  if (large.length < roundFiguresMin) return [];
  const round = large.filter((minor) => minor % (unit * 100n) === 0n).length;
  const share = round / large.length;
  if (share < 0.25) return [];
  return [
    finding(statement, 'round_figures', share >= 0.5 ? 'material' : 'minor', {
      facts: { share, count: round, figures: large.length },
    }),
  ];
}

/** Benford's law over the leading digits of one statement: the same line of two years is hardly two observations. */
export function firstDigits(statement: Statement): Finding[] {
  const digits = ownFigures(statement).map((minor) => Number(`${minor}`[0]));
  if (digits.length < firstDigitsMin) return [];
  const chiSquare = benfordChiSquare(digits);
  if (chiSquare <= chiSquareMax) return [];
  return [finding(statement, 'first_digits', 'minor', { facts: { chiSquare, figures: digits.length } })];
}

/** Σ (observed − expected)² ÷ expected over the digits 1 to 9. */
export function benfordChiSquare(digits: readonly number[]): number {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, digit) => {
    const expected = digits.length * Math.log10(1 + 1 / digit);
    const observed = digits.filter((each) => each === digit).length;
    return sum + (observed - expected) ** 2 / expected;
  }, 0);
}

/** Totals only repeat their parts. */
function ownFigures({ figures }: Statement): bigint[] {
  return Object.entries(figures).flatMap(([code, minor]) => (totals.has(code) || minor === 0n ? [] : [size(minor)]));
}

/** 元, 千元, 万元 or finer: the largest step that divides every figure. */
function printedUnit(figures: readonly bigint[]): bigint {
  const units = [100_000_000_00n, 1_000_000_00n, 10_000_00n, 1_000_00n, 100n];
  return units.find((unit) => figures.length > 0 && figures.every((minor) => minor % unit === 0n)) ?? 1n;
}
