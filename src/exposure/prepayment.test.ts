import { describe, expect, it, test } from 'vitest';
import { canonicalJson, CNY, calendarDate, type Id, money } from '#kernel';
import { goodFacts, limitOf } from './check.fixture.ts';
import { countedCheck } from './counted-check.ts';
import { checkCredit, type CheckFacts, type CheckRequest } from './credit-check.ts';
import { excessOf } from './excess.ts';
import { happen, newBooks } from './ledger.fixture.ts';
import { ofDocument } from './of-document.ts';
import { countedPrepayment, missingPrepayment, type Prepayment } from './prepayment.ts';
import { reserve } from './reserve.ts';
import { readSnapshot } from './snapshot.ts';
import { waysOut } from './ways-out.ts';

const today = calendarDate('2026-12-01');
const order = { type: 'sales_order', number: 'SO-1' } as const;

/** Of an order of 200, 150 were released on condition of 20 prepaid: 130 of credit. */
function releasedBooks() {
  const books = newBooks();
  const cover = { upToMinor: 150n, prepayMinor: 20n, until: today };
  const asked = {
    reservationId: 'R' as Id<'reservation'>,
    document: order,
    amountMinor: 130n,
    origin: 'release',
    cover,
  } as const;
  reserve(books, asked, new Date(0));
  return books;
}

const delivery = (amountMinor: bigint, prepaidMinor = 0n): CheckRequest => ({
  documentType: 'delivery',
  amountMinor,
  prepaidMinor,
});
function factsOf(books: ReturnType<typeof newBooks>, number: string): CheckFacts {
  const { ownOpenMinor: _own, ...known } = ofDocument(books, { type: 'delivery', number, orderNumber: 'SO-1' });
  return { ...goodFacts('2026-12-01', limitOf('0')), ...known };
}
const told = (books: ReturnType<typeof newBooks>, number: string, asked: CheckRequest) =>
  checkCredit(factsOf(books, number), asked).objections.map((one) =>
    one.code === 'prepayment_missing'
      ? `${one.missing.minor} of ${one.condition.minor} for ${one.orderNumber}`
      : one.code,
  );

