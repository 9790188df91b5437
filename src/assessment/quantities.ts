import type { Figures, LineItemCode } from './chart.ts';
import { provesAbsentParts } from './identities.ts';

/** What a ratio is made of: an amount of one statement, or the lines that would have to be known. */
export type Quantity =
  | { readonly known: true; readonly value: number; readonly without: readonly LineItemCode[] }
  | { readonly known: false; readonly missing: readonly LineItemCode[] };

export type QuantityOf = (figures: Figures) => Quantity;

type Sum = {
  /** Without these there is no sum. */
  readonly needs: readonly LineItemCode[];
  /** Lines that a company may simply not have: their absence is told, unless the total proves that they are nothing. */
  readonly may?: readonly LineItemCode[];
  readonly minus?: readonly LineItemCode[];
  readonly partsOf?: LineItemCode;
};

export function sumOf({ needs, may = [], minus = [], partsOf }: Sum): QuantityOf {
  return (figures) => {
    const missing = [...needs, ...minus].filter((line) => figures[line] === undefined);
    if (missing.length > 0) return { known: false, missing };
    const total = (lines: readonly LineItemCode[]) => lines.reduce((sum, line) => sum + (figures[line] ?? 0n), 0n);
    const absent = may.filter((line) => figures[line] === undefined);
    const proven = absent.length === 0 || (partsOf !== undefined && provesAbsentParts(partsOf, figures));
    return { known: true, value: Number(total([...needs, ...may]) - total(minus)), without: proven ? [] : absent };
  };
}

export function line(code: LineItemCode): QuantityOf {
  return sumOf({ needs: [code] });
}

/** The first that is known. When none is, the lines of the first are what is missing. */
export function firstKnown(...ways: readonly [QuantityOf, ...QuantityOf[]]): QuantityOf {
  return (figures) => {
    const found = ways.map((way) => way(figures));
    return found.find(({ known }) => known) ?? found[0] ?? { known: false, missing: [] };
  };
}

export const quickAssets = sumOf({
  needs: ['cash', 'accounts_receivable'],
  may: ['trading_financial_assets', 'notes_receivable', 'receivables_financing', 'other_receivables'],
  partsOf: 'total_current_assets',
});

export const cashAndSecurities = sumOf({
  needs: ['cash'],
  may: ['trading_financial_assets'],
  partsOf: 'total_current_assets',
});

/** 含应收票据. Before allowances where the statement says so; most statements give the net amount. */
export const tradeReceivables = sumOf({
  needs: ['accounts_receivable'],
  may: ['notes_receivable'],
  partsOf: 'total_current_assets',
});

/** 费用化利息 + 资本化利息. 财务费用 is neither: it nets interest earned and exchange differences. */
export const interest = sumOf({ needs: ['interest_expense'], may: ['capitalised_interest'] });

export const earningsBeforeInterestAndTax = firstKnown(
  sumOf({ needs: ['net_profit', 'income_tax', 'interest_expense'] }),
  sumOf({ needs: ['total_profit', 'interest_expense'] }),
);

export const operatingEbitda = firstKnown(
  sumOf({ needs: ['operating_income', 'depreciation_and_amortisation'] }),
  sumOf({ needs: ['operating_profit', 'interest_expense', 'depreciation_and_amortisation'] }),
);

const furtherDebts = [
  'noncurrent_liabilities_due_within_year',
  'long_term_borrowings',
  'bonds_payable',
  'lease_liabilities',
] as const;

export const interestBearingDebt = firstKnown(
  line('interest_bearing_debt'),
  sumOf({ needs: ['short_term_borrowings'], may: furtherDebts }),
  sumOf({
    needs: ['long_term_borrowings'],
    may: ['short_term_borrowings', ...furtherDebts.filter((each) => each !== 'long_term_borrowings')],
  }),
);

/** 营运资本 = 流动资产 − 流动负债. */
export const workingCapitalOf = sumOf({ needs: ['total_current_assets'], minus: ['total_current_liabilities'] });

/** 留存收益 = 盈余公积 + 未分配利润: what foreign formulas call retained earnings. */
export const retainedProfits = sumOf({ needs: ['retained_earnings'], may: ['surplus_reserve'] });

export const grossProfit = sumOf({ needs: ['revenue'], minus: ['cost_of_sales'] });

/** Selling, general and administrative expense. Research stood among the administrative expense until 2018. */
export const overhead = sumOf({ needs: ['selling_expense', 'admin_expense'], may: ['research_expense'] });

export const longTermDebt = firstKnown(
  sumOf({
    needs: ['long_term_borrowings'],
    may: ['bonds_payable', 'lease_liabilities'],
    partsOf: 'total_noncurrent_liabilities',
  }),
  line('total_noncurrent_liabilities'),
);

export const longTermSecurities = sumOf({
  needs: [],
  may: [
    'available_for_sale_assets',
    'held_to_maturity_investments',
    'debt_investments',
    'other_debt_investments',
    'long_term_equity_investments',
    'other_equity_investments',
    'other_noncurrent_financial_assets',
  ],
});

/** What business itself brought in: profit with the depreciation added back, or the operating cash flow. */
export const fundsFromOperations = firstKnown(
  sumOf({ needs: ['net_profit', 'depreciation_and_amortisation'] }),
  line('operating_cash_flow'),
);
