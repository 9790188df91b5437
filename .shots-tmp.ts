import { openBrowser, openVisitor } from './test/browser/chromium.ts';
import { seriousFaults } from './test/browser/axe.ts';
const base = 'http://localhost:3103';
const browser = await openBrowser();
const only = process.argv[2];
for (const [language, width, mode] of [['zh-CN', 1440, 'light'], ['en', 390, 'dark'], ['en', 1440, 'dark'], ['zh-CN', 390, 'light']] as const) {
  const v = await openVisitor(browser, { baseUrl: base, language, width });
  await v.context.addInitScript((m) => localStorage.setItem('headroom.appearance', m), mode);
  const login = async (email: string) => {
    await v.context.clearCookies();
    await v.page.goto('/sign-in');
    await v.page.evaluate(async (e) => { await fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: e, password: 'headroom-demo' }) }); }, email);
  };
  const shot = async (name: string, full = false) => {
    await v.page.waitForTimeout(700);
    await v.page.screenshot({ path: `/tmp/operations-${name}-${language}-${width}-${mode}.png`, fullPage: full });
    const faults = await seriousFaults(v.page);
    console.log(name, language, width, mode, faults, v.complaints.splice(0));
  };
  await login('ma.xiaodong@demo.headroom.example');
  await v.page.goto('/settings/jobs'); await v.page.waitForLoadState('networkidle'); await shot('jobs');
  await v.page.goto('/settings/jobs?job=forget-sign-ins'); await v.page.waitForLoadState('networkidle'); await shot('job-failed');
  await v.page.goto('/settings/jobs?job=import-file'); await v.page.waitForLoadState('networkidle'); await shot('job-retrying');
  if (only !== 'jobs') {
    await login('sun.liqun@demo.headroom.example');
    const name = language === 'en' ? 'Replay' : '重算核对';
    await v.page.goto('/credit/applications/01a218c0-b1f9-759f-bf20-da35f0098b91'); await v.page.waitForLoadState('networkidle');
    await v.page.getByRole('button', { name }).click(); await v.page.waitForLoadState('networkidle');
    await v.page.getByRole('button', { name }).scrollIntoViewIfNeeded(); await shot('application');
    await v.page.goto('/customers/C00042?tab=assessment'); await v.page.waitForLoadState('networkidle');
    await v.page.getByRole('button', { name }).click(); await v.page.waitForLoadState('networkidle'); await shot('assessment');
    await v.page.goto('/orders/holds'); await v.page.waitForLoadState('networkidle');
    await (width > 600 ? v.page.locator('tr.ant-table-row').first() : v.page.locator('.data-table li, .data-table article, .table-cards > *').first()).click({ position: { x: 60, y: 20 } }); await v.page.waitForTimeout(1200);
    await v.page.getByRole('button', { name }).click(); await v.page.waitForTimeout(500); await v.page.getByRole('button', { name }).scrollIntoViewIfNeeded(); await shot('check');
  }
  await v.context.close();
}
await browser.close();
