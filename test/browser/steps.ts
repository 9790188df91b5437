import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { seriousFaults } from './axe.ts';
import type { Words } from './words.ts';

const pictures = process.env['HEADROOM_PICTURES'];

/** What a reader of the page would stumble over: serious accessibility faults, and a page wider than its screen. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const faults = await seriousFaults(page);
  return [...faults, ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])].map((fault) => `${name}: ${fault}`);
}

export async function enterAs(page: Page, say: Words, role: keyof Words['common']['roles']): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: say.common.roles[role] }).first().click();
  await page.getByTitle(say.common.shell.person).waitFor();
}

export async function leave(page: Page, say: Words): Promise<void> {
  await page.getByTitle(say.common.shell.person).click();
  await page.getByRole('button', { name: say.common.shell.signOut }).click();
  await page.getByRole('button', { name: say.common.roles.auditor }).waitFor();
}

export async function importFile(
  page: Page,
  say: Words,
  kind: 'invoices' | 'receipts' | 'statements',
  name: string,
  lines: string[],
  { createsCustomers = false }: { readonly createsCustomers?: boolean } = {},
): Promise<void> {
  const { choose, kinds, options, map, outcome } = say.files;
  await page.goto('/import');
  await page.getByRole('radiogroup').getByText(kinds[kind], { exact: true }).click();
  await page
    .getByLabel(choose.drop)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  if (createsCustomers) await page.getByLabel(options.createCustomers).check();
  await page.getByRole('button', { name: map.check }).click();
  const rows = lines.length - 1;
  const run = (rows === 1 ? outcome.run_one : outcome.run_other).replace('{{shown}}', String(rows));
  await page.getByRole('button', { name: run }).click();
  await page.getByText(outcome.imported.replace('{{file}}', name)).first().waitFor();
}

export async function checkOrder(page: Page, say: Words, code: string, number: string, amount: string): Promise<void> {
  const { check } = say.exposure;
  await page.goto(`/orders/check?customer=${code}`);
  await page.getByLabel(check.number, { exact: true }).fill(number);
  await page.getByLabel(check.amount, { exact: true }).fill(amount);
  await page.getByText(check.modes.reserve, { exact: true }).click();
  await page.getByRole('button', { name: check.submit, exact: true }).click();
}

export async function press(where: Page | Locator, name: string): Promise<void> {
  await where
    .getByRole('button', { name: spaced(name), exact: true })
    .first()
    .click();
}

/** antd sets a space between two Chinese characters of a button. */
export function spaced(name: string): RegExp {
  return new RegExp(`^${Array.from(name).join(String.raw`\s?`)}$`);
}
