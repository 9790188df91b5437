import { balanceSheetItems } from './balance-sheet-items.ts';
import type { Figures, LineItemCode } from './chart.ts';

/** A total and the lines that make it up, those with `minus` subtracted. */
export type Identity = {
  readonly total: LineItemCode;
  readonly plus: readonly LineItemCode[];
  readonly minus: readonly LineItemCode[];
  /** Of totals: every line must be known to check it. Of parts: an absent part may be one that the company does not have. */
  readonly of: 'totals' | 'parts';
};

export const identities: readonly Identity[] = [
  ofTotals('total_assets', ['total_current_assets', 'total_noncurrent_assets']),
  ofTotals('total_liabilities', ['total_current_liabilities', 'total_noncurrent_liabilities']),
  ofTotals('total_equity', ['parent_equity', 'minority_interests']),
  ofTotals('total_assets', ['total_liabilities', 'total_equity']),
  ofTotals('total_assets', ['total_liabilities_and_equity']),
  ofTotals('net_profit', ['total_profit'], ['income_tax']),
  ofTotals('total_profit', ['operating_profit', 'nonoperating_income'], ['nonoperating_expense']),
  ofTotals('operating_cash_flow', ['operating_inflows'], ['operating_outflows']),
  ofTotals('investing_cash_flow', ['investing_inflows'], ['investing_outflows']),
  ofTotals('financing_cash_flow', ['financing_inflows'], ['financing_outflows']),
  ofTotals('closing_cash', ['opening_cash', 'net_cash_change']),
  ofParts('total_current_assets', 'cash'),
  ofParts('total_noncurrent_assets', 'available_for_sale_assets'),
  ofParts('total_current_liabilities', 'short_term_borrowings'),
  ofParts('total_noncurrent_liabilities', 'long_term_borrowings'),
];

/** Something in a statement that does not add up. It is told, never repaired. */
export type StatementDoubt = {
  readonly code: 'does_not_add_up' | 'parts_exceed_total' | 'negative_amount';
  readonly line: LineItemCode;
  readonly givenMinor: bigint;
  readonly expectedMinor: bigint;
  readonly from: readonly LineItemCode[];
};

/** Statements printed in whole units may be off by one of them. */
const roundingMinor = 100n;

/** Lines that cannot be below zero in a true statement. */
const neverNegative = [
  'cash',
  'accounts_receivable',
  'inventories',
  'total_assets',
  'total_liabilities',
  'revenue',
] as const;

export function statementDoubts(figures: Figures): StatementDoubt[] {
  return [...identities.flatMap((identity) => doubtOf(identity, figures)), ...negatives(figures)];
}

/**
 * Whether the parts that are given make up the total: then every part that is absent is nothing, and not merely
 * unknown.
 */
export function provesAbsentParts(total: LineItemCode, figures: Figures): boolean {
  const identity = identities.find((each) => each.total === total && each.of === 'parts');
  const given = figures[total];
  return identity !== undefined && given !== undefined && near(given, sumOf(identity, figures));
}

function doubtOf(identity: Identity, figures: Figures): StatementDoubt[] {
  const given = figures[identity.total];
  const lines = [...identity.plus, ...identity.minus];
  const known = lines.filter((line) => figures[line] !== undefined);
  if (given === undefined || known.length === 0) return [];
  const expected = sumOf(identity, figures);
  const doubt = { line: identity.total, givenMinor: given, expectedMinor: expected, from: known };
  if (identity.of === 'parts')
    return expected > given + roundingMinor && known.every((line) => (figures[line] ?? 0n) >= 0n)
      ? [{ code: 'parts_exceed_total', ...doubt }]
      : [];
  return known.length === lines.length && !near(given, expected) ? [{ code: 'does_not_add_up', ...doubt }] : [];
}

function negatives(figures: Figures): StatementDoubt[] {
  return neverNegative.flatMap((line) => {
    const given = figures[line];
    if (given === undefined || given >= 0n) return [];
    return [{ code: 'negative_amount' as const, line, givenMinor: given, expectedMinor: 0n, from: [] }];
  });
}

function sumOf({ plus, minus }: Identity, figures: Figures): bigint {
  const sum = (lines: readonly LineItemCode[]) => lines.reduce((total, line) => total + (figures[line] ?? 0n), 0n);
  return sum(plus) - sum(minus);
}

function near(a: bigint, b: bigint): boolean {
  const difference = a - b;
  return difference <= roundingMinor && difference >= -roundingMinor;
}

function ofTotals(total: LineItemCode, plus: readonly LineItemCode[], minus: readonly LineItemCode[] = []): Identity {
  return { total, plus, minus, of: 'totals' };
}

/** The parts of a total of the balance sheet stand before it, from `first` on. */
function ofParts(total: LineItemCode, first: LineItemCode): Identity {
  const codes = balanceSheetItems.map(([code]) => code as LineItemCode);
  return { total, plus: codes.slice(codes.indexOf(first), codes.indexOf(total)), minus: [], of: 'parts' };
}
