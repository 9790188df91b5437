import { describe, expect, it, test } from 'vitest';
import { addDays, amountText, CNY, calendarDate, cny, type Id } from '#kernel';
import { goodFacts, limitOf } from './check.fixture.ts';
import { type CheckFacts, type CheckRequest, checkCredit, decisionPath } from './credit-check.ts';
import { happen, newBooks, reservationOf } from './ledger.fixture.ts';
import { isCovered, ofDocument, type Released } from './of-document.ts';
import { reserve } from './reserve.ts';

const today = calendarDate('2026-12-01');
const limit = limitOf('1000');
const good = goodFacts('2026-12-01', limit);
const frozen = { ...good.customer, freezeReason: 'group review' };
const stopped = { ...frozen, freezeStopsDeliveries: true as const };
const order = { number: 'SO-1', openMinor: cny('600').minor };
const delivery = (amount: string, prepaid = '0'): CheckRequest => ({
  documentType: 'delivery',
  amountMinor: cny(amount).minor,
  prepaidMinor: cny(prepaid).minor,
});
const codes = (facts: CheckFacts, asked = delivery('600')) =>
  checkCredit(facts, asked).objections.map(({ code }) => code);

describe('a freeze has two strengths', () => {
  // biome-ignore format: a table
  const cases = [
    // freeze                              of an approved order        of no order
    ['none',             good.customer,    [],                         []],
    ['new orders',       frozen,           [],                         ['limit_frozen']],
    ['deliveries too',   stopped,          ['limit_frozen'],           ['limit_frozen']],
  ] as const;
  it.each(cases)('%s', (_what, customer, ofOrder, ofNone) => {
    expect(codes({ ...good, customer, order })).toEqual(ofOrder);
    expect(codes({ ...good, customer })).toEqual(ofNone);
    const newOrder = { ...delivery('600'), documentType: 'sales_order' } satisfies CheckRequest;
    expect(codes({ ...good, customer }, newOrder)).toEqual(ofNone);
  });

  test('the objection says which', () => {
    expect(checkCredit({ ...good, customer: stopped, order }, delivery('600')).objections).toEqual([
      { code: 'limit_frozen', reason: 'group review', deliveriesToo: true },
    ]);
  });
});

describe('a delivery of an approved order', () => {
  // biome-ignore format: a table
  const cases = [
    // amount     prepaid  needs      with 1,000 of limit and 600 of it reserved by the order
    ['600',       '0',     '0.00',    []],
    ['600.01',    '0',     '0.01',    []],
    ['1000',      '0',     '400.00',  []],
    ['1000.01',   '0',     '400.01',  ['over_limit']],
    ['1000.01',   '0.01',  '400.00',  []],
  ] as const;
  it.each(cases)('of %s, %s prepaid, needs %s', (amount, prepaid, needed, objections) => {
    const facts = { ...good, exposureMinor: cny('600').minor, order };
    const decision = checkCredit(facts, delivery(amount, prepaid));
    expect(amountText({ currency: CNY, minor: decision.neededMinor })).toBe(needed);
    expect(codes(facts, delivery(amount, prepaid))).toEqual(objections);
  });

  test('takes what its order reserved, and its own reservation is what goes beyond', () => {
    const books = newBooks();
    happen(books, 'order SO-1 60');
    expect(ofDocument(books, { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' })).toEqual({
      ownOpenMinor: 0n,
      exposureMinor: 60n,
      takenMinor: 0n,
      order: { number: 'SO-1', openMinor: 60n },
    });
    happen(books, 'loading D-1 5');
    expect(happen(books, 'delivery D-1 65 of SO-1')).toBe('');
    expect(books.position).toMatchObject({ openOrdersMinor: 0n, deliveredMinor: 65n });
    // Used up, the order covers nothing more.
    expect(ofDocument(books, { type: 'delivery', number: 'D-2', orderNumber: 'SO-1' }).order).toBeUndefined();
  });
});

describe('a release', () => {
  const released: Released = { upToMinor: 1050n, prepayMinor: 0n, until: addDays(today, 30), takenMinor: 0n };
  const asked = (amountMinor: bigint, prepaidMinor = 0n) => ({
    documentType: 'delivery' as const,
    amountMinor,
    prepaidMinor,
  });
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<Released>, bigint, bigint, boolean])[] = [
    // what                                       release                             amount prepaid covered
    ['as much as it covers',                      {},                                 1050n, 0n,     true],
    ['a fen more',                                {},                                 1051n, 0n,     false],
    ['its last day',                              { until: today },                   1n,    0n,     true],
    ['the day after',                             { until: addDays(today, -1) },      1n,    0n,     false],
    ['what is left after deliveries',             { takenMinor: 1000n },              50n,   0n,     true],
    ['more than is left',                         { takenMinor: 1000n },              51n,   0n,     false],
    ['on condition of 300, prepaid',              { prepayMinor: 300n },              1000n, 300n,   true],
    ['on condition of 300, a fen less prepaid',   { prepayMinor: 300n },              1000n, 299n,   false],
    ['the condition is met once that much went',  { prepayMinor: 300n, takenMinor: 300n }, 700n, 0n, true],
    ['a small part asks for itself only',         { prepayMinor: 300n },              100n,  100n,   true],
  ];
  it.each(cases)('covers %s', (_what, more, amountMinor, prepaidMinor, covered) => {
    expect(isCovered({ ...released, ...more }, asked(amountMinor, prepaidMinor), today)).toBe(covered);
  });

  test('covers every reason at the following points but a freeze that stops deliveries, a forced hold and the blacklist', () => {
    const late = { invoiceNumber: 'I-1', dueOn: addDays(today, -90), openMinor: 1n };
    const covering = { ...released, upToMinor: cny('600').minor };
    const facts: CheckFacts = { ...good, limit: null, oldestOpen: late, customer: frozen, released: covering };
    expect(codes({ ...facts, released: { ...covering, until: addDays(today, -1) } })).toEqual([
      'limit_frozen',
      'no_limit',
      'overdue',
    ]);
    expect(codes(facts)).toEqual([]);
    expect(decisionPath(facts, delivery('600')).steps.filter(({ result }) => result === 'covered')).toHaveLength(3);
    expect(codes({ ...facts, customer: stopped })).toEqual(['limit_frozen']);
    expect(codes({ ...facts, forcedHold: { reason: 'wait' } })).toEqual(['forced_hold']);
    expect(codes({ ...facts, customer: { ...frozen, blacklistReason: 'fraud' } })).toEqual(['blacklisted']);
  });

  test('comes along with the order to its deliveries, and with its document when that is checked again', () => {
    const books = newBooks();
    const cover = { upToMinor: 105n, prepayMinor: 0n, until: today };
    const document = { type: 'sales_order', number: 'SO-1' } as const;
    reserve(
      books,
      { reservationId: 'R' as Id<'reservation'>, document, amountMinor: 100n, origin: 'release', cover },
      new Date(0),
    );
    happen(books, 'delivery D-1 40 of SO-1');
    const ofD2 = ofDocument(books, { type: 'delivery', number: 'D-2', orderNumber: 'SO-1' });
    expect(ofD2).toMatchObject({ order: { openMinor: 60n }, released: { ...cover, takenMinor: 40n } });
    happen(books, 'order SO-1 104');
    expect(ofDocument(books, document).released).toEqual({ ...cover, takenMinor: 0n });
    expect(reservationOf(books, 'SO-1')).toMatchObject({ openMinor: 64n, cover });
  });
});

