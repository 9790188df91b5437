import { describe, expect, it, test } from 'vitest';
import { addDays, amountText, CNY, calendarDate, cny } from '#kernel';
import type { GrantedLimit } from '#limits';
import { goodFacts, limitOf } from './check.fixture.ts';
import { type CheckFacts, type CheckRequest, checkCredit } from './credit-check.ts';
import type { Objection } from './objection.ts';

const today = calendarDate('2026-03-31');

const limit = limitOf('100000');
const limitUntil = (validTo: string): GrantedLimit => ({ ...limit, validTo: calendarDate(validTo) });
const perDocument = (amount: string): GrantedLimit => ({ ...limit, singleDocument: cny(amount) });
const unlimited: GrantedLimit = { ...limit, amount: { kind: 'unlimited' } };

const good = goodFacts('2026-03-31', limit);
const dueDaysAgo = (days: number): Partial<CheckFacts> => ({
  oldestOpen: { invoiceNumber: 'INV-7', dueOn: addDays(today, -days), openMinor: 5_000n },
});
const owing = (exposure: string): Partial<CheckFacts> => ({ exposureMinor: cny(exposure).minor });
const frozen = { customer: { ...good.customer, freezeReason: 'moving' } };
const blacklisted = { customer: { ...good.customer, blacklistReason: 'fraud' } };

function order(amount: string, { prepaid = '0', type = 'sales_order' as CheckRequest['documentType'] } = {}) {
  return { documentType: type, amountMinor: cny(amount).minor, prepaidMinor: cny(prepaid).minor };
}

const codesOf = (objections: readonly Objection[]) => objections.map(({ code }) => code).toSorted();
const shown = (headroom: ReturnType<typeof checkCredit>['headroomAfter']) =>
  headroom === 'unlimited' ? headroom : amountText(headroom);

describe('limit, exposure and order', () => {
  // biome-ignore format: a table
  const cases = [
    // what                                limit               exposure   order        before       outcome     after        objections
    ['fits exactly',                       limitOf('100000'),  '60000',   '40000',     '40000.00',  'approved', '0.00',      []],
    ['one fen over',                       limitOf('100000'),  '60000',   '40000.01',  '40000.00',  'held',     '40000.00',  ['over_limit']],
    ['the whole limit at once',            limitOf('100000'),  '0',       '100000',    '100000.00', 'approved', '0.00',      []],
    ['exposure is over the limit already', limitOf('100000'),  '120000',  '0.01',      '-20000.00', 'held',     '-20000.00', ['over_limit']],
    ['no limit counts as zero',            null,               '500',     '0.01',      '-500.00',   'held',     '-500.00',   ['no_limit']],
    ['no limit excludes over limit',       null,               '0',       '1000000',   '0.00',      'held',     '0.00',      ['no_limit']],
    ['zero is an amount',                  limitOf('0'),       '0',       '0.01',      '0.00',      'held',     '0.00',      ['over_limit']],
    ['unlimited',                          unlimited,          '9000000', '900000000', 'unlimited', 'approved', 'unlimited', []],
  ] as const;

  it.each(cases)('%s', (_what, granted, exposure, amount, before, outcome, after, objections) => {
    const decision = checkCredit({ ...good, limit: granted, ...owing(exposure) }, order(amount));
    expect(codesOf(decision.objections)).toEqual(objections);
    expect(decision.outcome).toBe(outcome);
    expect(shown(decision.headroomBefore)).toBe(before);
    expect(shown(decision.headroomAfter)).toBe(after);
    expect(decision.exposureBefore).toEqual(cny(exposure));
    expect(decision.reserves).toBe(outcome === 'approved');
  });
});

