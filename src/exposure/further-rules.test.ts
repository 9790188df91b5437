import { describe, expect, it, test } from 'vitest';
import { addDays, asCurrency, CNY, calendarDate, canonicalJson, cny, type Money, money } from '#kernel';
import type { LimitId } from '#limits';
import type { CheckRule, CheckRules } from '#policy';
import { type CheckFacts, type CheckRequest, checkCredit, decisionPath } from './credit-check.ts';
import type { GroupFigures, RuleFacts } from './rule-facts.ts';
import { readSnapshot } from './snapshot.ts';

const today = calendarDate('2026-03-31');
const block = { strength: { quotation: 'block', sales_order: 'block', delivery: 'block' } } as const;

const further: RuleFacts = {
  grade: 'BBB',
  industry: 'Steel',
  country: 'CN',
  customerSince: calendarDate('2020-01-01'),
  reviewBy: calendarDate('2026-12-31'),
  openItems: { openMinor: cny('100000').minor, overdue: [{ daysPastDue: 10, minor: 0n }] },
  behaviour: { amountDays: 0n, amountMinor: 100n, invoices: 50 },
  group: { members: 2, limit: cny('300000'), exposure: cny('100000'), blacklisted: [] },
  concentrations: [{ by: 'industry', of: 'Steel', exposure: cny('900000') }],
  rate: { currency: CNY, cnyTenThousandths: 10_000n },
};

/** Limit ¥200,000, exposure ¥50,000: an order of ¥1,000 is far from it. */
const good: CheckFacts = {
  asOf: today,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: {
    limitId: 'limit' as LimitId,
    amount: { kind: 'amount', amount: cny('200000') },
    singleDocument: cny('50000'),
    validFrom: calendarDate('2026-01-01'),
    validTo: calendarDate('2026-03-25'),
  },
  exposureMinor: cny('50000').minor,
  takenMinor: 0n,
  oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -20), openMinor: 5_000n },
  rules: { version: 'check-9', overdueDaysTolerated: 30 },
  further,
};
const valid: CheckFacts = {
  ...good,
  limit: good.limit && { ...good.limit, validTo: calendarDate('2026-12-31') },
};

function order(amount: string, documentType: CheckRequest['documentType'] = 'sales_order'): CheckRequest {
  return { documentType, amountMinor: cny(amount).minor, prepaidMinor: 0n };
}

function under(rules: readonly CheckRule[], facts: CheckFacts = valid, more: Partial<CheckRules> = {}): CheckFacts {
  return { ...facts, rules: { ...facts.rules, rules, ...more } };
}

const codes = (facts: CheckFacts, request: CheckRequest) =>
  checkCredit(facts, request).objections.map(({ code }) => code);
const stepOf = (facts: CheckFacts, rule: string, request = order('1000')) =>
  decisionPath(facts, request).steps.find((step) => step.rule === rule);

const group = (change: Partial<GroupFigures>): Partial<RuleFacts> => ({
  group: { ...(further.group as GroupFigures), ...change },
});
const overdueItems = (minor: string): Partial<RuleFacts> => ({
  openItems: { openMinor: cny('100000').minor, overdue: [{ daysPastDue: 10, minor: cny(minor).minor }] },
});
const paid = (amountDays: bigint, amountMinor: bigint, invoices = 50): Partial<RuleFacts> => ({
  behaviour: { amountDays, amountMinor, invoices },
});

