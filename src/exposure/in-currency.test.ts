import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCurrency, calendarDate, type Currency } from '#kernel';
import { owedAt, type UsedRate } from '#rates';
import { type Books, billsOf, documentKey, type Entry, exposureOf, settlementKey } from './books.ts';
import { inCurrency } from './in-currency.ts';
import { happen, newBooks } from './ledger.fixture.ts';
import { releaseReservation } from './reserve.ts';
import { revalue } from './revalue.ts';
import { returnDelivery, reverseSettlement } from './take-back.ts';

const [usd, jpy, cny] = [asCurrency('USD'), asCurrency('JPY'), asCurrency('CNY')];
const noon = new Date('2026-04-03T04:00:00Z');
const at = (from: Currency, rate: string): UsedRate => ({
  from,
  to: cny,
  type: 'spot',
  day: calendarDate('2026-04-01'),
  rate,
});
const post = (books: Books, rate: UsedRate | null, event: string) =>
  inCurrency(books, rate, (own) => happen(own, event));

function told(entries: readonly Entry[]): string[] {
  return entries.map(({ cause, document, ...moved }) =>
    [
      `${cause} ${document.number}`,
      moved.openOrdersMinor,
      moved.deliveredMinor,
      moved.receivablesMinor,
      moved.unappliedMinor,
      moved.exposureAfterMinor,
    ].join(' | '),
  );
}

/** `7.1 order SO-1 10000`: in USD at 7.1; `order SO-2 500`: in CNY; `7.3 revalue`. */
function play(books: Books, line: string): void {
  const [, rate, event = ''] = /^(?:([\d.]+) )?(.*)$/.exec(line) ?? [];
  if (event === 'revalue') revalue(books, (from) => at(from, rate ?? ''), noon);
  else post(books, rate === undefined ? null : at(usd, rate), event);
}

function ledgerOf(...lines: string[]): string[] {
  const books = newBooks();
  for (const line of lines) play(books, line);
  return told(books.written.entries);
}