describe('where a rule begins', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<CheckFacts>, string, Objection['code'][]])[] = [
    // what                                  facts                                order     objections
    ['due next month',                       dueDaysAgo(-30),                     '1',      []],
    ['due today',                            dueDaysAgo(0),                       '1',      []],
    ['30 days past due is tolerated',        dueDaysAgo(30),                      '1',      []],
    ['31 days is not',                       dueDaysAgo(31),                      '1',      ['overdue']],
    ['the last day of the limit',            { limit: limitUntil('2026-03-31') }, '1',      []],
    ['the first day after it',               { limit: limitUntil('2026-03-30') }, '1',      ['limit_expired']],
    ['as large as one document may be',      { limit: perDocument('500') },       '500',    []],
    ['one fen larger',                       { limit: perDocument('500') },       '500.01', ['over_document_limit']],
    ['zero: no document passes',             { limit: perDocument('0') },         '0.01',   ['over_document_limit']],
  ];
  it.each(cases)('%s', (_what, facts, amount, objections) => {
    const decision = checkCredit({ ...good, ...facts }, order(amount));
    expect(codesOf(decision.objections)).toEqual(objections);
    expect(decision.outcome).toBe(objections.length === 0 ? 'approved' : 'held');
  });
});

describe('every objection alone and with every other', () => {
  type Trouble = (facts: CheckFacts) => CheckFacts;
  const withLimit =
    (change: Partial<GrantedLimit>): Trouble =>
    (facts) => ({ ...facts, limit: facts.limit && { ...facts.limit, ...change } });
  const withCustomer =
    (change: Partial<CheckFacts['customer']>): Trouble =>
    (facts) => ({ ...facts, customer: { ...facts.customer, ...change } });

  // The order is ¥1,000.
  const troubles = new Map<Objection['code'], Trouble>([
    ['customer_inactive', withCustomer({ status: 'inactive' })],
    ['blacklisted', withCustomer({ blacklistReason: 'fraud' })],
    ['limit_frozen', withCustomer({ freezeReason: 'two cheques returned' })],
    ['no_limit', (facts) => ({ ...facts, limit: null })],
    ['limit_expired', withLimit({ validTo: addDays(today, -1) })],
    ['over_limit', (facts) => ({ ...facts, ...owing('99000.01') })],
    ['over_document_limit', withLimit({ singleDocument: cny('999.99') })],
    ['overdue', (facts) => ({ ...facts, ...dueDaysAgo(31) })],
  ]);
  const needLimit = new Set<Objection['code']>(['limit_expired', 'over_limit', 'over_document_limit']);
  const rejecting = new Set<Objection['code']>(['customer_inactive', 'blacklisted']);

  const pairs = [...troubles.keys()].flatMap((one) => [...troubles.keys()].map((other) => [one, other] as const));
  it.each(pairs)('%s and %s', (one, other) => {
    // `no_limit` last: it takes away the limit that the other trouble is about.
    const inOrder = [one, other].toSorted((a, b) => Number(a === 'no_limit') - Number(b === 'no_limit'));
    const facts = inOrder.reduce((given, code) => troubles.get(code)?.(given) ?? given, good);
    const expected = inOrder.includes('no_limit') ? inOrder.filter((code) => !needLimit.has(code)) : inOrder;
    const decision = checkCredit(facts, order('1000'));
    expect(codesOf(decision.objections)).toEqual([...new Set(expected)].toSorted());
    expect(decision.outcome).toBe(expected.some((code) => rejecting.has(code)) ? 'rejected' : 'held');
    expect(decision.headroomAfter).toEqual(decision.headroomBefore);
    expect(decision.reserves).toBe(false);
  });

  test('all that can stand together are told together', () => {
    const facts = [...troubles].reduce((given, [code, make]) => (code === 'no_limit' ? given : make(given)), good);
    const all = [...troubles.keys()].filter((code) => code !== 'no_limit');
    expect(codesOf(checkCredit(facts, order('1000')).objections)).toEqual(all.toSorted());
  });
});

