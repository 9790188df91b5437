import { describe, expect, it, test } from 'vitest';
import { addDays, amountText, type CalendarDate, CNY, calendarDate, cny, money } from '#kernel';
import type { GrantedLimit, LimitId } from '#limits';
import type { CheckRule } from '#policy';
import type { CheckFacts, CheckRequest } from './credit-check.ts';
import { figuresOfToday } from './figures-of-today.ts';
import type { LevelFacts } from './level-facts.ts';
import { type Ahead, largestOrder, preCheck } from './pre-check.ts';

const today = calendarDate('2026-12-01');
const limitOf = (amount: string, more: Partial<GrantedLimit> = {}): GrantedLimit => ({
  limitId: 'limit' as LimitId,
  amount: { kind: 'amount', amount: cny(amount) },
  singleDocument: null,
  validFrom: calendarDate('2026-01-01'),
  validTo: calendarDate('2027-06-30'),
  ...more,
});
const good: CheckFacts = {
  asOf: today,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: limitOf('1000'),
  exposureMinor: cny('700').minor,
  takenMinor: 0n,
  oldestOpen: null,
  rules: { version: 'check-1', overdueDaysTolerated: 30 },
};
const unknown: NonNullable<CheckFacts['further']> = {
  ...{ grade: null, industry: null, country: 'CN', customerSince: null, reviewBy: null, openItems: null },
  ...{ behaviour: null, group: null, concentrations: [], rate: { currency: CNY, cnyTenThousandths: 10_000n } },
};
const order = (amount: string): CheckRequest => ({
  documentType: 'sales_order',
  amountMinor: cny(amount).minor,
  prepaidMinor: 0n,
});
const item = (invoiceNumber: string, dueIn: number, open: string) => ({
  invoiceNumber,
  dueOn: addDays(today, dueIn),
  openMinor: cny(open).minor,
});
const ahead: Ahead = {
  openItems: [item('I-1', 10, '100'), item('I-2', 20, '300')],
  allOpenItems: true,
  limitOn: () => good.limit,
  days: [],
};

describe('how much', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<CheckFacts>, string])[] = [
    ['the headroom',                    {},                                                              '300.00'],
    ['no more than one order may be',   { limit: limitOf('1000', { singleDocument: cny('120') }) },      '120.00'],
    ['nothing where all of it is used', { exposureMinor: cny('1000').minor },                            '0.00'],
    ['nothing while it is frozen',      { customer: { ...good.customer, freezeReason: 'late' } },        '0.00'],
    ['nothing while who buys is frozen', { buyer: { code: 'B', ...good.customer, freezeReason: 'late' } },   '0.00'],
    ['nothing without a limit',         { limit: null },                                                 '0.00'],
    ['anything under an unlimited one', { limit: limitOf('1', { amount: { kind: 'unlimited' } }) },      'unlimited'],
  ];
  it.each(cases)('%s', (_what, more, expected) => {
    const most = largestOrder({ ...good, ...more });
    expect(most === 'unlimited' ? most : amountText(most)).toBe(expected);
  });
});

describe('from when', () => {
  const from = (amount: string, facts: CheckFacts = good, more: Partial<Ahead> = {}) =>
    preCheck(facts, [order(amount)], { ...ahead, ...more })[0]?.from ?? null;

  test('today where it fits; else once what falls due is paid; else nobody knows', () => {
    expect(from('300')).toBe(today);
    expect(from('300.01')).toBe(addDays(today, 10));
    expect(from('400.01')).toBe(addDays(today, 20));
    expect(from('700.01')).toBeNull();
  });

  test('from the day a larger limit begins, or never where the limit ends before', () => {
    const begins = addDays(today, 5);
    const larger = limitOf('2000', { validFrom: begins });
    expect(from('900', good, { days: [begins], limitOn: (day) => (day < begins ? good.limit : larger) })).toBe(begins);
    const ending = limitOf('1000', { validTo: addDays(today, 15) });
    expect(from('400.01', { ...good, limit: ending }, { limitOn: () => ending })).toBeNull();
  });

  test('what is late already is not taken as paid: it goes on standing in the way', () => {
    const late = item('I-0', -40, '50');
    const facts = { ...good, oldestOpen: late };
    expect(from('10', facts, { openItems: [late, ...ahead.openItems] })).toBeNull();
    const younger = item('I-0', -25, '50');
    const openItems = [younger, ...ahead.openItems];
    expect(from('310', { ...good, oldestOpen: younger }, { openItems })).toBeNull();
    expect(
      from(
        '310',
        { ...good, oldestOpen: item('I-0', -15, '50') },
        { openItems: [item('I-0', -15, '50'), ...ahead.openItems] },
      ),
    ).toBe(addDays(today, 10));
  });
});