describe('where a rule beyond the base begins', () => {
  const amountRule: CheckRule = { code: 'overdue_amount', daysPastDue: 10, most: cny('5000'), ...block };
  const share: CheckRule = {
    code: 'overdue_share',
    daysPastDue: 10,
    mostBasisPoints: 3333,
    minimum: cny('1000'),
    ...block,
  };
  const behaviour: CheckRule = { code: 'payment_behaviour', mostDaysBeyondTerms: 15, fewestInvoices: 10, ...block };
  const review: CheckRule = { code: 'review_overdue', graceDays: 5, ...block };
  const groupLimit: CheckRule = { code: 'over_group_limit', ceiling: null, ...block };
  const ceiling: CheckRule = { code: 'over_group_limit', ceiling: cny('150000'), ...block };
  const fresh: CheckRule = { code: 'over_new_customer_cap', days: 90, most: cny('60000'), ...block };
  const steel: CheckRule = {
    code: 'over_concentration',
    by: 'industry',
    of: 'Steel',
    ceiling: cny('1000000'),
    ...block,
  };
  const budget: CheckRule = { code: 'over_budget', by: 'company', ceiling: cny('9000000'), ...block };
  const eastern: CheckRule = { ...budget, by: { sellerCode: 'EAST' }, ceiling: cny('500') };
  const figuredAt = '2026-03-31T03:59:00.000Z';
  const counted: Partial<RuleFacts> = {
    budgets: [
      { sellerCode: null, used: cny('8999000'), figuredAt },
      { sellerCode: 'EAST', used: cny('499'), figuredAt },
    ],
  };
  const kin: CheckRule = { code: 'group_blacklisted', ...block };
  const since = (days: number): Partial<RuleFacts> => ({ customerSince: addDays(today, -days) });
  const bad = [{ customerCode: 'C2', reason: 'fraud' }];

  // biome-ignore format: a table
  const cases: readonly (readonly [string, CheckRule, Partial<RuleFacts>, string, boolean])[] = [
    // what                                             rule        facts                                order     holds
    ['as much overdue as is tolerated',                 amountRule, overdueItems('5000'),                '1',      false],
    ['one fen more',                                    amountRule, overdueItems('5000.01'),             '1',      true],
    ['the whole budget, to the fen',                    budget,     counted,                             '1000',   false],
    ['one fen over the budget',                         budget,     counted,                             '1000.01', true],
    ['what was never counted lets pass',                budget,     {},                                  '1000.01', false],
    ['the budget of one seller',                        eastern,    { ...counted, sellerCode: 'EAST' },  '1',      false],
    ['one fen over the seller’s',                       eastern,    { ...counted, sellerCode: 'EAST' },  '1.01',   true],
    ['is not for another’s documents',                  eastern,    { ...counted, sellerCode: 'HQ' },    '1.01',   false],
    ['nor for those that name nobody',                  eastern,    counted,                             '1.01',   false],
    ['33.33 % overdue exactly',                         share,      overdueItems('33330'),               '1',      false],
    ['one fen more: no rounding down',                  share,      overdueItems('33330.01'),            '1',      true],
    ['a large share of what is below the minimum',      { ...share, mostBasisPoints: 0 }, overdueItems('999.99'), '1', false],
    ['the same at the minimum',                         { ...share, mostBasisPoints: 0 }, overdueItems('1000'),   '1', true],
    ['nothing overdue, nothing tolerated',              { ...share, mostBasisPoints: 0, minimum: cny('0') }, overdueItems('0'), '1', false],
    ['15 days beyond terms',                            behaviour,  paid(1500n, 100n),                   '1',      false],
    ['a hundredth of a day more',                       behaviour,  paid(1501n, 100n),                   '1',      true],
    ['late, but too few invoices to say',               behaviour,  paid(9000n, 100n, 9),                '1',      false],
    ['late, and just enough',                           behaviour,  paid(9000n, 100n, 10),               '1',      true],
    ['the last day of grace of the review',             review,     { reviewBy: addDays(today, -5) },    '1',      false],
    ['the day after',                                   review,     { reviewBy: addDays(today, -6) },    '1',      true],
    ['the group is full exactly',                       groupLimit, group({ exposure: cny('299000') }),  '1000',   false],
    ['one fen over the group',                          groupLimit, group({ exposure: cny('299000.01') }), '1000', true],
    ['the group is unlimited',                          groupLimit, group({ limit: 'unlimited' }),       '1000',   false],
    ['a group of one has no limit beside its own',      groupLimit, group({ members: 1, exposure: cny('299000.01') }), '1000', false],
    ['the ceiling binds below the members’ limits',     ceiling,    {},                                  '50000',  false],
    ['one fen over the ceiling',                        ceiling,    group({ exposure: cny('100000.01') }), '50000', true],
    ['an unlimited group below the ceiling',            ceiling,    group({ limit: 'unlimited' }),       '50000',  false],
    ['an unlimited group over the ceiling',             ceiling,    group({ limit: 'unlimited', exposure: cny('149000.01') }), '1000', true],
    ['a new customer at its cap',                       fresh,      since(90),                           '10000',  false],
    ['one fen over, on its last day as a new one',      fresh,      since(90),                           '10000.01', true],
    ['the day after it is not new',                     fresh,      since(91),                           '10000.01', false],
    ['the industry is full exactly',                    steel,      { concentrations: [{ by: 'industry', of: 'Steel', exposure: cny('999000') }] }, '1000', false],
    ['one fen over the industry',                       steel,      { concentrations: [{ by: 'industry', of: 'Steel', exposure: cny('999000.01') }] }, '1000', true],
    ['another industry is not asked',                   steel,      { industry: 'Food', concentrations: [] }, '1000', false],
    ['nobody of the group is blacklisted',              kin,        {},                                  '1',      false],
    ['a member is',                                     kin,        group({ blacklisted: bad }),         '1',      true],
  ];
  it.each(cases)('%s', (_what, rule, facts, amount, holds) => {
    const checked = under([rule], { ...valid, further: { ...further, ...facts } });
    expect(codes(checked, order(amount))).toEqual(holds ? [rule.code] : []);
  });

  const unknown: readonly (readonly [CheckRule, Partial<RuleFacts>])[] = [
    [amountRule, { openItems: null }],
    [share, { openItems: null }],
    [behaviour, { behaviour: null }],
    [review, { reviewBy: null }],
    [groupLimit, { group: null }],
    [kin, { group: null }],
    [fresh, { customerSince: null }],
    [steel, { concentrations: [] }],
    [groupLimit, { rate: null }],
  ];
  it.each(unknown.map(([rule, facts]) => [rule.code, rule, facts] as const))(
    '%s without its facts says so and holds nothing',
    (_code, rule, facts) => {
      const checked = under([rule], { ...valid, further: { ...further, ...facts } });
      expect(checkCredit(checked, order('49000')).outcome).toBe('approved');
      expect(stepOf(checked, rule.code)?.result).toBe('not_recorded');
    },
  );
});

