import { openBrowser, openVisitor } from './test/browser/chromium.ts';
import { enterAs, visit } from './test/browser/steps.ts';
import { words } from './test/browser/words.ts';
const browser = await openBrowser();
for (const [role, language] of [
  ['credit_manager', 'en'],
  ['credit_manager', 'zh-CN'],
  ['credit_analyst', 'en'],
] as const) {
  const { page, context } = await openVisitor(browser, { baseUrl: 'http://localhost:3981', language, width: 390 });
  await context.addInitScript(() => localStorage.setItem('headroom.theme', 'dark'));
  await enterAs(page, words[language], role);
  await visit(page, '/customers/C00287?tab=assessment');
  await page.waitForTimeout(2000);
  console.log(
    role,
    language,
    await page.evaluate(
      `[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 392 && getComputedStyle(e).position !== 'absolute').slice(0, 14).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + (e.textContent ?? '').slice(0, 50))`,
    ),
  );
  for (let y = 0, n = 0; n < 8; n++) {
    await page.evaluate(`scrollTo(0, ${n * 2000})`);
    await page.setViewportSize({ width: 390, height: 2000 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `/tmp/five-pics/p-${role}-${language}-${n}.png` });
  }
  await context.close();
}
await browser.close();
