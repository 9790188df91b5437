import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** The same browser without its own windows and menus first: it takes a sixth less of the processor. */
const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const found = candidates.find((path) => path !== undefined && existsSync(path));

/** Why the browser tests do not run here; undefined where they do. In CI a missing browser is a failure, not a skip. */
export const noBrowser =
  found === undefined
    ? 'Browser tests skipped: no Chromium here. Install it: apt-get install chromium fonts-noto-cjk'
    : undefined;

if (noBrowser !== undefined) {
  if (process.env['CI'] === 'true') throw new Error(noBrowser);
  console.warn(noBrowser);
}

/** Chromium as root in a closed network: no sandbox, and nothing of its own asked of the outside. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: found as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page lives for some seconds here: what V8 spends on faster code for it does not come back.
      '--js-flags=--no-maglev --no-turbofan',
    ],
  });
}

export type Visitor = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] };

/** A fresh browser profile; what its console or its pages complain about is collected. */
export async function openVisitor(
  browser: Browser,
  { baseUrl, language, width }: { baseUrl: string; language: 'zh-CN' | 'en'; width: number },
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    locale: language,
    reducedMotion: 'reduce',
    viewport: { width, height: width < 600 ? 844 : 900 },
  });
  await context.addInitScript((chosen) => localStorage.setItem('headroom.language', chosen), language);
  const page = await context.newPage();
  // Long, because a machine that builds and tests at once is slow, and not at fault.
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return { page, context, complaints };
}