describe('the base, set to bind less', () => {
  const overLimit = (tolerance: { amount?: Money; basisPoints?: number }): CheckRule => ({
    code: 'over_limit',
    tolerance,
    ...block,
  });
  const small = { ...valid, limit: valid.limit && { ...valid.limit, singleDocument: null } };
  // biome-ignore format: a table
  const cases: readonly (readonly [string, CheckRule, CheckFacts, string, string[]])[] = [
    // what                                    rule                                                     facts  order        objections
    ['an amount is tolerated',                 overLimit({ amount: cny('100') }),                       small, '150100',    []],
    ['one fen more is not',                    overLimit({ amount: cny('100') }),                       small, '150100.01', ['over_limit']],
    ['1 % of the limit is tolerated',          overLimit({ basisPoints: 100 }),                         small, '152000',    []],
    ['one fen more is not',                    overLimit({ basisPoints: 100 }),                         small, '152000.01', ['over_limit']],
    ['of both the smaller one',                overLimit({ basisPoints: 100, amount: cny('100') }),     small, '150100.01', ['over_limit']],
    ['of both the smaller one, the other way', overLimit({ basisPoints: 1, amount: cny('100') }),       small, '150020.01', ['over_limit']],
    ['six days of grace after the limit',      { code: 'limit_expired', graceDays: 6, ...block },       good,  '1',         []],
    ['five are one too few',                   { code: 'limit_expired', graceDays: 5, ...block },       good,  '1',         ['limit_expired']],
    ['20 days past due are tolerated',         { code: 'overdue', daysTolerated: 20, ...block },        valid, '1',         []],
    ['the 20th is one too many',               { code: 'overdue', daysTolerated: 19, ...block },        valid, '1',         ['overdue']],
  ];
  it.each(cases)('%s', (_what, rule, facts, amount, objections) => {
    expect(codes(under([rule], facts), order(amount))).toEqual(objections);
  });
});

