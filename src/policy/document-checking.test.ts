import { describe, expect, it } from 'vitest';
import { cny } from '#kernel';
import type { CheckRule } from './check-rule.ts';
import { initialCheckRules } from './check-rules.ts';
import { releaseAuthority2 } from './release-authority.ts';
import { checking } from './document-checking.ts';
import { composing } from './document-composition.ts';

const block = { strength: { quotation: 'warn', sales_order: 'block' } } as const;
const rows = (rules: readonly CheckRule[], language: 'zh' | 'en') =>
  checking({ ...initialCheckRules, rules, together: [['overdue', 'over_limit']] }, releaseAuthority2).tables.flatMap(
    (table) => table.rows.map((row) => row.map((cell) => cell[language]).join(' | ')),
  );

describe('the rules of the check as a table', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly ['zh' | 'en', readonly CheckRule[], string])[] = [
    ['en', [], 'Blacklist | — | everybody | reject | reject | reject | none'],
    ['en', [], 'Oldest open item | 30 days | everybody | hold | hold | hold | none'],
    ['zh', [], '集团额度 | — | 全部 | 未启用 | 未启用 | 未启用 | 未启用'],
    ['en', [], 'Dunning level | — | everybody | no data yet | no data yet | no data yet | no data yet'],
    ['en', [{ code: 'over_limit', tolerance: { amount: cny('5000'), basisPoints: 250 }, ...block }], 'Credit limit | tolerance ¥5,000, the smaller of it and 2.5% | everybody | warn | hold | none | none'],
    ['zh', [{ code: 'overdue_share', daysPastDue: 30, mostBasisPoints: 1250, minimum: cny('1000'), ...block }], '逾期占比 | 逾期超过 30 天的占 12.5%，¥1,000 起算 | 全部 | 预警 | 拦截 | 不控 | 不控'],
    ['en', [{ code: 'over_group_limit', ceiling: cny('30000000'), scope: { grades: ['B', 'unrated'], countries: ['CN'] }, ...block }], 'Limit of the group | the members’ limits together, ¥30,000,000 at most | B, unrated; CN | warn | hold | none | none'],
    ['en', [{ code: 'own', id: 'K-1', expression: 'daysPastDue <= 10', message: { zh: '经销商', en: 'Dealers' }, scope: { customerTypes: ['经销商'], segments: ['KA'] }, strength: { sales_order: 'block', invoice: 'record' } }], 'Own rule: Dealers | daysPastDue <= 10 | 经销商; KA | none | hold | none | note'],
    ['zh', [], '¥1,000,000 | 90 天 | 信用经理'],
    ['en', [{ code: 'limit_expired', graceDays: 7, ...block }], 'Validity of the limit | grace 7 days | everybody | warn | hold | none | none'],
  ];
  it.each(cases)('in %s', (language, rules, line) => {
    expect(rows(rules, language)).toContain(line);
  });
});

it('names the one own rule that a combination means', () => {
  const message = { zh: '经销商', en: 'Dealers' };
  const rules = [{ code: 'own', id: 'K-1', expression: 'frozen', message, ...block }] as const;
  const { clauses } = checking({ ...initialCheckRules, rules, together: [['own:K-1', 'overdue']] }, []);
  expect(clauses.at(-1)?.en).toContain('Own rule: Dealers, Oldest open item');
});

describe('what the exposure is made of', () => {
  it('is a section of its own only where the policy says something', () => {
    expect(composing(undefined)).toEqual([]);
    const [section] = composing({
      horizonDays: 60,
      components: {
        open_orders: { include: true, weightBasisPoints: 7_500, cap: cny('500000') },
        deposits: { include: true },
        bank_acceptances: { include: false },
      },
    });
    const lines = section?.tables[0]?.rows.map((row) => row.map(({ en }) => en).join(' | '));
    expect(lines).toContain('Open orders | adds | 75% | ¥500,000');
    expect(lines).toContain('Deposits | offsets | 100% | —');
    expect(lines).toContain('Bank acceptances | adds | not counted | —');
    expect(lines).toContain('Unapplied cash | offsets | not counted | —');
    expect(section?.clauses[0]?.en).toContain('more than 60 days ahead');
  });
});