describe('each objection carries its figures', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [Partial<CheckFacts>, Objection])[] = [
    // an order of ¥1,000 with          objection
    [owing('99000.01'),                 { code: 'over_limit', shortBy: cny('0.01'), needed: cny('1000'), available: cny('999.99') }],
    [owing('100500'),                   { code: 'over_limit', shortBy: cny('1500'), needed: cny('1000'), available: { currency: CNY, minor: -50_000n } }],
    [{ limit: perDocument('300') },     { code: 'over_document_limit', shortBy: cny('700'), documentLimit: cny('300') }],
    [{ limit: limitUntil('2026-03-22') }, { code: 'limit_expired', expiredOn: calendarDate('2026-03-22'), daysExpired: 9 }],
    [dueDaysAgo(45),                    { code: 'overdue', invoiceNumber: 'INV-7', dueOn: addDays(today, -45), open: cny('50'), daysPastDue: 45, daysTolerated: 30 }],
    [frozen,                            { code: 'limit_frozen', reason: 'moving' }],
    [blacklisted,                       { code: 'blacklisted', reason: 'fraud' }],
  ];
  it.each(cases.map(([facts, objection]) => [objection.code, facts, objection] as const))(
    '%s',
    (_code, facts, told) => {
      expect(checkCredit({ ...good, ...facts }, order('1000')).objections).toEqual([told]);
    },
  );
});

describe('what the limit shows', () => {
  const expired = { limit: limitUntil('2026-03-30') };
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<CheckFacts>, string, string])[] = [
    // what                                 facts                      limit        status
    ['active',                              {},                        '100000.00', 'active'],
    ['a frozen one still shows its amount', frozen,                    '100000.00', 'frozen'],
    ['an expired one too',                  expired,                   '100000.00', 'expired'],
    ['a freeze shows over the end',         { ...frozen, ...expired }, '100000.00', 'frozen'],
    ['unlimited',                           { limit: unlimited },      'unlimited', 'active'],
    ['none',                                { limit: null },           'none',      'none'],
  ];
  it.each(cases)('%s', (_what, facts, amount, status) => {
    const decision = checkCredit({ ...good, ...facts }, order('1'));
    expect(decision.limit.kind === 'amount' ? amountText(decision.limit.amount) : decision.limit.kind).toBe(amount);
    expect(decision.limitStatus).toBe(status);
  });
});

describe('what a document still needs', () => {
  // biome-ignore format: a table
  const cases = [
    // what                                   free     amount  prepaid   taken over  needed     outcome
    ['all of it',                             '1000',  '1000', '0',      '0',        '1000.00', 'approved'],
    ['the rest after a prepayment',           '600',   '1000', '400',    '0',        '600.00',  'approved'],
    ['a prepayment one fen too small',        '600',   '1000', '399.99', '0',        '600.01',  'held'],
    ['nothing: prepaid as a whole',           '0',     '1000', '1000',   '0',        '0.00',    'approved'],
    ['what is not delivered yet',             '300',   '1000', '0',      '700',      '300.00',  'approved'],
    ['nothing: amended below the delivered',  '0',     '500',  '0',      '700',      '0.00',    'approved'],
    ['prepaid and delivered in part',         '99.99', '1000', '400',    '500',      '100.00',  'held'],
  ] as const;
  it.each(cases)('%s', (_what, free, amount, prepaid, taken, needed, outcome) => {
    const facts = { ...good, limit: limitOf(free), takenMinor: cny(taken).minor };
    const decision = checkCredit(facts, order(amount, { prepaid }));
    expect(amountText({ currency: CNY, minor: decision.neededMinor })).toBe(needed);
    expect(decision).toMatchObject({ outcome, reserves: outcome === 'approved' });
  });

  test('what needs no credit asks no limit, also where there is none', () => {
    const prepaid = order('1000', { prepaid: '1000' });
    for (const facts of [{ limit: null }, { limit: limitUntil('2026-03-30') }, owing('200000')]) {
      expect(checkCredit({ ...good, ...facts }, prepaid).objections).toEqual([]);
    }
    expect(codesOf(checkCredit({ ...good, ...dueDaysAgo(31) }, prepaid).objections)).toEqual(['overdue']);
  });
});

test('a quotation is judged like an order and reserves nothing', () => {
  const passed = checkCredit(good, order('100000', { type: 'quotation' }));
  expect(passed).toMatchObject({ outcome: 'approved', reserves: false, headroomAfter: cny('100000') });
  const held = checkCredit(good, order('100000.01', { type: 'quotation' }));
  expect(held).toMatchObject({ outcome: 'held', objections: [{ code: 'over_limit', shortBy: cny('0.01') }] });
});