test('a tolerance in the house’s currency counts at the customer’s rate, and without one nothing is tolerated', () => {
  const USD = asCurrency('USD');
  const rate = { currency: USD, cnyTenThousandths: 71_000n };
  const limit = { ...valid.limit, singleDocument: null, amount: { kind: 'amount', amount: money(USD, 100_000_00n) } };
  const rule: CheckRule = { code: 'over_limit', tolerance: { amount: cny('710'), basisPoints: 100 }, ...block };
  const asks = (minor: bigint, known: RuleFacts['rate']) => {
    const facts = { ...valid, currency: USD, limit, exposureMinor: 0n, further: { ...further, rate: known } };
    return codes(under([rule], facts as CheckFacts), { ...order('1'), amountMinor: minor });
  };
  expect([100_100_00n, 100_100_01n].map((minor) => asks(minor, rate))).toEqual([[], ['over_limit']]);
  expect([100_000_00n, 100_000_01n].map((minor) => asks(minor, null))).toEqual([[], ['over_limit']]);
});

describe('how strongly a rule binds', () => {
  const strict: CheckRule = {
    code: 'overdue',
    daysTolerated: 10,
    strength: { quotation: 'record', sales_order: 'warn', delivery: 'block' },
  };
  // biome-ignore format: a table
  const cases = [
    // at            outcome     warned  result
    ['quotation',   'approved', 0,      'recorded'],
    ['sales_order', 'approved', 1,      'warned'],
    ['delivery',    'held',     0,      'failed'],
  ] as const;
  it.each(cases)('%s', (at, outcome, warned, result) => {
    const decision = checkCredit(under([strict]), order('1', at));
    const path = decisionPath(under([strict]), order('1', at));
    expect(decision.outcome).toBe(outcome);
    expect(decision.warnings).toHaveLength(warned);
    expect(path.steps.find(({ rule }) => rule === 'overdue')?.result).toBe(result);
  });

  test('a control point that is left out is not controlled', () => {
    const onlyOrders: CheckRule = { code: 'overdue', daysTolerated: 10, strength: { sales_order: 'block' } };
    expect(codes(under([onlyOrders]), order('1'))).toEqual(['overdue']);
    const quotation = checkCredit(under([onlyOrders]), order('1', 'quotation'));
    expect(quotation.objections).toEqual([]);
    expect(decisionPath(under([onlyOrders]), order('1', 'quotation')).notRun).toContainEqual({
      rule: 'overdue',
      why: 'elsewhere',
    });
  });
});

describe('whom a rule is for', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [string, CheckRule['scope'], Partial<RuleFacts>, boolean])[] = [
    // what                       scope                          customer              holds
    ['everybody',                 {},                            {},                   true],
    ['its grade',                 { grades: ['BBB', 'BB'] },     {},                   true],
    ['another grade',             { grades: ['CCC'] },           {},                   false],
    ['no grade yet',              { grades: ['unrated'] },       { grade: null },      true],
    ['a grade, and it has none',  { grades: ['BBB'] },           { grade: null },      false],
    ['its industry',              { industries: ['Steel'] },     {},                   true],
    ['another industry',          { industries: ['Food'] },      {},                   false],
    ['no industry is none',       { industries: ['Steel'] },     { industry: null },   false],
    ['its country',               { countries: ['CN'] },         {},                   true],
    ['another country',           { countries: ['VN'] },         {},                   false],
    ['one of two does not fit',   { grades: ['BBB'], countries: ['VN'] }, {},          false],
  ];
  it.each(cases)('%s', (_what, scope, facts, holds) => {
    const rule: CheckRule = { code: 'group_blacklisted', ...block, ...(scope && { scope }) };
    const listed = { ...further, ...facts, ...group({ blacklisted: [{ customerCode: 'C2', reason: 'fraud' }] }) };
    expect(codes(under([rule], { ...valid, further: listed }), order('1'))).toEqual(holds ? [rule.code] : []);
  });

  test('a base rule set for some stays as everywhere for the others', () => {
    const lax: CheckRule = { code: 'overdue', daysTolerated: 90, scope: { grades: ['AAA'] }, ...block };
    const late = { ...valid, oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -31), openMinor: 1n } };
    expect(codes(under([lax], late), order('1'))).toEqual(['overdue']);
    expect(codes(under([lax], { ...late, further: { ...further, grade: 'AAA' } }), order('1'))).toEqual([]);
  });
});