describe('a delivery of an order that was released on condition of a prepayment', () => {
  // biome-ignore format: a table
  const cases = [
    // what came before                                              asks   prepaid  objections
    ['',                                                               10n,   0n, ['10 of 20 for SO-1']],
    ['',                                                               10n,   9n, ['1 of 20 for SO-1']],
    ['',                                                               10n,  10n, []],
    ['',                                                              150n,   0n, ['20 of 20 for SO-1', 'over_limit']],
    ['',                                                              150n,  19n, ['1 of 20 for SO-1', 'over_limit']],
    ['',                                                              150n,  20n, []],
    ['',                                                              151n,  20n, ['over_limit']],
    // Money that is here and waits; never added to what the delivery says, as it may be the same.
    ['receipt R-1 9',                                                  10n,   0n, ['1 of 20 for SO-1']],
    ['receipt R-1 9',                                                  10n,   9n, ['1 of 20 for SO-1']],
    ['receipt R-1 10',                                                 10n,   0n, []],
    ['receipt R-1 20',                                                150n,   0n, []],
    // It is not used twice: what went is not invoiced, and its money waits for that.
    ['receipt R-1 10, delivery D-1 10 of SO-1',                        10n,   0n, ['10 of 20 for SO-1']],
    ['receipt R-1 10, delivery D-1 10 of SO-1',                        10n,  10n, []],
    ['receipt R-1 20, delivery D-1 10 of SO-1',                        10n,   0n, []],
    ['receipt R-1 20, loading D-1 10 of SO-1',                         10n,   0n, []],
    ['receipt R-1 19, loading D-1 10 of SO-1',                         10n,   0n, ['1 of 20 for SO-1']],
    // Invoiced, it has taken its part of the money along.
    ['receipt R-1 20, delivery D-1 10 of SO-1, invoice I-1 10 for D-1', 10n,   0n, []],
    ['receipt R-1 19, delivery D-1 10 of SO-1, invoice I-1 10 for D-1', 10n,   0n, ['1 of 20 for SO-1']],
    // What is prepaid ships first: once that much went, nothing more is asked.
    ['delivery D-1 20 of SO-1',                                        10n,   0n, []],
    // Checked again and passed in its own right, the order stands on that.
    ['order SO-1 140',                                                 10n,   0n, []],
  ] as const;
  it.each(cases)('after "%s", of %s with %s prepaid', (before, amount, prepaid, objections) => {
    const books = releasedBooks();
    for (const event of before.split(', ').filter((one) => one !== '')) expect(happen(books, event)).toBe('');
    expect(told(books, 'D-2', delivery(amount, prepaid))).toEqual(objections);
  });

  test('is held as far beyond the rules as is missing, and prepaying that is its way out', () => {
    const facts = factsOf(releasedBooks(), 'D-1');
    const decision = checkCredit(facts, delivery(10n, 4n));
    expect(decision.outcome).toBe('held');
    const rates = [{ currency: CNY, cnyTenThousandths: 10_000n }];
    expect(excessOf(decision, rates)?.amount).toEqual(money(CNY, 6n));
    const around = { openItems: [], allOpenItems: true, others: [], levelsFor: () => [] };
    expect(waysOut({ facts, request: delivery(10n, 4n) }, around)).toEqual([
      { kind: 'prepay', amount: money(CNY, 10n), leaves: [], next: null },
    ]);
  });

  test('knows it a year later; what was decided before the condition was looked at stays as it was', () => {
    const facts = factsOf(releasedBooks(), 'D-1');
    const { prepayment: _none, ...before } = facts;
    const again = (known: CheckFacts) => {
      const kept = readSnapshot(JSON.parse(canonicalJson({ facts: known, request: delivery(10n) })));
      return checkCredit(kept.facts, kept.request);
    };
    expect(again(facts)).toEqual(checkCredit(facts, delivery(10n)));
    expect(again(before).outcome).toBe('approved');
    expect(Object.keys(ofDocument(newBooks(), { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' }))).not.toContain(
      'prepayment',
    );
  });
});

test('an order is not asked itself, and a delivery that was released for itself stands on its own release', () => {
  const books = releasedBooks();
  expect(ofDocument(books, order).prepayment).toBeUndefined();
  const cover = { upToMinor: 10n, prepayMinor: 0n, until: today };
  const document = { type: 'delivery', number: 'D-1' } as const;
  reserve(
    books,
    { reservationId: 'D' as Id<'reservation'>, document, amountMinor: 0n, origin: 'release', cover },
    new Date(0),
  );
  expect(told(books, 'D-1', delivery(10n))).toEqual([]);
  expect(told(books, 'D-2', delivery(10n))).toEqual(['10 of 20 for SO-1']);
});

test('in another currency it is met to the fen by what the document says is prepaid', () => {
  // At 7.1357 every sum of rounded parts is a fen off somewhere.
  const owed = (minor: bigint) => (minor * 71_357n + 5_000n) / 10_000n;
  const own: Prepayment = {
    askedMinor: 2003n,
    takenMinor: 1001n,
    drawnMinor: 0n,
    deliveredMinor: 0n,
    unappliedMinor: 0n,
  };
  for (const amount of [999n, 1002n, 1003n, 7777n]) {
    const counted = countedPrepayment(own, amount, owed);
    const missing = (prepaid: bigint) =>
      missingPrepayment(counted, { amountMinor: owed(amount), prepaidMinor: owed(amount) - owed(amount - prepaid) });
    const due = amount < 1002n ? amount : 1002n;
    expect([missing(due), missing(due - 1n) > 0n]).toEqual([0n, true]);
  }
  expect(
    countedCheck(undefined, { type: 'delivery', number: 'D' }, { rate: null, amountMinor: 1n, prepaidMinor: 0n }).known,
  ).not.toHaveProperty('prepayment');
});