test('a delivery that nobody checked leaves what checked ones count on: it is the one that goes beyond', () => {
  const books = newBooks();
  for (const event of ['order SO-1 100', 'loading D-1 60 of SO-1']) happen(books, event);
  expect(happen(books, 'delivery D-2 60 of SO-1')).toBe('exceeds 20');
  expect(reservationOf(books, 'SO-1')).toMatchObject({ openMinor: 60n, takenMinor: 60n, drawnMinor: 60n });
  expect(books.position).toMatchObject({ openOrdersMinor: 60n, deliveredMinor: 60n });
  expect(happen(books, 'delivery D-1 60 of SO-1')).toBe('');
  expect(books.position).toMatchObject({ openOrdersMinor: 0n, deliveredMinor: 120n });
});

test('of two checked deliveries, the one that goes beyond the order leaves the other what that counts on', () => {
  const books = newBooks();
  for (const event of ['order SO-1 100', 'loading D-1 60 of SO-1', 'loading D-2 100 of SO-1']) happen(books, event);
  expect(books.position).toMatchObject({ openOrdersMinor: 160n });
  expect(happen(books, 'delivery D-2 100 of SO-1')).toBe('');
  expect(books.position).toMatchObject({ openOrdersMinor: 60n, deliveredMinor: 100n });
  expect(happen(books, 'delivery D-1 60 of SO-1')).toBe('');
  expect(books.position).toMatchObject({ openOrdersMinor: 0n, deliveredMinor: 160n });
});

test('what a checked delivery counted on is the order’s again once that is cancelled', () => {
  const books = newBooks();
  for (const event of ['order SO-1 100', 'loading D-1 60 of SO-1', 'delivery D-2 60 of SO-1', 'release D-1'])
    happen(books, event);
  expect(books.position).toMatchObject({ openOrdersMinor: 40n, deliveredMinor: 60n });
});

test('an order amended to less needs at least what its approved deliveries count on', () => {
  const books = newBooks();
  for (const event of ['order SO-1 100', 'loading D-1 60 of SO-1']) happen(books, event);
  const { ownOpenMinor, ...known } = ofDocument(books, { type: 'sales_order', number: 'SO-1' });
  expect([ownOpenMinor, known.promisedMinor, known.exposureMinor]).toEqual([100n, 60n, 0n]);
  const asks = (amountMinor: bigint, facts: Partial<CheckFacts> = {}) =>
    checkCredit(
      { ...good, ...known, ...facts, limit: limitOf('0.60') },
      { documentType: 'sales_order', amountMinor, prepaidMinor: 0n },
    );
  expect([59n, 60n, 61n].map((minor) => asks(minor).neededMinor)).toEqual([60n, 60n, 61n]);
  expect([60n, 61n].map((minor) => asks(minor).outcome)).toEqual(['approved', 'held']);
  expect(asks(20n).headroomAfter).toEqual(cny('0'));
});
