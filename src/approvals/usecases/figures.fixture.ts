import { answerQuestions, enterStatement } from '#assessment/usecases';
import { operator, type Platform } from '#platform';
import { day } from './approvals.fixture.ts';

/** Makes a customer one with net assets of ¥30,000,000: of grade B, and BB once it has an invoice that is not overdue. */
export async function bringFigures(platform: Platform, code: string): Promise<void> {
  const figures = {
    cash: '9000000',
    accounts_receivable: '12000000',
    inventories: '9000000',
    total_current_assets: '30000000',
    total_assets: '45000000',
    total_current_liabilities: '13000000',
    total_liabilities: '15000000',
    total_equity: '30000000',
    revenue: '80000000',
    interest_expense: '600000',
    income_tax: '2000000',
    net_profit: '9000000',
    operating_cash_flow: '9500000',
  };
  const by = { caller: operator };
  await enterStatement(platform, by, { customerCode: code, periodEnd: day('2025-12-31'), span: 'annual', figures });
  await answerQuestions(platform, by, code, {
    management: 'strong',
    strategy: 'clear',
    culture: 'sound',
    transparency: 'full',
    litigation: 'none',
    market_share: 0.06,
    largest_customer_share: 0.2,
    years_in_business: 12,
  });
}