describe('单项超标 and 同时超标', () => {
  const late = { ...valid, oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -31), openMinor: 1n } };
  const large = { ...valid, exposureMinor: cny('200000').minor };
  const both = { ...late, exposureMinor: cny('200000').minor };
  const rules: readonly CheckRule[] = [
    { code: 'overdue', daysTolerated: 30, ...block },
    { code: 'over_limit', ...block },
  ];
  const together = { together: [['overdue', 'over_limit']] } as const;
  // biome-ignore format: a table
  const cases = [
    // what                      facts  combined     objections                 warnings
    ['each alone holds',         late,  {},          ['overdue'],               []],
    ['together: late alone',     late,  together,    [],                        ['overdue']],
    ['together: large alone',    large, together,    [],                        ['over_limit']],
    ['together: both',           both,  together,    ['over_limit', 'overdue'], []],
  ] as const;
  it.each(cases)('%s', (_what, facts, more, objections, warnings) => {
    const decision = checkCredit(under(rules, facts, more), order('1'));
    expect(decision.objections.map(({ code }) => code)).toEqual(objections);
    expect(decision.warnings.map(({ code }) => code)).toEqual(warnings);
  });
});

test('an exclusion ends after its last day, and never covers what rejects', () => {
  const late = { ...valid, oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -31), openMinor: 1n } };
  const until = (day: string) => ({
    exclusions: [{ rule: 'overdue', until: calendarDate(day), reason: 'payment plan' }] as const,
  });
  expect(codes({ ...late, ...until('2026-03-31') }, order('1'))).toEqual([]);
  expect(codes({ ...late, ...until('2026-03-30') }, order('1'))).toEqual(['overdue']);
  expect(stepOf({ ...late, ...until('2026-03-31') }, 'overdue')?.result).toBe('excluded');
});

