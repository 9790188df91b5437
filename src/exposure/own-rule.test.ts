import { describe, expect, it, test } from 'vitest';
import { addDays, asCurrency, CNY, calendarDate, canonicalJson, cny, money } from '#kernel';
import type { LimitId } from '#limits';
import type { CheckRule, CheckRuleName, CheckRuleOf } from '#policy';
import { atInvoice } from './at-invoice.ts';
import { type CheckFacts, type CheckRequest, checkCredit, decisionPath } from './credit-check.ts';
import { reasonName } from './objection.ts';
import { readSnapshot } from './snapshot.ts';

const today = calendarDate('2026-03-31');
const further: NonNullable<CheckFacts['further']> = {
  grade: 'BBB',
  industry: 'Steel',
  country: 'CN',
  customerType: '经销商',
  customerSince: calendarDate('2026-01-30'),
  reviewBy: null,
  openItems: { openMinor: cny('40000').minor, overdue: [{ daysPastDue: 0, minor: cny('8000').minor }] },
  behaviour: { amountDays: 1_001n, amountMinor: 100n, invoices: 12 },
  group: { members: 2, limit: 'unlimited', exposure: cny('70000'), blacklisted: [] },
  concentrations: [],
  rate: { currency: CNY, cnyTenThousandths: 10_000n },
};
/** Limit ¥100,000, exposure ¥50,000, an item 20 days late. */
const facts: CheckFacts = {
  asOf: today,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: {
    limitId: 'limit' as LimitId,
    amount: { kind: 'amount', amount: cny('100000') },
    singleDocument: null,
    validFrom: calendarDate('2026-01-01'),
    validTo: calendarDate('2026-04-10'),
  },
  exposureMinor: cny('50000').minor,
  takenMinor: 0n,
  oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -20), openMinor: cny('8000').minor },
  rules: { version: 'check-9', overdueDaysTolerated: 30 },
  further,
};
const request: CheckRequest = {
  documentType: 'sales_order',
  amountMinor: cny('10000').minor,
  prepaidMinor: cny('2000').minor,
};
const own = (expression: string, more: Partial<CheckRuleOf<'own'>> = {}): CheckRule => ({
  code: 'own',
  id: 'K-1',
  expression,
  message: { zh: '公司规则', en: 'House rule' },
  strength: { sales_order: 'block' },
  ...more,
});
const under = (...rules: CheckRule[]): CheckFacts => ({ ...facts, rules: { ...facts.rules, rules } });
const stepsOf = (given: CheckFacts) => decisionPath(given, request).steps.filter(({ rule }) => rule === 'own');

describe('what an own rule reads of a check', () => {
  // biome-ignore format: a table
  const cases = [
    ['amount == money("10000")'], ['needed == money("8000")'], ['prepaid == money("2000")'], ['limit == money("100000")'],
    ['exposure == money("50000")'], ['headroom == money("50000")'], ['utilisation == percent("50")'],
    ['utilisationAfter == percent("58")'], ['groupExposure == money("70000")'], ['!groupBlacklisted'],
    ['openItems == money("40000")'], ['overdue == money("8000")'], ['overdueShare == percent("20")'], ['daysPastDue == 20'],
    ['daysBeyondTerms == 11'], ['invoicesPaid == 12'], ['daysLimitLeft == 10'], ['daysCustomer == 60'], ['grade == "BBB"'],
    ['industry == "Steel"'], ['country == "CN"'], ['customerType == "经销商"'], ['currency == "CNY"'],
    ['document == "sales_order"'], ['!frozen'],
  ] as const;
  it.each(cases)('%s', (expression) => {
    expect(stepsOf(under(own(expression)))).toMatchObject([{ result: 'met' }]);
    expect(stepsOf(under(own(`!(${expression})`)))).toMatchObject([{ result: 'failed' }]);
  });

  it.each(['groupLimit > money("1")', 'daysReviewLeft > 1', 'segment == "x"'])('%s is not recorded', (expression) => {
    expect(stepsOf(under(own(expression)))).toMatchObject([
      { result: 'not_recorded', own: { read: [{ value: null }] } },
    ]);
    expect(checkCredit(under(own(expression)), request).outcome).toBe('approved');
  });

  test('without a limit it is zero, an unlimited one is not recorded, and neither has a utilisation', () => {
    const rule = own('limit < money("1")');
    const unlimited = facts.limit && { ...facts.limit, amount: { kind: 'unlimited' } as const };
    expect(stepsOf({ ...under(rule), limit: null })).toMatchObject([{ result: 'met' }]);
    expect(stepsOf({ ...under(rule), limit: unlimited })).toMatchObject([{ result: 'not_recorded' }]);
    expect(stepsOf({ ...under(own('utilisation < percent("1")')), limit: null })).toMatchObject([
      { result: 'not_recorded' },
    ]);
  });

  test('amounts of a customer in dollars count at the planning rate; without one they are not recorded', () => {
    const usd = asCurrency('USD');
    const inDollars = (rate: typeof further.rate): CheckFacts => ({
      ...under(own('exposure == money("355000")')),
      currency: usd,
      limit: facts.limit && { ...facts.limit, amount: { kind: 'amount', amount: money(usd, 10_000_000n) } },
      further: { ...further, rate },
    });
    expect(stepsOf(inDollars({ currency: usd, cnyTenThousandths: 71_000n }))).toMatchObject([{ result: 'met' }]);
    expect(stepsOf(inDollars(null))).toMatchObject([{ result: 'not_recorded' }]);
  });
});

