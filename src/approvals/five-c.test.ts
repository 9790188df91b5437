import { presentResult, assess, type AssessmentFacts } from '#assessment';
import { calendarDate, CNY, cny, ratio, toJson } from '#kernel';
import { policyInForce } from '#policy';
import { expect, test } from 'vitest';
import { type FiveCFacts, fiveCOf } from './five-c.ts';
import { writeMemorandum } from './memorandum.ts';

const asOf = calendarDate('2026-11-26');
const policy = policyInForce(asOf);
const facts: AssessmentFacts = {
  asOf,
  customer: { code: 'C1', name: '恒达', industry: '通用设备制造业', currency: CNY, blacklisted: false },
  statements: [
    {
      periodEnd: calendarDate('2025-12-31'),
      span: 'annual',
      currency: CNY,
      audited: true,
      source: '',
      figures: {
        total_assets: 20_000_000_00n,
        total_liabilities: 8_000_000_00n,
        total_equity: 12_000_000_00n,
        revenue: 24_450_000_00n,
        net_profit: -1_250_000_00n,
      },
    },
  ],
  answers: { litigation: 'minor' },
  industryOutlook: 'cautious',
  payment: {
    lateShare: ratio(3, 25),
    daysBeyondTerms: ratio(100, 25),
    settledInvoices: 25,
    oldestOverdueDays: 0,
    invoicedMinor: 3_000_000_00n,
  },
};
const made = assess(facts, policy);
const given: FiveCFacts = {
  result: presentResult(made, CNY),
  hidden: new Set(),
  industry: '通用设备制造业',
  settledInvoices: 25,
  asked: toJson(cny('1500000')),
  exposure: toJson(cny('698789.95')),
  terms: null,
  group: { before: toJson(cny('1000000')), after: 'unlimited' },
};
const parts = fiveCOf(given, policy);
const textOf = (code: string, language: 'zh' | 'en') =>
  parts
    .find((part) => part.code === code)
    ?.sentences.map((one) => one[language])
    .join(' ');

test('every factor stands in one C: the points add up to the score', () => {
  expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(made.score);
  expect(parts.reduce((sum, { maxPoints }) => sum + maxPoints, 0)).toBe(100);
  expect(parts.map(({ code, maxPoints }) => `${code} ${maxPoints}`)).toEqual([
    'character 28',
    'capacity 43',
    'capital 19',
    'collateral 0',
    'conditions 10',
  ]);
});

test('sentences carry the stored figures, and name what is not known', () => {
  expect(textOf('character', 'zh')).toBe(
    '近十二个月结清我方发票 25 张。 已知资料不足评分项的六成，等级不高于 BB。 诉讼与执行：有，金额较小，逾期付款笔数占比 12.0%，平均超期天数 4 天，当前最长逾期天数 0 天。 资料不足：企业文化与诚信、资料真实完整。',
  );
  expect(textOf('capital', 'en')).toBe(
    'Net assets are CNY 12,000,000.00; what is asked for is 12.5% of them. Debt to assets 40.0%. Not known: current ratio, quick ratio.',
  );
  expect(textOf('conditions', 'en')).toContain('limits go from CNY 1,000,000.00 to unlimited.');
  expect(textOf('collateral', 'zh')).toContain('由审批人写明');
});

test('a page has bars as shares of the longest, and losses below zero', () => {
  const page = (lang: 'zh' | 'en') =>
    writeMemorandum(
      {
        company: '',
        number: '',
        on: '',
        customer: '',
        rows: [],
        reason: '#panic("x")',
        grade: { grade: 'B', note: null },
        parts,
        statements: facts.statements,
        derivation: [],
      },
      lang,
    );
  const bars = (lang: 'zh' | 'en') =>
    page(lang).trend.lines.map(({ name, bars: [bar] }) => `${name} ${bar?.label} ${bar?.isNegative}`);
  expect(bars('zh')).toEqual(['营业收入 2,445 false', '净利润 −125 true', '净资产 1,200 false']);
  expect(bars('en')).toEqual(['Revenue 24.5 false', 'Net profit −1.3 true', 'Net assets 12.0 false']);
  expect(page('zh').parts.map(({ share }) => share)[3]).toBe(null);
});

test('what others judged is not told to whoever has not judged it yet; the points stand', () => {
  const vetoed = { ...given.result, caps: [{ when: 'veto_litigation' as const, atMost: 'C' as const }] };
  const [open, blind] = [new Set<string>(), new Set(['litigation'])].map(
    (hidden) => fiveCOf({ ...given, result: vetoed, hidden }, policy)[0],
  );
  const words = (part: typeof open) => part?.sentences.map(({ zh }) => zh).join('') ?? '';
  expect(words(open)).toMatch(/一票否决：诉讼与执行.*诉讼与执行：有，金额较小/);
  expect(words(blind)).not.toMatch(/一票否决|金额较小/);
  expect(words(blind)).toContain('您独立评议后显示：诉讼与执行。');
  expect(blind?.points).toBe(open?.points);
});
