import type { Figures, LineItemCode } from '#assessment';
import type { Health } from './health.ts';
import type { Norm } from './norms.ts';

/** What the next period begins with. Whole yuan. */
export type Closing = {
  readonly equity: number;
  readonly assets: number;
  readonly paidIn: number;
  readonly cash: number;
  readonly trade: number;
  readonly inventories: number;
  readonly payables: number;
  readonly debt: number;
};

export type Period = {
  /** Of a whole year, in yuan. */
  readonly annualRevenue: number;
  /** How much of the year the flows cover. */
  readonly share: number;
  readonly health: Health;
  readonly norm: Norm;
  readonly opening: Closing | undefined;
  readonly isGroup: boolean;
};

type Lines = Partial<Record<LineItemCode, number>>;

/** One set of statements in whole yuan, in which everything adds up: the loan from the bank closes every gap. */
export function figuresFor(period: Period): { figures: Figures; closing: Closing } {
  const income = incomeOf(period);
  const { lines: balance, closing } = balanceOf(period, income);
  const flows = flowsOf(period, income, closing);
  const lines = { ...balance, ...income, ...flows };
  const figures = Object.entries(lines).map(([line, yuan]) => [line, BigInt(yuan) * 100n]);
  return { figures: Object.fromEntries(figures) as Figures, closing };
}

function incomeOf({ annualRevenue, share, health, norm }: Period) {
  const revenue = Math.round(annualRevenue * share);
  const of = (part: number) => Math.round(revenue * part);
  const assets = (annualRevenue / norm.assetTurnover) * share;
  const interest_expense = Math.round(assets * health.debtShare * 0.45 * health.interestRate);
  const target = health.netMargin * norm.margin * revenue;
  const taxRate = norm.research >= 0.04 ? 0.15 : 0.25;
  const total_profit = Math.round(target > 0 ? target / (1 - taxRate) : target);
  const income_tax = total_profit > 0 ? Math.round(total_profit * taxRate) : 0;
  const [nonoperating_income, nonoperating_expense] = [of(0.001), of(health.lossShare / 2)];
  const operating_profit = total_profit - nonoperating_income + nonoperating_expense;
  const costs = {
    taxes_and_surcharges: of(0.006),
    selling_expense: of(0.034),
    admin_expense: of(0.042),
    research_expense: of(norm.research),
    finance_expense: Math.round(interest_expense * 1.04),
  };
  const other_income = of(0.003);
  const credit_impairment_loss = of(health.lossShare);
  const further = Object.values(costs).reduce((sum, cost) => sum + cost, 0);
  const cost_of_sales = revenue + other_income - further - credit_impairment_loss - operating_profit;
  return {
    revenue,
    total_costs: cost_of_sales + further,
    cost_of_sales,
    ...costs,
    interest_expense,
    credit_impairment_loss,
    other_income,
    operating_profit,
    nonoperating_income,
    nonoperating_expense,
    total_profit,
    income_tax,
    net_profit: total_profit - income_tax,
    depreciation_and_amortisation: Math.round(assets * 0.034),
  } satisfies Lines;
}

type Income = ReturnType<typeof incomeOf>;