describe('the path', () => {
  test('tells of every rule that it ran, is off, or has no data', () => {
    const path = decisionPath(valid, order('1000'));
    expect(path.steps.map(({ rule, result }) => `${rule} ${result}`)).toEqual([
      'blacklisted met',
      'customer_inactive met',
      'limit_frozen met',
      'no_limit met',
      'limit_expired met',
      'over_limit met',
      'over_document_limit met',
      'overdue met',
    ]);
    expect(path.binds).toBe('over_limit');
    expect(path.notRun.map(({ rule, why }) => `${rule} ${why}`)).toEqual([
      'overdue_amount off',
      'overdue_share off',
      'payment_behaviour off',
      'review_overdue off',
      'over_group_limit off',
      'over_new_customer_cap off',
      'over_concentration off',
      'group_blacklisted off',
      'over_budget off',
      'dunning_level not_recorded',
      'terms_better_than_granted not_recorded',
      'guarantor_blacklisted not_recorded',
      'unsecured_part not_recorded',
      'conditions_missing not_recorded',
    ]);
  });

  test('shows value and threshold as they were compared', () => {
    expect(stepOf(valid, 'over_limit')).toMatchObject({
      value: { kind: 'money', money: cny('1000') },
      threshold: { kind: 'money', money: cny('150000') },
    });
    expect(stepOf(valid, 'overdue')).toMatchObject({
      value: { kind: 'days', days: 20 },
      threshold: { kind: 'days', days: 30 },
    });
  });

  const groupLimit: CheckRule = { code: 'over_group_limit', ceiling: null, ...block };
  // biome-ignore format: a table
  const cases = [
    // what is free of the group   binds
    ['149999.99',                 'over_group_limit'],
    ['150000',                    'over_limit'],
    ['150000.01',                 'over_limit'],
  ] as const;
  it.each(cases)('own headroom ¥150,000, of the group ¥%s: %s binds', (free, binds) => {
    const exposure = money(CNY, cny('300000').minor - cny(free).minor);
    const facts = under([groupLimit], { ...valid, further: { ...further, ...group({ exposure }) } });
    expect(decisionPath(facts, order('1')).binds).toBe(binds);
  });

  test('levels in two currencies are compared in the policy’s', () => {
    const USD = asCurrency('USD');
    const rate = { currency: USD, cnyTenThousandths: 71_000n };
    const limit = valid.limit && {
      ...valid.limit,
      amount: { kind: 'amount', amount: money(USD, 100_000_00n) } as const,
      singleDocument: null,
    };
    const facts = under([groupLimit], {
      ...valid,
      currency: USD,
      exposureMinor: 0n,
      limit,
      further: { ...further, rate },
    });
    // USD 100,000 are CNY 710,000; the group has CNY 200,000 left, USD 28,169.01.
    const request = { documentType: 'sales_order', amountMinor: 28_169_01n, prepaidMinor: 0n } as const;
    expect(decisionPath(facts, request).binds).toBe('over_group_limit');
    expect(codes(facts, request)).toEqual([]);
    expect(codes(facts, { ...request, amountMinor: 28_169_02n })).toEqual(['over_group_limit']);
  });
});

test('a snapshot with every rule decides again as it did', () => {
  const rules: readonly CheckRule[] = [
    { code: 'over_limit', tolerance: { amount: cny('100'), basisPoints: 100 }, ...block },
    { code: 'limit_expired', graceDays: 3, scope: { grades: ['unrated', 'BBB'], countries: ['CN'] }, ...block },
    { code: 'overdue', daysTolerated: 10, strength: { sales_order: 'warn' } },
    { code: 'overdue_amount', daysPastDue: 10, most: cny('0'), ...block },
    { code: 'overdue_share', daysPastDue: 10, mostBasisPoints: 1, minimum: cny('1'), ...block },
    { code: 'payment_behaviour', mostDaysBeyondTerms: 0, fewestInvoices: 1, ...block },
    { code: 'review_overdue', graceDays: 0, ...block },
    { code: 'over_group_limit', ceiling: cny('1'), ...block },
    { code: 'over_new_customer_cap', days: 9999, most: cny('1'), ...block, message: { zh: '新', en: 'new' } },
    { code: 'over_concentration', by: 'industry', of: 'Steel', ceiling: cny('1'), ...block },
    { code: 'group_blacklisted', ...block },
  ];
  const troubled: RuleFacts = {
    ...further,
    ...overdueItems('5000'),
    ...paid(1000n, 100n),
    ...group({ blacklisted: [{ customerCode: 'C2', reason: 'fraud' }] }),
    reviewBy: calendarDate('2026-01-01'),
  };
  const facts: CheckFacts = {
    ...under(rules, { ...good, further: troubled }, { together: [['overdue', 'over_limit']] }),
    exclusions: [{ rule: 'review_overdue', until: today, reason: 'under way' }],
  };
  const request = order('60000');
  const kept = readSnapshot(JSON.parse(canonicalJson({ facts, request })));
  const decision = checkCredit(facts, request);
  expect(decision.objections.length).toBeGreaterThan(7);
  expect(checkCredit(kept.facts, kept.request)).toEqual(decision);
  expect(decisionPath(kept.facts, kept.request)).toEqual(decisionPath(facts, request));
});
