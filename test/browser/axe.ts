import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOptions } from 'axe-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Of thousands of table cells only those with a fault are written up, and no style sheet is fetched once more. */
const options: RunOptions = { resultTypes: ['violations'], preload: false };

/** The serious and critical accessibility faults of the page as it stands, one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's security policy refuses those, as it should. It stays while the page does.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(await readFile(axeFile, 'utf8'));
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