function balanceOf({ annualRevenue, share, health, norm, opening, isGroup }: Period, income: Income) {
  // Plant and stock do not go away with the orders.
  const wanted = Math.max(annualRevenue / norm.assetTurnover, (opening?.assets ?? 0) * 0.96);
  const of = (part: number, whole = wanted) => Math.round(whole * part);
  const yearlyCost = income.cost_of_sales / share;
  const trade = of(norm.receivableDays / 365, annualRevenue * health.receivables);
  const inventories = of(norm.inventoryDays / 365, yearlyCost * (0.9 + health.debtShare / 5));
  const payables = of(norm.payableDays / 365, yearlyCost);
  const owed = {
    notes_payable: of(0.2, payables),
    accounts_payable: payables - of(0.2, payables),
    contract_liabilities: of(0.024, annualRevenue),
    payroll_payable: of(0.012, annualRevenue),
    taxes_payable: of(0.008, annualRevenue),
    other_payables: of(0.012 + health.lossShare),
  };
  const held = {
    notes_receivable: of(0.12, trade),
    accounts_receivable: trade - of(0.12, trade) - of(0.06, trade),
    receivables_financing: of(0.06, trade),
    prepayments: of(0.015, annualRevenue),
    other_receivables: of(0.01 + health.lossShare),
    inventories,
    other_current_assets: of(0.006),
  };
  const fixed = Math.max(wanted - sumOf(held) - of(health.cashShare), wanted * 0.18);
  const lasting = {
    long_term_equity_investments: of(isGroup ? 0.16 : 0.02, fixed),
    fixed_assets: of(isGroup ? 0.55 : 0.68, fixed),
    construction_in_progress: of(0.08, fixed),
    intangible_assets: of(0.14, fixed),
    deferred_tax_assets: of(0.02, fixed),
    other_noncurrent_assets: of(0.03, fixed),
  };
  const deferred_income = of(0.004);
  const heldTotal = sumOf(held) + sumOf(lasting);
  const cashWanted = of(health.cashShare);
  const kept = income.net_profit > 0 ? Math.round(income.net_profit * 0.65) : income.net_profit;
  const total_equity =
    opening === undefined ? Math.round((heldTotal + cashWanted) * (1 - health.debtShare)) : opening.equity + kept;
  // What is not financed is borrowed; what is left over is cash.
  const debt = Math.max(of(0.03), heldTotal + cashWanted - total_equity - sumOf(owed) - deferred_income);
  const cash = total_equity + sumOf(owed) + deferred_income + debt - heldTotal;
  const long_term_borrowings = of(health.debtShare > 0.65 ? 0.18 : 0.32, debt);
  const noncurrent_liabilities_due_within_year = of(0.08, debt);
  const short_term_borrowings = debt - long_term_borrowings - noncurrent_liabilities_due_within_year;
  const total_current_assets = cash + sumOf(held);
  const total_noncurrent_assets = sumOf(lasting);
  const total_current_liabilities = short_term_borrowings + sumOf(owed) + noncurrent_liabilities_due_within_year;
  const total_noncurrent_liabilities = long_term_borrowings + deferred_income;
  const total_liabilities = total_current_liabilities + total_noncurrent_liabilities;
  const paidIn = opening?.paidIn ?? Math.round(total_equity * 0.04) * 10;
  const minority_interests = isGroup ? Math.round(total_equity * 0.09) : 0;
  const parent_equity = total_equity - minority_interests;
  const [capital_reserve, surplus_reserve] = [Math.round(paidIn * 0.2), Math.round(paidIn * 0.12)];
  const lines = {
    cash,
    ...held,
    total_current_assets,
    ...lasting,
    total_noncurrent_assets,
    total_assets: total_current_assets + total_noncurrent_assets,
    short_term_borrowings,
    ...owed,
    noncurrent_liabilities_due_within_year,
    total_current_liabilities,
    long_term_borrowings,
    deferred_income,
    total_noncurrent_liabilities,
    total_liabilities,
    paid_in_capital: paidIn,
    capital_reserve,
    surplus_reserve,
    retained_earnings: parent_equity - paidIn - capital_reserve - surplus_reserve,
    parent_equity,
    ...(isGroup && { minority_interests }),
    total_equity,
    total_liabilities_and_equity: total_liabilities + total_equity,
  } satisfies Lines;
  return {
    lines,
    closing: { equity: total_equity, assets: lines.total_assets, paidIn, cash, trade, inventories, payables, debt },
  };
}

function flowsOf({ health, opening }: Period, income: Income, closing: Closing) {
  const { revenue, net_profit, depreciation_and_amortisation: depreciation, interest_expense } = income;
  const of = (part: number, whole = revenue) => Math.round(whole * part);
  const before = opening ?? grownFrom(closing, health.growth);
  const tiedUp =
    closing.trade - before.trade + closing.inventories - before.inventories - closing.payables + before.payables;
  const operating_cash_flow = net_profit + depreciation + interest_expense - tiedUp;
  const receipts = {
    cash_from_sales: of(1.11) - (closing.trade - before.trade),
    tax_refunds: of(0.002),
    other_operating_receipts: of(0.008),
  };
  const operating_inflows = sumOf(receipts);
  const operating_outflows = operating_inflows - operating_cash_flow;
  const paid = { paid_to_employees: of(0.1), taxes_paid: of(0.034), other_operating_payments: of(0.045) };
  const capital_expenditure = of(health.debtShare > 0.65 ? 0.5 : 1.25, depreciation);
  const disposals_received = of(0.03, capital_expenditure);
  const net_cash_change = closing.cash - before.cash;
  const investing_cash_flow = disposals_received - capital_expenditure;
  const financing_cash_flow = net_cash_change - operating_cash_flow - investing_cash_flow;
  const dividends_and_interest_paid = interest_expense + Math.max(0, of(0.35, net_profit));
  const usuallyRepaid = of(0.6, before.debt);
  const borrowings_received = Math.max(0, financing_cash_flow + usuallyRepaid + dividends_and_interest_paid);
  const debts_repaid = borrowings_received - dividends_and_interest_paid - financing_cash_flow;
  return {
    ...receipts,
    operating_inflows,
    paid_for_goods: operating_outflows - sumOf(paid),
    ...paid,
    operating_outflows,
    operating_cash_flow,
    disposals_received,
    investing_inflows: disposals_received,
    capital_expenditure,
    investing_outflows: capital_expenditure,
    investing_cash_flow,
    borrowings_received,
    financing_inflows: borrowings_received,
    debts_repaid,
    dividends_and_interest_paid,
    financing_outflows: debts_repaid + dividends_and_interest_paid,
    financing_cash_flow,
    net_cash_change,
    opening_cash: before.cash,
    closing_cash: closing.cash,
  } satisfies Lines;
}

/** A year earlier, where nobody has its statement. */
function grownFrom(closing: Closing, growth: number): Closing {
  const was = (amount: number) => Math.round(amount / (1 + growth));
  const { cash, trade, inventories, payables, debt } = closing;
  return {
    ...closing,
    cash: was(cash),
    trade: was(trade),
    inventories: was(inventories),
    payables: was(payables),
    debt: was(debt),
  };
}

function sumOf(lines: Readonly<Record<string, number>>): number {
  return Object.values(lines).reduce((sum, amount) => sum + amount, 0);
}
