import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answerQuestions, enterStatement, setIndustryOutlook } from '#assessment/usecases';
import { addDays, calendarDate, dayOf } from '#kernel';
import { operator } from '#platform';
import type { RunningApp } from './app.ts';
import { noBrowser } from './chromium.ts';
import { setStage } from './stage.ts';
import { checkOrder, click, enterAs, gone, importFile, leave, lookAt, press, seen, visit } from './steps.ts';
import { type Words, words } from './words.ts';

const today = dayOf(new Date(), 'Asia/Shanghai');
const thisYear = Number(today.slice(0, 4));
/** The last quarter that is over: it will be a bad one. The newest annual statement is of the year before it. */
const badQuarter =
  ([`${thisYear}-09-30`, `${thisYear}-06-30`, `${thisYear}-03-31`] as const).find((end) => end < today) ??
  `${thisYear - 1}-09-30`;
const spanOf = { '09-30': 'third_quarter', '06-30': 'half_year', '03-31': 'first_quarter' } as const;
const year = Number(badQuarter.slice(0, 4)) - 1;
const industry = '通用设备制造业';

/** A sound company of ¥30 million: what its salesperson reads off the printed statement, in the units that people type. */
const newest: Readonly<Record<string, string>> = {
  cash: '900万',
  accounts_receivable: '1200万',
  inventories: '900万',
  total_current_assets: '3000万',
  total_noncurrent_assets: '1500万',
  total_assets: '4500万',
  total_current_liabilities: '1300万',
  total_noncurrent_liabilities: '200万',
  total_liabilities: '1500万',
  total_equity: '3000万',
  revenue: '8000万',
  cost_of_sales: '5600万',
  interest_expense: '60万',
  total_profit: '1100万',
  income_tax: '200万',
  net_profit: '900万',
  operating_cash_flow: '950万',
};

/** The year before, in yuan. */
const before: Readonly<Record<string, string>> = {
  accounts_receivable: '10000000.00',
  total_assets: '39000000.00',
  total_equity: '25000000.00',
  revenue: '68000000.00',
};

/**
 * The whole road: a salesperson brings a new customer with its statements and applies; two people approve; the limit
 * lets an order pass and holds one that is too large; money comes in and the headroom is back. Then a bad quarter comes
 * in, a warning follows, somebody freezes new orders, and the next one waits for that reason.
 */