describe('documents in another currency, counted in the customer’s (open orders | delivered | receivables | unapplied | exposure)', () => {
  it('100 dollars pay 100 dollars, whatever the rates: what lies between is an exchange difference', () => {
    expect(ledgerOf('7.1 invoice I-1 10000', '7.3 receipt R-1 10000')).toEqual([
      'invoice I-1 | 0 | 0 | 71000 | 0 | 71000',
      'exchange_difference R-1 | 0 | 0 | 2000 | 0 | 73000',
      'receipt R-1 | 0 | 0 | -73000 | 0 | 0',
    ]);
    expect(ledgerOf('7.3 invoice I-1 10000', '7.1 receipt R-1 10000')).toEqual([
      'invoice I-1 | 0 | 0 | 73000 | 0 | 73000',
      'exchange_difference R-1 | 0 | 0 | -2000 | 0 | 71000',
      'receipt R-1 | 0 | 0 | -71000 | 0 | 0',
    ]);
  });

  it('an order, its delivery and its invoice count once, each at the rate of its day', () => {
    expect(
      ledgerOf('7.1 order SO-1 10000', '7.2 delivery D-1 4000 of SO-1', '7.3 invoice I-1 10000 of SO-1 completing'),
    ).toEqual([
      'order_reserved SO-1 | 71000 | 0 | 0 | 0 | 71000',
      'exchange_difference D-1 | 400 | 0 | 0 | 0 | 71400',
      'delivery D-1 | -28800 | 28800 | 0 | 0 | 71400',
      'exchange_difference I-1 | 1200 | 400 | 0 | 0 | 73000',
      'invoice I-1 | -43800 | -29200 | 73000 | 0 | 73000',
    ]);
  });

  it('thirds of a dollar leave nothing open by rounding', () => {
    const books = newBooks();
    play(books, '7.1234 invoice I-1 10000');
    for (const no of [1, 2, 3]) play(books, `7.1234 receipt R-${no} 3333`);
    play(books, '7.1234 receipt R-4 1');
    expect(books.position).toMatchObject({ receivablesMinor: 0n, unappliedMinor: 0n });
    expect(books.invoices.get('I-1')).toMatchObject({ openMinor: 0n, original: { minor: { openMinor: 0n } } });
    const paid = books.written.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    expect(paid).toBe(71_234n);
  });

  it('money that waits pays a later invoice in its currency, and none in another', () => {
    expect(ledgerOf('7.1 receipt R-1 5000', 'invoice I-1 20000', '7.2 invoice I-2 3000')).toEqual([
      'receipt R-1 | 0 | 0 | 0 | 35500 | 0',
      'invoice I-1 | 0 | 0 | 20000 | 0 | 20000',
      'exchange_difference I-2 | 0 | 0 | 0 | 300 | 20000',
      'invoice I-2 | 0 | 0 | 21600 | 0 | 41600',
      'unapplied_cash_used R-1 | 0 | 0 | -21600 | -21600 | 20000',
    ]);
  });

  it('the customer’s own money pays invoices in its own currency, the oldest first', () => {
    const books = newBooks();
    for (const line of ['7.1 invoice I-1 10000 due 2026-04-10', 'invoice I-2 500 due 2026-06-01', 'receipt R-1 600'])
      play(books, line);
    expect(books.invoices.get('I-1')?.openMinor).toBe(71_000n);
    expect(books.position).toMatchObject({ receivablesMinor: 71_000n, unappliedMinor: 100n });
  });

  it('what is open is re-valued document by document, and the same day only once', () => {
    const events = ['7.1 order SO-1 10000', '7.1 invoice I-1 5000', 'invoice I-2 777', '7.1 receipt R-1 2000'];
    expect(ledgerOf(...events, '7.3 revalue', '7.3 revalue').slice(4)).toEqual([
      'revaluation SO-1 | 2000 | 0 | 0 | 0 | 95077',
      'revaluation I-1 | 0 | 0 | 600 | 0 | 95677',
    ]);
  });

  it('an order that is amended is reserved anew at the rate of the day', () => {
    expect(ledgerOf('7.1 order SO-1 10000', '7.2 order SO-1 15000')).toEqual([
      'order_reserved SO-1 | 71000 | 0 | 0 | 0 | 71000',
      'exchange_difference SO-1 | 1000 | 0 | 0 | 0 | 72000',
      'order_reserved SO-1 | 36000 | 0 | 0 | 0 | 108000',
    ]);
    expect(ledgerOf('7.1 order SO-1 10000', '7.2 order SO-1 10000').at(-1)).toBe(
      'exchange_difference SO-1 | 1000 | 0 | 0 | 0 | 72000',
    );
  });
});

const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);

const rates = fc.integer({ min: 1, max: 99_999 }).map((units) => `${units / 10_000}`);
const verbs = [
  ...(['order', 'release', 'delivery', 'return', 'reordered', 'invoice', 'completing'] as const),
  ...(['receipt', 'credit_note', 'write_off', 'reverse', 'revalue'] as const),
];
const step = fc.record({
  currency: fc.constantFrom(usd, jpy, null),
  rate: rates,
  verb: fc.constantFrom(...verbs),
  amount: fc.integer({ min: 1, max: 5000 }),
  of: fc.constantFrom('1', '2'),
});

describe('whatever is posted, paid and re-valued, at whatever rates and in whatever order', () => {
  it('positions are the sums of entries and of documents, and each document agrees with its own currency', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const books = newBooks();
        for (const [place, { currency, rate, verb, amount, of }] of steps.entries()) {
          const order = `SO-${of}-${currency ?? 'own'}`;
          if (verb === 'revalue') revalue(books, (from) => at(from, rate), noon);
          else if (verb === 'reverse') reverseOne(books, amount);
          else if (verb === 'return' || verb === 'reordered') returnSome(books, amount, verb === 'reordered');
          else if (verb === 'release') releaseOne(books, order);
          else post(books, currency && at(currency, rate), eventOf(verb, { amount, order, place }));
          agrees(books);
        }
      }),
      { numRuns: 200 },
    );
  });
});

type Said = { readonly amount: number; readonly order: string; readonly place: number };

function eventOf(
  verb: Exclude<(typeof verbs)[number], 'revalue' | 'reverse' | 'return' | 'reordered' | 'release'>,
  said: Said,
) {
  const { amount, order, place } = said;
  return {
    order: `order ${order} ${amount}`,
    delivery: `delivery D-${place} ${amount} of ${order}`,
    invoice: `invoice I-${place} ${amount} of ${order}`,
    completing: `invoice I-${place} ${amount} of ${order} completing`,
    receipt: `receipt R-${place} ${amount}`,
    credit_note: `credit_note R-${place} ${amount}`,
    revalue: '',
    write_off: `write_off W-${place} ${amount}`,
  }[verb];
}

