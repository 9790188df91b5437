import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { seriousFaults } from './axe.ts';
import type { Words } from './words.ts';

const pictures = process.env['HEADROOM_PICTURES'];

/** What a reader of the page would stumble over: serious accessibility faults, and a page wider than its screen. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  // A button that still waits for its answer is pale for that moment.
  await gone(page.locator('.ant-btn-loading'));
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const faults = await seriousFaults(page);
  return [...faults, ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])].map((fault) => `${name}: ${fault}`);
}

/**
 * Goes to an address as a link does, or loads it where no page stands yet, and waits until the page there has its title
 * and nothing on it is still loading. Waits in the page itself: a locator that has to wait looks only twice a second.
 */
export async function visit(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(path, { waitUntil: 'commit' });
  await page.evaluate(
    `new Promise((resolve) => {
      const path = ${JSON.stringify(path)};
      const { pathname, search } = location;
      if (pathname !== path.split('?')[0]) document.querySelector('h1')?.setAttribute('data-left', '');
      if (pathname + search !== path) history.pushState({}, '', path);
      const look = () =>
        document.querySelector('h1:not([data-left])') !== null &&
        document.querySelector('.loading, .ant-spin-spinning') === null
          ? resolve()
          : setTimeout(look, 10);
      look();
    })`,
  );
}

export async function enterAs(page: Page, say: Words, role: keyof Words['common']['roles']): Promise<void> {
  if (!page.url().includes('/sign-in')) await visit(page, '/');
  await click(page.getByRole('button', { name: say.common.roles[role] }));
  await seen(page.getByTitle(say.common.shell.person));
}

export async function leave(page: Page, say: Words): Promise<void> {
  await page.getByTitle(say.common.shell.person).click();
  await page.getByRole('button', { name: say.common.shell.signOut }).click();
  await seen(page.getByRole('button', { name: say.common.roles.auditor }));
}

export async function importFile(
  page: Page,
  say: Words,
  kind: 'invoices' | 'receipts' | 'statements' | 'balances',
  name: string,
  lines: string[],
  { createsCustomers = false }: { readonly createsCustomers?: boolean } = {},
): Promise<void> {
  const { choose, kinds, options, map, outcome } = say.files;
  await visit(page, '/import');
  await page.getByRole('radiogroup').getByText(kinds[kind], { exact: true }).click();
  await page
    .getByLabel(choose.drop)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  if (createsCustomers) await page.getByLabel(options.createCustomers).check();
  await click(page.getByRole('button', { name: map.check }));
  const rows = lines.length - 1;
  const run = (rows === 1 ? outcome.run_one : outcome.run_other).replace('{{shown}}', String(rows));
  await click(page.getByRole('button', { name: run }));
  await seen(page.getByText(outcome.imported.replace('{{file}}', name)));
}

export async function enterRate(page: Page, say: Words, currency: string, rate: string): Promise<void> {
  await visit(page, '/receivables/exchange-rates');
  await click(page.getByRole('button', { name: say.rates.enter }));
  await page.getByLabel(say.rates.currency, { exact: true }).fill(currency);
  await page.getByTitle(currency, { exact: true }).last().click();
  await page.locator('#exchange-rate_rate').fill(rate);
  await click(page.getByRole('button', { name: say.rates.save }));
  await seen(page.getByText(`1 ${currency} = ${rate} CNY`));
}

export async function checkOrder(page: Page, say: Words, code: string, number: string, amount: string): Promise<void> {
  const { check } = say.exposure;
  await visit(page, `/orders/check?customer=${code}`);
  await page.getByLabel(check.number, { exact: true }).fill(number);
  await page.getByLabel(check.amount, { exact: true }).fill(amount);
  await page.getByText(check.modes.reserve, { exact: true }).click();
  await page.getByRole('button', { name: check.submit, exact: true }).click();
}

/** A gateway before the server answers for it, once, with a page of its own. */
export async function failOnce(page: Page, address: string): Promise<void> {
  await page.route(address, (route) => route.fulfill({ status: 502, body: '<html>Bad gateway</html>' }), { times: 1 });
}

/** Whether all of it can be seen without scrolling. */
export async function isInSight(page: Page, what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
}

/** Waits for the first of these to be on the page. Looks twenty times a second, where a locator soon looks only twice a second. */
export async function seen(what: Locator): Promise<void> {
  const first = what.first();
  await until(() => first.isVisible());
  await first.waitFor({ timeout: 1000 });
}

/** Waits for this to be gone. */
export async function gone(what: Locator): Promise<void> {
  await until(async () => (await what.count()) === 0 || (await what.first().isHidden()));
  await what.first().waitFor({ state: 'hidden', timeout: 1000 });
}

/** Gives up after half a minute, because a machine that builds and tests at once is slow, and not at fault. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && !(await isSo())) await setTimeout(50);
}

export async function click(what: Locator): Promise<void> {
  await seen(what);
  await what.first().click();
}

export async function press(where: Page | Locator, name: string): Promise<void> {
  await click(where.getByRole('button', { name, exact: true }));
}
