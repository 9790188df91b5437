import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { openBrowser, openVisitor, type Visitor } from './chromium.ts';

type Stage = {
  readonly app: () => RunningApp;
  readonly visitor: (as: { readonly language: 'zh-CN' | 'en'; readonly width: number }) => Promise<Visitor>;
};

/** What the browser tests of a file stand on: the app and a browser, there before the first and gone after the last. */
export function setStage(): Stage {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  return { app: () => app, visitor: (as) => openVisitor(browser, { baseUrl: app.baseUrl, ...as }) };
}