/** One of the settlements there are; one that was taken back is refused and moves nothing. */
function reverseOne(books: Books, pick: number): void {
  const all = [...books.settlements.values()];
  const settlement = all[pick % Math.max(1, all.length)];
  if (settlement === undefined) return;
  const { allocations, reversed } = books.written;
  const gone = new Set(reversed.map(({ settlementId }) => settlementId));
  const paid = allocations
    .filter(({ settlementId }) => settlementId === settlement.settlementId && !gone.has(settlementId))
    .map((one) => ({ ...one, ...one.original?.minor }));
  inCurrency(books, settlement.original?.rate ?? null, (own) =>
    reverseSettlement(own, own.settlements.get(settlementKey(settlement)) ?? settlement, paid, {
      on: calendarDate('2026-04-05'),
      at: noon,
    }),
  );
}

function returnSome(books: Books, amount: number, backToOrder: boolean): void {
  const delivery = [...books.deliveries.values()].find(({ openMinor }) => openMinor > 0n);
  if (delivery === undefined) return;
  inCurrency(books, delivery.original?.rate ?? null, (own) =>
    returnDelivery(
      own,
      own.deliveries.get(delivery.number) ?? delivery,
      { amountMinor: BigInt(amount), backToOrder },
      noon,
    ),
  );
}

function releaseOne(books: Books, number: string): void {
  const key = documentKey({ type: 'sales_order', number });
  const reservation = books.reservations.get(key);
  if (reservation === undefined) return;
  inCurrency(books, reservation.original?.rate ?? null, (own) =>
    releaseReservation(own, own.reservations.get(key) ?? reservation, 'cancelled', noon),
  );
}

function agrees({ position, written, reservations, deliveries, invoices, settlements }: Books): void {
  const open = {
    openOrdersMinor: sum([...reservations.values()].map(({ openMinor }) => openMinor)),
    deliveredMinor: sum([...deliveries.values()].map(({ openMinor }) => openMinor)),
    receivablesMinor:
      sum([...invoices.values()].map(({ openMinor }) => openMinor)) + sum([...settlements.values()].map(billsOf)),
    unappliedMinor: sum([...settlements.values()].map(({ unappliedMinor }) => unappliedMinor)),
  };
  expect(position).toMatchObject(open);
  for (const [figure, minor] of Object.entries(open)) {
    expect(sum(written.entries.map((entry) => entry[figure as keyof typeof open]))).toBe(minor);
    expect(minor >= 0n).toBe(true);
  }
  expect(written.entries.at(-1)?.exposureAfterMinor ?? 0n).toBe(exposureOf(position));
  expect(written.entries.every(({ exposureAfterMinor }) => exposureAfterMinor >= 0n)).toBe(true);
  for (const invoice of invoices.values()) {
    const { original, number } = invoice;
    const isBack = new Set(written.reversed.map(({ settlementId }) => settlementId));
    const paid = written.allocations.filter((one) => one.invoiceNumber === number && !isBack.has(one.settlementId));
    if (original === undefined) {
      expect(invoice.openMinor).toBe(invoice.amountMinor - sum(paid.map(({ amountMinor }) => amountMinor)));
      continue;
    }
    const own = sum(paid.map((one) => one.original?.minor.amountMinor ?? 0n));
    expect(original.minor.openMinor).toBe(original.minor.amountMinor - own);
    expect(invoice.openMinor).toBe(owedAt(original.rate, original.minor.openMinor));
  }
  // Money in one currency waits only where no invoice in it is open.
  for (const currency of [usd, jpy, undefined]) {
    const isIn = (one: { original?: { rate: UsedRate } }) => one.original?.rate.from === currency;
    const waits = [...settlements.values()].some((one) => isIn(one) && one.unappliedMinor > 0n);
    const owes = [...invoices.values()].some((one) => isIn(one) && one.openMinor > 0n);
    expect(waits && owes).toBe(false);
  }
}