describe('an own rule binds like any other', () => {
  const late = own('overdue <= money("5000") || grade in ["AAA", "AA"]');

  test('it says its message and everything it read', () => {
    expect(checkCredit(under(late), request).objections).toEqual([
      {
        code: 'own',
        id: 'K-1',
        message: { zh: '公司规则', en: 'House rule' },
        read: [
          { fact: 'overdue', value: { kind: 'money', money: cny('8000') } },
          { fact: 'grade', value: { kind: 'text', text: 'BBB' } },
        ],
      },
    ]);
  });

  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<CheckRuleOf<'own'>>, string[], string[]])[] = [
    // what                    rule                                                  objections  warnings
    ['blocks',                 {},                                                   ['own:K-1'], []],
    ['warns',                  { strength: { sales_order: 'warn' } },                [],          ['own:K-1']],
    ['only notes',             { strength: { sales_order: 'record' } },              [],          []],
    ['elsewhere',              { strength: { delivery: 'block' } },                  [],          []],
    ['for this type',          { scope: { customerTypes: ['经销商'] } },              ['own:K-1'], []],
    ['for another type',       { scope: { customerTypes: ['终端用户'] } },            [],          []],
    ['for a segment unknown',  { scope: { segments: ['大客户'] } },                   [],          []],
    ['for type and grade',     { scope: { customerTypes: ['经销商'], grades: ['B'] } }, [],        []],
  ];
  it.each(cases)('%s', (_what, more, objections, warnings) => {
    const decision = checkCredit(under({ ...late, ...more } as CheckRule), request);
    expect(decision.objections.map(reasonName)).toEqual(objections);
    expect(decision.warnings.map(reasonName)).toEqual(warnings);
  });

  const both = [late, own('daysPastDue <= 10', { id: 'K-2' })] as const;
  const until = calendarDate('2026-03-31');
  // biome-ignore format: a table
  const named: readonly (readonly [string, CheckRuleName[], CheckRuleName[][], string[], string[]])[] = [
    // what                          excluded    together                    objections              warnings
    ['none is named',                [],         [],                         ['own:K-1', 'own:K-2'], []],
    ['one is excluded',              ['own:K-1'], [],                        ['own:K-2'],            []],
    ['another one is',               ['own:K-3'], [],                        ['own:K-1', 'own:K-2'], []],
    ['all are',                      ['own'],    [],                         [],                     []],
    ['one binds with what is met',   [],         [['own:K-1', 'over_limit']], ['own:K-2'],           ['own:K-1']],
    ['the two bind together',        [],         [['own:K-1', 'own:K-2']],   ['own:K-1', 'own:K-2'], []],
    ['all bind with what is met',    [],         [['own', 'over_limit']],    [],                     ['own:K-1', 'own:K-2']],
  ];
  it.each(named)('where %s', (_what, excluded, together, objections, warnings) => {
    const given = under(...both);
    const exclusions = excluded.map((rule) => ({ rule, until, reason: 'plan' }));
    const asked: CheckFacts = { ...given, exclusions, rules: { ...given.rules, together } };
    const decision = checkCredit(asked, request);
    expect([decision.objections.map(reasonName), decision.warnings.map(reasonName)]).toEqual([objections, warnings]);
    const kept = readSnapshot(JSON.parse(canonicalJson({ facts: asked, request })));
    expect(checkCredit(kept.facts, kept.request)).toEqual(decision);
  });

  test('two of them fail apart, a release covers both, and what was kept is read back', () => {
    const two = under(late, own('daysPastDue <= 10', { id: 'K-2' }));
    expect(checkCredit(two, request).objections.map(reasonName)).toEqual(['own:K-1', 'own:K-2']);
    const released = { upToMinor: cny('10000').minor, prepayMinor: 0n, until: today, takenMinor: 0n };
    expect(checkCredit({ ...two, released }, request).outcome).toBe('approved');
    const kept = readSnapshot(JSON.parse(canonicalJson({ facts: two, request })));
    expect(checkCredit(kept.facts, kept.request)).toEqual(checkCredit(two, request));
  });
});

describe('at the invoice', () => {
  const invoice = { amountMinor: cny('60000').minor, beyondMinor: cny('60000').minor };
  const limitRule = (invoiceStrength: 'warn' | 'record'): CheckRule => ({
    code: 'over_limit',
    strength: { invoice: invoiceStrength },
  });

  // biome-ignore format: a table
  const cases: readonly (readonly [string, CheckRule[], typeof invoice, (readonly [string, string])[]])[] = [
    ['nothing is asked of itself',          [],                                                     invoice, []],
    ['it warns',                            [limitRule('warn')],                                    invoice, [['over_limit', 'warn']]],
    ['it only notes',                       [limitRule('record')],                                  invoice, [['over_limit', 'record']]],
    ['what its order reserved is in the exposure', [limitRule('warn')],                             { ...invoice, beyondMinor: 0n }, []],
    ['an own rule knows where it is',       [own('document != "invoice"', { strength: { invoice: 'warn' } })], invoice, [['own:K-1', 'warn']]],
    ['a rule for orders is not for invoices', [own('frozen')],                                      invoice, []],
  ];
  it.each(cases)('%s', (_what, rules, asked, failed) => {
    expect(
      atInvoice(under(...rules), asked).map(({ objection, strength }) => [reasonName(objection), strength]),
    ).toEqual(failed);
  });
});
