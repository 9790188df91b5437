import { balanceSheetItems } from './balance-sheet-items.ts';
import { cashFlowItems } from './cash-flow-items.ts';
import type { Figures, LineItemCode } from './chart.ts';

/** A total and the lines that make it up, those with `minus` subtracted. */
export type Identity = {
  readonly total: LineItemCode;
  readonly plus: readonly LineItemCode[];
  readonly minus: readonly LineItemCode[];
  /**
   * Of totals: every line must be known to check it. Of parts: an absent part may be one that the company does not have.
   * Signed: parts of either sign, shown with their difference; what it means is another check's to say.
   */
  readonly of: 'totals' | 'parts' | 'signed';
};

/** What every assessment has been examined for, and is again when it is made again. */
const mainIdentities: readonly Identity[] = [
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

const ownEquity = linesBefore('parent_equity', 'paid_in_capital').filter((line) => line !== 'treasury_shares');

/** The sub-totals below them; policies that ask for `subtotals` count these as well. */
const subtotals: readonly Identity[] = [
  // That it equals the assets is examined already.
  { total: 'total_liabilities_and_equity', plus: ['total_liabilities', 'total_equity'], minus: [], of: 'signed' },
  { total: 'parent_equity', plus: ownEquity, minus: ['treasury_shares'], of: 'signed' },
  { total: 'total_equity', plus: [...ownEquity, 'minority_interests'], minus: ['treasury_shares'], of: 'signed' },
  ofTotals('net_profit', ['parent_net_profit', 'minority_profit']),
  ofTotals('total_comprehensive_income', ['net_profit', 'other_comprehensive_income']),
  {
    total: 'operating_profit',
    plus: [
      ...(['revenue', 'other_income', 'investment_income', 'fair_value_gain', 'asset_disposal_gain'] as const),
      ...(['credit_impairment_loss', 'asset_impairment_loss'] as const),
    ],
    minus: [
      ...(['cost_of_sales', 'taxes_and_surcharges', 'selling_expense', 'admin_expense'] as const),
      ...(['research_expense', 'finance_expense'] as const),
    ],
    of: 'signed',
  },
  ofParts('operating_inflows', 'cash_from_sales'),
  ofParts('operating_outflows', 'paid_for_goods'),
  ofParts('investing_inflows', 'investments_recovered'),
  ofParts('investing_outflows', 'capital_expenditure'),
  ofParts('financing_inflows', 'capital_contributions'),
  ofParts('financing_outflows', 'debts_repaid'),
  {
    total: 'net_cash_change',
    plus: ['operating_cash_flow', 'investing_cash_flow', 'financing_cash_flow', 'exchange_effect'],
    minus: [],
    of: 'signed',
  },
];

export const identities: readonly Identity[] = [...mainIdentities, ...subtotals];

/** The total that a line is counted in, and whether it is subtracted there. Undefined for totals that stand alone. */
export function parentOf(line: LineItemCode): { readonly total: LineItemCode; readonly sign: 1 | -1 } | undefined {
  // Assets are the total of what finances them as well; that is an equation, not a sum of its own lines.
  const sums = identities.filter(
    ({ total, plus }) => total !== 'total_assets' || plus.includes('total_current_assets'),
  );
  const found = sums.find(({ plus, minus }) => plus.includes(line) || minus.includes(line));
  return found === undefined ? undefined : { total: found.total, sign: found.minus.includes(line) ? -1 : 1 };
}

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
const neverNegative: readonly LineItemCode[] = [
  'cash',
  'accounts_receivable',
  'inventories',
  'total_assets',
  'total_liabilities',
  'revenue',
];

/** Costs and payments are entered as what they are, without the minus of the form: a negative one has slipped its sign. */
const neverNegativeBelow: readonly LineItemCode[] = [
  ...(['total_current_assets', 'fixed_assets', 'total_current_liabilities', 'paid_in_capital'] as const),
  ...(['short_term_borrowings', 'long_term_borrowings', 'cost_of_sales', 'selling_expense', 'admin_expense'] as const),
  ...(['cash_from_sales', 'operating_inflows', 'paid_for_goods', 'paid_to_employees', 'operating_outflows'] as const),
  ...(['capital_expenditure', 'investing_outflows', 'debts_repaid', 'financing_outflows'] as const),
];

/** What in a statement does not add up; `mainOnly` leaves the sub-totals out. */
export function statementDoubts(figures: Figures, { mainOnly = false } = {}): StatementDoubt[] {
  const asked = mainOnly ? mainIdentities : identities;
  const signed = mainOnly ? neverNegative : [...neverNegative, ...neverNegativeBelow];
  return [...asked.flatMap((identity) => doubtOf(identity, figures)), ...negatives(signed, figures)];
}

/**
 * Whether the parts that are given make up the total: then every part that is absent is nothing, and not merely
 * unknown.
 */
export function provesAbsentParts(total: LineItemCode, figures: Figures): boolean {
  const identity = mainIdentities.find((each) => each.total === total && each.of === 'parts');
  const given = figures[total];
  return identity !== undefined && given !== undefined && near(given, sumOf(identity, figures));
}

function doubtOf(identity: Identity, figures: Figures): StatementDoubt[] {
  if (identity.of === 'signed') return [];
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

function negatives(lines: readonly LineItemCode[], figures: Figures): StatementDoubt[] {
  return lines.flatMap((line) => {
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

/** The parts of a total stand before it, from `first` on. */
function ofParts(total: LineItemCode, first: LineItemCode): Identity {
  return { total, plus: linesBefore(total, first), minus: [], of: 'parts' };
}

function linesBefore(total: LineItemCode, first: LineItemCode): LineItemCode[] {
  const codes = [...balanceSheetItems, ...cashFlowItems].map(([code]) => code as LineItemCode);
  return codes.slice(codes.indexOf(first), codes.indexOf(total));
}