describe('on a later day', () => {
  const level = (amount: string, validTo = calendarDate('2027-06-30')): LevelFacts => ({
    limitId: amount,
    scope: { level: 'customer', productLine: 'L' },
    customerCode: 'C',
    limit: cny(amount),
    validTo,
    usedMinor: cny('100').minor,
    ofOrderMinor: 0n,
  });
  const from = (amount: string, facts: CheckFacts, more: Partial<Ahead>) =>
    preCheck(facts, [order(amount)], { ...ahead, openItems: [], ...more })[0]?.from ?? null;

  test('the limits of levels are those that hold then', () => {
    const begins = addDays(today, 7);
    const facts = { ...good, levels: [level('200')] };
    const levelsOn = (day: CalendarDate) => [level(day < begins ? '200' : '350')];
    expect([from('100', facts, { levelsOn }), from('100.01', facts, { days: [begins] })]).toEqual([today, null]);
    expect(from('250', facts, { days: [begins], levelsOn })).toBe(begins);
    expect(from('250.01', facts, { days: [begins], levelsOn })).toBeNull();
    // None holds today, and one does from that day on.
    const then = preCheck(good, [order('250'), order('0.01')], { ...ahead, openItems: [], levelsOn }, begins);
    expect(then.map(({ onDelivery }) => onDelivery?.objections.map(({ code }) => code))).toEqual([
      [],
      ['over_sub_limit'],
    ]);
    const none = preCheck(facts, [order('300')], { ...ahead, openItems: [], levelsOn: () => undefined }, begins);
    expect(none[0]?.onDelivery?.outcome).toBe('approved');
  });

  test('what is late already is older, and what falls due is paid', () => {
    const rule: CheckRule = {
      code: 'overdue_amount',
      daysPastDue: 10,
      most: cny('40'),
      strength: { sales_order: 'block' },
    };
    const openItems = { openMinor: cny('150').minor, overdue: [{ daysPastDue: 10, minor: 0n }] };
    const facts: CheckFacts = {
      ...good,
      rules: { version: 'check-9', overdueDaysTolerated: 90, rules: [rule] },
      further: { ...unknown, openItems },
    };
    const late = { openItems: [item('I-0', -5, '50'), item('I-1', 3, '100')] };
    const on = (day: number, more: Partial<Ahead> = late) =>
      preCheck(facts, [order('10')], { ...ahead, ...more }, addDays(today, day))[0]?.onDelivery?.objections;
    expect([on(5), on(6)?.map(({ code }) => code)]).toEqual([[], ['overdue_amount']]);
    // Not known whole, it is what it is today.
    expect(on(6, { openItems: [item('I-0', -5, '50')], allOpenItems: false })).toEqual([]);
  });

  test('the answer names the rules that it asks with the figures of today', () => {
    const strength = { sales_order: 'block' } as const;
    const rules: readonly CheckRule[] = [
      { code: 'over_group_limit', ceiling: null, strength },
      { code: 'review_overdue', graceDays: 0, strength },
      { code: 'over_limit', strength },
    ];
    const facts = { ...good, rules: { ...good.rules, rules } };
    expect([figuresOfToday(good), figuresOfToday(facts)]).toEqual([[], ['over_group_limit']]);
    expect(figuresOfToday({ ...good, levels: [level('1'), level('2')] })).toEqual(['over_sub_limit']);
  });
});

describe('to be delivered on a day', () => {
  const on = addDays(today, 20);
  const ask = (asked: readonly string[], facts: CheckFacts = good, more: Partial<Ahead> = {}, day = on) =>
    preCheck(facts, asked.map(order), { ...ahead, ...more }, day).map(
      ({ decision, onDelivery }) =>
        `${decision.outcome}, then ${onDelivery?.objections.map(({ code }) => code).join('+') || onDelivery?.outcome}`,
    );
  const composed = {
    counting: { rules: {}, horizon: addDays(today, 15) },
    reserved: { openMinor: cny('200').minor, approvedMinor: 0n, beyondMinor: cny('200').minor },
    parts: { receivables: cny('500').minor },
  };
  const counted = { ...good, exposureMinor: cny('500').minor, composed: { ...composed, deliverOn: on } };

  test('it is also asked for that day: by then what falls due is paid, and the limit may have ended', () => {
    expect(ask(['300.01'])).toEqual(['held, then approved']);
    expect(ask(['700.01'])).toEqual(['held, then over_limit']);
    const ending = limitOf('1000', { validTo: addDays(on, -1) });
    expect(ask(['10'], good, { limitOn: () => ending })).toEqual(['approved, then limit_expired']);
    expect(ask(['10'], good, { openItems: [item('I-0', -15, '50')] }, addDays(today, 15))).toEqual([
      'approved, then approved',
    ]);
    expect(ask(['10'], good, { openItems: [item('I-0', -15, '50')] }, addDays(today, 16))).toEqual([
      'approved, then overdue',
    ]);
  });

  test('beyond the horizon it does not count today, with those before it it does on its day', () => {
    // On the day 400 of the 500 are paid and the other order's 200 count: 700 are left.
    expect(ask(['5000'], counted)).toEqual(['approved, then over_limit']);
    expect(ask(['400', '300', '0.01'], counted)).toEqual([
      'approved, then approved',
      'approved, then approved',
      'approved, then over_limit',
    ]);
  });

  test('the largest order passes on both days', () => {
    const most = largestOrder(counted, { on, ahead });
    expect(most === 'unlimited' ? most : amountText(most)).toBe('700.00');
    const soon = { ...counted, composed };
    const today500 = largestOrder(soon, { on, ahead });
    expect(today500 === 'unlimited' ? today500 : amountText(today500)).toBe('500.00');
  });
});

test('several documents: each sees those before it that may go, and not those that may not', () => {
  const asked = ['200', '150', '100', '0.01'].map(order);
  const outcomes = preCheck(good, asked, ahead).map(({ decision, from }) => [
    decision.outcome,
    amountText(money(CNY, decision.exposureBefore.minor)),
    from,
  ]);
  expect(outcomes).toEqual([
    ['approved', '700.00', today],
    ['held', '900.00', addDays(today, 10)],
    ['approved', '900.00', today],
    ['held', '1000.00', addDays(today, 10)],
  ]);
});