describe.skipIf(noBrowser !== undefined)('the road from a new customer to its first warning', () => {
  const { app, visitor } = setStage();

  test.each([
    { language: 'zh-CN', width: 1440, code: 'R001', name: '苏州恒达泵业有限公司' },
    { language: 'en', width: 390, code: 'R002', name: 'Hengda Pumps' },
  ] as const)('in $language at $width px', { timeout: 240_000 }, async ({ language, width, code, name }) => {
    const say = words[language];
    const { page, context, complaints } = await visitor({ language, width });
    const faults: string[] = [];
    const look = async (what: string) => void faults.push(...(await lookAt(page, `road-${what}-${language}-${width}`)));

    await enterAs(page, say, 'salesperson');
    await visit(page, '/customers');
    await createCustomer(page, say, { code, name });
    await visit(page, `/customers/${code}?tab=assessment`);
    await enterNewest(page, say);
    await look('statement');
    await knowTheRest(app(), code);
    await visit(page, `/customers/${code}`);
    await applyFor(page, say, '60万', () => look('application-preview'));
    await look('application');
    const application = page.url();
    await leave(page, say);

    // The next to decide finds it first in the queue; whoever has decided once cannot decide again.
    await enterAs(page, say, 'sales_manager');
    await visit(page, '/credit/applications');
    await look('queue');
    await click(page.getByText(name));
    await approve(page, say);
    await seen(
      page.getByText(say.approvals.decide.waitingFor.replace('{{level}}', say.approvals.levels.credit_manager)),
    );
    await leave(page, say);

    await enterAs(page, say, 'credit_manager');
    await visit(page, application);
    await approve(page, say);
    await seen(page.getByText(say.approvals.states.approved));
    await look('approved');
    await visit(page, `/customers/${code}?tab=limits`);
    await seen(page.getByText('¥600,000.00'));
    await seen(page.getByText(say.limits.road.application));
    await look('limit');
    await leave(page, say);

    await enterAs(page, say, 'salesperson');
    await checkOrder(page, say, code, `${code}-SO1`, '400000');
    await seen(page.getByRole('heading', { name: say.exposure.outcomes.approved }));
    // Beyond the limit by ¥300,000, and beyond the 80 % that one order may be.
    await checkOrder(page, say, code, `${code}-SO2`, '500000');
    await seen(page.getByRole('heading', { name: say.exposure.outcomes.held }));
    await seen(page.getByText('¥300,000.00'));
    await seen(page.getByText('¥480,000.00'));
    await look('held');
    await leave(page, say);

    await enterAs(page, say, 'finance_director');
    await visit(page, '/orders/holds');
    await press(page.locator('[data-row-key]', { hasText: `${code}-SO2` }), say.exposure.holds.release);
    const release = page.getByRole('dialog');
    await release.getByLabel(say.common.dialog.reason).fill('the first invoice is paid this week');
    await press(release, say.exposure.holds.release);
    await gone(release);
    await leave(page, say);

    // An invoice that says when it was settled brings its receipt along.
    await enterAs(page, say, 'ar_accountant');
    await importFile(page, say, 'invoices', `${code}-invoices.csv`, [
      'customerCode,invoiceNumber,orderNumber,invoiceDate,dueDate,amount,settlementDate',
      `${code},${code}-I1,${code}-SO1,${today},${addDays(today, 60)},400000.00,${today}`,
    ]);
    await visit(page, `/customers/${code}`);
    await seen(page.getByText('¥100,000.00'));
    await look('headroom-back');
    await visit(page, `/customers/${code}?tab=timeline`);
    await seen(page.getByText(say.customers.timeline.what.approvals_decide));
    await look('timeline');
    await leave(page, say);

    // A bad quarter: more debt than assets.
    await enterAs(page, say, 'credit_analyst');
    const span = spanOf[badQuarter.slice(5) as keyof typeof spanOf];
    await importFile(page, say, 'statements', `${code}-quarter.csv`, [
      'customerCode,periodEnd,span,total_assets,total_liabilities,total_equity',
      `${code},${badQuarter},${span},41000000.00,42000000.00,-1000000.00`,
    ]);
    await leave(page, say);

    await enterAs(page, say, 'credit_manager');
    await visit(page, '/monitoring/warnings');
    await press(page, say.monitoring.list.scan);
    await seen(page.getByText(name));
    await look('warnings');
    await click(page.getByText(name));
    await press(page, say.monitoring.actions.freeze);
    const freeze = page.getByRole('dialog');
    await freeze.getByLabel(say.common.dialog.reason).fill('more debt than assets');
    await press(freeze, say.monitoring.actions.freeze);
    await seen(page.getByText(say.monitoring.page.froze));
    await look('warning');
    await leave(page, say);

    await enterAs(page, say, 'salesperson');
    await checkOrder(page, say, code, `${code}-SO3`, '20000');
    await seen(page.getByRole('heading', { name: say.exposure.outcomes.held }));
    const why = say.exposure.sentences.limit_frozen.replace('{{reason}}', 'more debt than assets');
    await seen(page.getByText(why));
    await look('refused');
    expect(complaints).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function createCustomer(page: Page, say: Words, { code, name }: { code: string; name: string }): Promise<void> {
  await press(page, say.customers.list.create);
  const form = page.getByRole('dialog');
  await form.getByLabel(say.customers.fields.code, { exact: true }).fill(code);
  await form.getByLabel(say.customers.fields.name, { exact: true }).fill(name);
  await form.getByLabel(say.customers.fields.industry, { exact: true }).fill(industry);
  await press(form, say.customers.form.create);
  await page.waitForURL(`**/customers/${code}`);
}

async function enterNewest(page: Page, say: Words): Promise<void> {
  const { statements } = say.assessment;
  await press(page, statements.enter);
  const form = page.getByRole('dialog');
  const day = form.getByLabel(statements.periodEnd);
  await day.fill(`${year}-12-31`);
  await day.press('Tab');
  for (const [line, figure] of Object.entries(newest)) await form.locator(`#statement_figures_${line}`).fill(figure);
  await press(form, statements.save);
  await gone(form);
}

/** What others know of the customer: the year before, the industry's outlook, and the analyst's answers. */
async function knowTheRest({ platform }: RunningApp, customerCode: string): Promise<void> {
  const by = { caller: operator };
  const periodEnd = calendarDate(`${year - 1}-12-31`);
  await enterStatement(platform, by, { customerCode, periodEnd, span: 'annual', figures: before });
  await setIndustryOutlook(platform, by, { industry, outlook: 'stable', reason: 'orders are steady' });
  await answerQuestions(platform, by, customerCode, {
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

/** The first button shows what the system proposes, the second sends it. */
async function applyFor(page: Page, say: Words, amount: string, look: () => Promise<void>): Promise<void> {
  const { apply, fields, levels, page: words } = say.approvals;
  await press(page, say.customers.page.apply);
  const form = page.getByRole('dialog');
  await form.getByLabel(fields.asked, { exact: true }).fill(amount);
  await form.getByLabel(fields.reason, { exact: true }).fill('frame contract, two orders a month');
  await press(form, apply.preview);
  await seen(form.getByText(`${levels.sales_manager} → ${levels.credit_manager}`));
  await seen(form.getByText(words.derivation));
  await look();
  await press(form, apply.submit);
  await page.waitForURL('**/credit/applications/*');
  await seen(page.getByRole('heading', { name: words.derivation }));
}

async function approve(page: Page, say: Words): Promise<void> {
  const { decisions, decide } = say.approvals;
  await press(page, decisions.approve);
  await page.getByLabel(`${decisions.approve} · ${decide.reason}`).fill('figures and contract seen');
  await press(page, decide.confirm.approve);
  await seen(page.getByText(decide.done.approve, { exact: true }));
}
