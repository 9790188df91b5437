import { openBrowser, openVisitor } from './test/browser/chromium.ts';
import { enterAs, visit, click, seen } from './test/browser/steps.ts';
import { words } from './test/browser/words.ts';
const browser = await openBrowser();
async function as(
  role: string,
  language: 'zh-CN' | 'en',
  width: number,
  theme: string,
  work: (page: any, shot: (n: string) => Promise<void>) => Promise<void>,
) {
  const { page, context, complaints } = await openVisitor(browser, {
    baseUrl: 'http://localhost:3981',
    language,
    width,
  });
  await context.addInitScript((t: string) => localStorage.setItem('headroom.theme', t), theme);
  await enterAs(page, words[language], role as 'auditor');
  const shot = async (n: string) => {
    await page.waitForTimeout(900);
    await page.screenshot({ path: `/tmp/five-pics/${n}-${language}-${width}-${theme}.png`, fullPage: true });
    console.log(n, await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  };
  try {
    await work(page, shot);
  } catch (e) {
    console.log('FAILED', String(e).slice(0, 400));
    await shot('failed');
  }
  console.log(role, 'complaints', complaints);
  await context.close();
}
await as('credit_analyst', 'zh-CN', 1440, 'light', async (page, shot) => {
  const say = words['zh-CN'];
  await visit(page, '/customers/C00287?tab=assessment');
  await click(page.getByRole('button', { name: say.assessment.answers.action }));
  const management = page.getByRole('group', { name: '管理团队素质' });
  await click(management.getByText('4', { exact: true }).last());
  await management.getByRole('textbox').fill('走访，见总经理');
  await shot('questions');
  await click(page.getByRole('button', { name: say.judgements.save }));
  await seen(page.getByText('4 / 5'));
  await click(page.getByRole('button', { name: say.assessment.assessNow }));
  await page.waitForTimeout(1500);
  await shot('assessed');
});
await as('credit_manager', 'en', 390, 'dark', async (page, shot) => {
  await visit(page, '/customers/C00287?tab=assessment');
  await page.waitForTimeout(1500);
  await shot('blind');
});
await as('credit_manager', 'en', 1440, 'dark', async (page, shot) => {
  await visit(page, '/customers/C00287?tab=assessment');
  await page.waitForTimeout(1500);
  await page.getByText('Models that could not be verified').click();
  await shot('blind');
});
await browser.close();
