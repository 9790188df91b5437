import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { operator } from '#platform';
import { noBrowser } from './chromium.ts';
import { setStage } from './stage.ts';
import { click, enterAs, lookAt, seen, visit } from './steps.ts';
import { words } from './words.ts';

/** The last year that is over, so that its statements count. */
const year = new Date().getUTCFullYear() - 1;

/** The analyst's morning: a workbook as the company sent it is looked at and saved, and the grade that follows explains itself. */
describe.skipIf(noBrowser !== undefined)('from a workbook to an explained grade', () => {
  const { app, visitor } = setStage();

  test.each([
    { language: 'zh-CN', width: 1440, code: 'S001' },
    { language: 'en', width: 390, code: 'S002' },
  ] as const)('in $language at $width px', { timeout: 120_000 }, async ({ language, width, code }) => {
    const { assessment: say, spreading, judgements, external, portfolio, refusals } = words[language];
    await createCustomer(app().platform, { caller: operator }, { code, name: `恒达机械 ${code}` });
    const { page, context, complaints } = await visitor({ language, width });
    const faults: string[] = [];
    const look = async (name: string) => void faults.push(...(await lookAt(page, `${name}-${language}-${width}`)));
    await enterAs(page, words[language], 'credit_analyst');

    await visit(page, `/customers/${code}/statements/new`);
    // A file that cannot be read says what to do; the page stays as it was.
    const take = page.getByLabel(spreading.file);
    await take.setInputFiles({ name: '加密.xlsx', mimeType: 'application/zip', buffer: locked });
    await seen(page.getByText(refusals.problems.file_protected));
    // The browser itself writes down that the answer was a 400.
    expect(complaints.splice(0).filter((one) => !one.includes('400'))).toEqual([]);
    await take.setInputFiles({ name: '报表.xlsx', mimeType: 'application/zip', buffer: await workbook() });
    await seen(page.getByText(spreading.how.unknown));
    await look('spreading');
    // The unknown line is found by typing, without the mouse.
    await page.getByLabel(spreading.lineOf.replace('{{label}}', '神秘科目')).focus();
    await page.keyboard.type(language === 'en' ? 'Other current assets' : '其他流动资产');
    await page.keyboard.press('Enter');
    await seen(page.getByText(spreading.how.corrected));
    // A total opens to the lines that make it up.
    await page.getByRole('button', { name: spreading.parts }).first().press('Enter');
    const sumOfParts = language === 'en' ? 'Total current assets' : '流动资产合计';
    await seen(page.getByText(spreading.sumOfParts.replace('{{line}}', sumOfParts)));
    await click(page.getByRole('button', { name: spreading.saveThese.replace('{{count}}', '2') }));
    await page.waitForURL(/tab=assessment/);

    await click(page.getByRole('button', { name: say.assessNow }));
    await seen(page.getByRole('heading', { name: say.why.title }));
    await seen(page.getByRole('heading', { name: say.quality.title }));
    await seen(page.getByText(say.why.first));
    await seen(page.getByText(say.quality.findings.not_audited));
    await seen(page.getByRole('heading', { name: say.models.title }));
    await look('assessment');

    // Judged between its anchors; without evidence it is not taken.
    await click(page.getByRole('button', { name: say.answers.action }));
    const management = page.getByRole('group', { name: language === 'en' ? 'Management' : '管理团队素质' });
    await click(management.getByText('4', { exact: true }).last());
    await click(page.getByRole('button', { name: judgements.save }));
    await seen(page.getByText(judgements.evidenceRequired));
    await look('questions');
    await management.getByRole('textbox').fill('走访，见总经理');
    await click(page.getByRole('button', { name: judgements.save }));
    await seen(page.getByText('4 / 5'));

    await click(page.getByRole('button', { name: external.action }));
    await page.getByLabel(external.day).fill(`${year}-10-01`);
    await page.keyboard.press('Enter');
    await page.getByLabel(external.source).fill('华夏邓白氏');
    await page.getByLabel(external.reference, { exact: true }).fill('R-1');
    await click(page.getByRole('button', { name: external.save, exact: true }));
    await seen(page.getByText('华夏邓白氏 · R-1'));

    await visit(page, '/credit/portfolio-assessment');
    await click(page.getByRole('button', { name: portfolio.start }));
    await seen(page.getByText(portfolio.states.done).first());
    await look('portfolio');

    // What another scorecard would make of it stands beside the draft at once; what is wrong with the draft first.
    const { scorecard } = words[language];
    await visit(page, `/policy/scorecard?customer=${code}`);
    await seen(page.getByText(scorecard.effect.gradeSame));
    const weightOf = (factor: 'current_ratio' | 'litigation' | 'external_score') =>
      page.getByLabel(scorecard.factors.weightOf.replace('{{name}}', say.factors.names[factor]), { exact: true });
    // What people record may be asked, too.
    await seen(weightOf('external_score'));
    await weightOf('current_ratio').fill('9');
    await seen(page.getByRole('alert').getByText(scorecard.faults.title));
    await weightOf('litigation').fill('0');
    await seen(page.getByText('5/6 → 8/9'));
    await look('scorecard');
    expect(complaints).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** A workbook with a password is kept in the container of Excel's old kind. */
const locked = Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);

/** Two years, balance sheet side by side, in 万元, with one line that nobody knows. */
async function workbook(): Promise<Buffer> {
  const book = new Workbook();
  const balance = book.addWorksheet('资产负债表');
  for (const row of [
    ['资产负债表'],
    ['编制单位：恒达机械', '', '', `${year}年12月31日`, '', '', '', '单位：万元'],
    ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
    ['货币资金', 1, 3141.6, 2900, '应付账款', 31, 3000, 2700],
    ['应收帐款', 2, '1,846.4', '1,590', '流动负债合计', 32, 3000, 2700],
    ['神秘科目', 3, 12, 10, '负债合计', 33, 3000, 2700],
    ['流动资产合计', 4, 5000, 4500, '实收资本（或股本）', 34, 6000, 6000],
    ['固定资产', 5, 5000, 4500, '未分配利润', 35, 1000, 300],
    ['非流动资产合计', 6, 5000, 4500, '所有者权益合计', 36, 7000, 6300],
    ['资产总计', 7, 10000, 9000, '负债和所有者权益总计', 37, 10000, 9000],
  ])
    balance.addRow(row);
  balance.mergeCells('A1:H1');
  const income = book.addWorksheet('利润表');
  for (const row of [
    ['利润表', `${year}年度`, '', '单位：万元'],
    ['项目', '行次', '本年金额', '上年金额'],
    ['一、营业收入', 1, 12000, 11000],
    ['减：营业成本', 2, 9000, 8300],
    ['三、利润总额', 3, 900, '(120.50)'],
    ['减：所得税费用', 4, 200, '—'],
    ['四、净利润', 5, 700, -120.5],
  ])
    income.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
