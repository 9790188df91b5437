import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '#kernel';
import { type RunningApp, startApp } from './app.ts';
import { seriousFaults } from './axe.ts';
import { noBrowser, openBrowser, openVisitor } from './chromium.ts';
import { type Words, words } from './words.ts';

const today = dayOf(new Date(), 'Asia/Shanghai');
const pictures = process.env['HEADROOM_PICTURES'];

/**
 * The five minutes of the product: invoices come in from a file, a limit is granted, an order passes, the next is too
 * large and waits with its reasons, another person releases it, money comes in, and the headroom is back.
 */
describe.skipIf(noBrowser !== undefined)('from invoices to headroom', () => {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  test.each([
    { language: 'zh-CN', width: 1440, code: 'J001' },
    { language: 'en', width: 390, code: 'J002' },
  ] as const)('in $language at $width px', { timeout: 240_000 }, async ({ language, width, code }) => {
    const say = words[language];
    const { page, context, complaints } = await openVisitor(browser, { baseUrl: app.baseUrl, language, width });
    const faults: string[] = [];
    const look = async (name: string) => void faults.push(...(await lookAt(page, `${name}-${language}-${width}`)));

    await page.goto('/');
    await look('sign-in');
    await enterAs(page, say, 'ar_accountant');

    // 60,000 not due, 40,000 ten days late.
    await importFile(page, say, 'invoices', `${code}-invoices.csv`, [
      'customerCode,invoiceNumber,invoiceDate,dueDate,amount',
      `${code},${code}-I1,${addDays(today, -20)},${addDays(today, 10)},60000.00`,
      `${code},${code}-I2,${addDays(today, -40)},${addDays(today, -10)},40000.00`,
    ]);
    await look('import');
    await leave(page, say);

    await enterAs(page, say, 'credit_manager');
    await page.goto(`/customers/${code}`);
    await page.getByRole('button', { name: say.limits.grant.action }).first().click();
    const grant = page.getByRole('dialog');
    await grant.getByLabel(say.limits.fields.amount, { exact: true }).fill('200000');
    await grant.getByLabel(say.limits.fields.reason).fill('committee, first limit');
    await grant.getByRole('button', { name: say.limits.grant.submit, exact: true }).click();
    await grant.waitFor({ state: 'hidden' });
    await page.getByText('¥100,000.00').first().waitFor();
    await look('customer');
    await leave(page, say);

    await enterAs(page, say, 'salesperson');
    await checkOrder(page, say, code, `${code}-SO1`, '80000');
    await page.getByRole('heading', { name: say.exposure.outcomes.approved }).waitFor();
    await look('order-passes');
    await checkOrder(page, say, code, `${code}-SO2`, '50000');
    await page.getByRole('heading', { name: say.exposure.outcomes.held }).waitFor();
    await page.getByText('¥30,000.00').first().waitFor();
    await look('order-held');
    await page.goto('/orders/holds');
    await page.getByText(`${code}-SO2`).first().waitFor();
    expect(await page.getByRole('button', { name: say.exposure.holds.release, exact: true }).count()).toBe(0);
    await leave(page, say);

    await enterAs(page, say, 'finance_director');
    await page.goto('/orders/holds');
    await page.getByText(`${code}-SO2`).first().waitFor();
    await look('hold-desk');
    await page.getByRole('button', { name: say.exposure.holds.release, exact: true }).first().click();
    const release = page.getByRole('dialog');
    await release.getByLabel(say.common.dialog.reason).fill('the customer pays tomorrow');
    await release.getByRole('button', { name: say.exposure.holds.release, exact: true }).click();
    await release.waitFor({ state: 'hidden' });
    await page.goto(`/customers/${code}`);
    await page.getByText('¥30,000.00').first().waitFor();
    await look('over-limit');
    await leave(page, say);

    await enterAs(page, say, 'ar_accountant');
    await importFile(page, say, 'receipts', `${code}-receipts.csv`, [
      'customerCode,receiptNumber,receivedOn,amount',
      `${code},${code}-R1,${today},100000.00`,
    ]);
    await page.goto(`/customers/${code}`);
    await page.getByText('¥70,000.00').first().waitFor();
    await look('headroom-back');
    expect(complaints).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** What a reader of the page would stumble over: serious accessibility faults, and a page wider than its screen. */
async function lookAt(page: Page, name: string): Promise<string[]> {
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const faults = await seriousFaults(page);
  return [...faults, ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])].map((fault) => `${name}: ${fault}`);
}

async function enterAs(page: Page, say: Words, role: keyof Words['common']['roles']): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: say.common.roles[role] }).first().click();
  await page.getByTitle(say.common.shell.person).waitFor();
}

async function leave(page: Page, say: Words): Promise<void> {
  await page.getByTitle(say.common.shell.person).click();
  await page.getByRole('button', { name: say.common.shell.signOut }).click();
  await page.getByRole('button', { name: say.common.roles.auditor }).waitFor();
}

async function importFile(
  page: Page,
  say: Words,
  kind: 'invoices' | 'receipts',
  name: string,
  lines: string[],
): Promise<void> {
  const { choose, kinds, options, map, outcome } = say.files;
  await page.goto('/import');
  await page.getByRole('radiogroup').getByText(kinds[kind], { exact: true }).click();
  await page
    .getByLabel(choose.drop)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  if (kind === 'invoices') await page.getByLabel(options.createCustomers).check();
  await page.getByRole('button', { name: map.check }).click();
  const rows = lines.length - 1;
  const run = (rows === 1 ? outcome.run_one : outcome.run_other).replace('{{shown}}', String(rows));
  await page.getByRole('button', { name: run }).click();
  await page.getByText(outcome.imported.replace('{{file}}', name)).first().waitFor();
}

async function checkOrder(page: Page, say: Words, code: string, number: string, amount: string): Promise<void> {
  const { check } = say.exposure;
  await page.goto(`/orders/check?customer=${code}`);
  await page.getByLabel(check.number, { exact: true }).fill(number);
  await page.getByLabel(check.amount, { exact: true }).fill(amount);
  await page.getByText(check.modes.reserve, { exact: true }).click();
  await page.getByRole('button', { name: check.submit, exact: true }).click();
}
