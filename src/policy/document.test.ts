import { calendarDate } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { documentOf } from './document.ts';
import { policies } from './policies.ts';

const [policy] = policies;
const read = documentOf(policy, undefined);
const textOf = (language: 'zh' | 'en') =>
  read.sections.flatMap(({ clauses, tables }) => [
    ...clauses.map(({ number, text }) => `${number} ${text[language]}`),
    ...tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => cell[language]).join(' | '))),
  ]);

describe('the policy as a document', () => {
  it('has numbered clauses, and rows as wide as their heads', () => {
    expect(read.sections.map(({ number, title }) => `${number} ${title.en}`)).toEqual([
      '1 Grades',
      '2 Scorecard',
      '3 Limit formula',
      '4 Terms and conditions',
      '5 Authority',
      '6 Check of orders',
      '7 Warning lines',
      '8 Planning rates',
    ]);
    for (const { tables } of read.sections)
      for (const { columns, rows } of tables)
        expect(rows.every((row) => row.length === columns.length) && rows.length > 0).toBe(true);
    expect([...textOf('zh'), ...textOf('en')].filter((line) => /undefined|NaN|null/.test(line))).toEqual([]);
  });

  it.each([
    ['en', 'A | 74–81 | Good'],
    ['en', 'Financial | Debt to assets | 8 | below 40%: 8; from 40%: 6; from 55%: 4; from 70%: 1; from 85%: 0'],
    ['zh', '财务状况 | 资产负债率 | 8 | 低于 40% 8 分；40% 起 6 分；55% 起 4 分；70% 起 1 分；85% 起 0 分'],
    ['en', 'A | 8% | 3 | ¥20,000,000'],
    [
      'zh',
      '3.3 从未开票，或首张发票距评估日不足 365 天的，为新客户：申请中的预计年采购额（含税，客户币种）高于已开票额时，以它代替开票额。首张发票满 365 天起，预计年采购额不计。不计的，在推导中注明。',
    ],
    ['zh', 'B | 30 天 | 40% | 第三方保证 | 票到计期 | 万分之5 | 6 个月 | 3 个月'],
    ['en', 'AAA AA A | ¥3,000,000 | Sales manager → Credit manager'],
    ['en', '6.2 New orders are held when an undisputed item is more than 30 days past due.'],
    ['en', 'Revenue growth | below -20% | Attention | Credit analyst | 14 days | Review'],
    ['en', 'USD | 7.1000'],
  ] as const)('says in %s: %s', (language, line) => {
    expect(textOf(language)).toContain(line);
  });
});

test('a version ends on the eve of the next', () => {
  const next = { ...policy, version: 'policy-next', effectiveFrom: calendarDate('2027-01-01') };
  expect([documentOf(policy, next).effectiveTo, read.effectiveTo]).toEqual(['2026-12-31', null]);
});
