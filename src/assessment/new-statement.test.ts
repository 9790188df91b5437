import { calendarDate, CNY } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { decideEntry, findStanding, type NewStatement, readNewStatement } from './new-statement.ts';
import { readAssurance, readFlows, readScope, readUnit } from './read-kind.ts';
import type { KeptStatement, StatementId } from './statement.ts';

const today = calendarDate('2026-06-30');
const given: NewStatement = {
  customerCode: 'C',
  periodEnd: calendarDate('2025-12-31'),
  span: 'annual',
  figures: { cash: '12.345678' },
};

function read(more: Partial<NewStatement> = {}) {
  const found = readNewStatement({ ...given, ...more }, { customerCurrency: CNY, today });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

describe('a statement as it is entered', () => {
  it.each([
    ['in 元', {}, { figures: { cash: 1_235n } }],
    ['in 千元', { unit: 1_000 }, { figures: { cash: 12_345_68n } }],
    ['in 万元: the unit before the rounding', { unit: 10_000 }, { figures: { cash: 123_456_78n } }],
    ['in yen, which has no cents', { unit: 1_000, currency: 'JPY' }, { currency: 'JPY', figures: { cash: 12_346n } }],
    ['opening balances in the same unit', { unit: 10_000, opening: { cash: '1' } }, { opening: { cash: 1_000_000n } }],
    ['for the tax office', { assurance: 'tax_filed' }, { audited: false, preparedFor: 'tax_filed' }],
    ['audited', { assurance: 'audited', audited: false }, { audited: true }],
    ['with an opinion, and so audited', { opinion: 'qualified' }, { audited: true, opinion: 'qualified' }],
    ['of the parent', { scope: 'parent' }, { scope: 'parent' }],
    ['a quarter alone', { flows: 'single_quarter' }, { flows: 'single_quarter' }],
    ['the second half alone', { flows: 'second_half' }, { flows: 'second_half', span: 'annual' }],
  ] as const)('%s', (_, more, expected) => expect(read(more)).toMatchObject(expected));

  it('of the group, from the beginning of the year, without a word about it', () => {
    expect(Object.keys(read()).toSorted()).toEqual(['audited', 'currency', 'figures', 'periodEnd', 'source', 'span']);
    expect(read({ scope: 'consolidated', flows: 'year_to_date', assurance: 'unaudited' })).toEqual(read());
    const first = { span: 'first_quarter', periodEnd: calendarDate('2025-03-31') } as const;
    expect(read({ ...first, flows: 'single_quarter' })).toEqual(read(first));
  });

  it.each([
    ['a line the chart has not', { figures: { gold: '1' } }, 'unknown_line', 'figures.gold'],
    ['a second half that ends in June', { span: 'half_year', flows: 'second_half' }, 'second_half_ends_year', 'flows'],
    ['text in a figure', { figures: { cash: 'twelve' } }, 'invalid_figure', 'figures.cash'],
    ['text in an opening balance', { opening: { cash: 'x' } }, 'invalid_figure', 'opening.cash'],
    [
      'an opinion on what nobody audited',
      { opinion: 'adverse', assurance: 'management' },
      'opinion_without_audit',
      'opinion',
    ],
  ] as const)('%s is refused', (_, more, code, field) => {
    const refused = readNewStatement({ ...given, ...more }, { customerCurrency: CNY, today });
    expect(refused).toMatchObject({ ok: false, refusal: { code, field } });
  });
});

describe('what it is set against', () => {
  const kept = (statementId: string, more: Partial<NewStatement> = {}): KeptStatement => ({
    ...read(more),
    statementId: statementId as StatementId,
    version: 1,
    enteredBy: 'A',
    enteredAt: new Date(0),
  });
  const [own, audited] = [kept('own'), kept('audited', { assurance: 'audited' })];
  it.each([
    ['its own kind', {}, [audited, own], {}, 'own'],
    ['nothing, where only another kind is there', {}, [audited], {}, undefined],
    ['the only one, where a version is corrected', {}, [audited], { replacesVersion: 1 }, 'audited'],
    ['the one it names', {}, [audited], { replacesId: 'audited' }, 'audited'],
    ['the one it names is not there', {}, [audited], { replacesId: 'x' }, 'statement_not_found'],
    [
      'the one it names would become another that is there',
      {},
      [audited, own],
      { replacesId: 'audited' },
      'statement_exists',
    ],
  ] as const)('%s', (_, more, standing, naming, expected) => {
    const found = findStanding(read(more), standing, naming);
    expect(found.ok ? found.value?.statementId : found.refusal.code).toBe(expected);
  });

  it('the same without the opening balances is the same', () => {
    const withOpening = kept('o', { opening: { cash: '1' } });
    const effects = [
      decideEntry(read(), withOpening, undefined),
      decideEntry(read({ opening: { cash: '1' } }), withOpening, undefined),
      decideEntry(read({ opening: { cash: '1' } }), own, undefined),
      decideEntry(read({ opening: { cash: '2' } }), withOpening, undefined),
      // Who corrects a statement may add them.
      decideEntry(read({ opening: { cash: '1' } }), own, 1),
      decideEntry(read(), withOpening, 1),
    ];
    expect(effects.map((one) => (one.ok ? one.value.effect : one.refusal.code))).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'statement_exists',
      'changed',
      'unchanged',
    ]);
  });
});

test.each([
  [readAssurance, '已审计', 'audited'],
  [readAssurance, '未经审计', 'unaudited'],
  [readAssurance, '报税报表', 'tax_filed'],
  [readAssurance, '管理报表', 'management'],
  [readAssurance, 'tax_filed', 'tax_filed'],
  [readAssurance, '随便', undefined],
  [readScope, '合并报表', 'consolidated'],
  [readScope, '母公司', 'parent'],
  [readScope, '甲', undefined],
  [readFlows, '本年累计', 'year_to_date'],
  [readFlows, '单季度', 'single_quarter'],
  [readFlows, '下半年', 'second_half'],
  [readFlows, 'H2', 'second_half'],
  [readFlows, 'soon', undefined],
  [readUnit, '单位：人民币万元', 10_000],
  [readUnit, '千元', 1_000],
  [readUnit, '1,000', 1_000],
  [readUnit, '元', 1],
  [readUnit, '斤', undefined],
] as const)('%o reads %s as %s', (how, text, expected) => expect(how(text)).toBe(expected));
