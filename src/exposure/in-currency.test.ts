import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, CNY, money } from '#kernel';
import { owedAt, type UsedRate } from '#rates';
import { type Books, billsOf, type Entry, exposureOf, settlementKey } from './books.ts';
import { at, billsIn, jpy, noon, paidIn, post, releaseOne, stepOne, usd } from './in-currency.fixture.ts';
import { inCurrency } from './in-currency.ts';
import { newBooks } from './ledger.fixture.ts';
import { markKey } from './marked.ts';
import { openByMarks, sum, sumOfMarks } from './marks.fixture.ts';
import { revalue } from './revalue.ts';
import { returnDelivery, reverseSettlement } from './take-back.ts';

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
  const [verb = '', number = '', how] = event.split(' ');
  if (event === 'revalue') revalue(books, (from) => at(from, rate ?? ''), noon);
  else if (verb === 'honour' || verb === 'dishonour' || verb === 'discount')
    stepOne(books, books.settlements.get(`receipt:${number}`), how === undefined ? verb : `${verb} ${how}`);
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

describe('a bill in another currency (open orders | delivered | receivables, bills within | unapplied | exposure)', () => {
  it('counts at the rate that it is carried at until it is honoured', () => {
    expect(
      ledgerOf('7.1 invoice I-1 10000', '7.3 receipt R-1 10000 by commercial', '7.4 revalue', 'honour R-1'),
    ).toEqual([
      'invoice I-1 | 0 | 0 | 71000 | 0 | 71000',
      'exchange_difference R-1 | 0 | 0 | 2000 | 0 | 73000',
      'receipt R-1 | 0 | 0 | 0 | 0 | 73000',
      'revaluation R-1 | 0 | 0 | 1000 | 0 | 74000',
      'bill_honoured R-1 | 0 | 0 | -74000 | 0 | 0',
    ]);
  });

  it('frees the limit at once where the policy says so', () => {
    expect(ledgerOf('7.1 invoice I-1 10000', '7.1 receipt R-1 10000 by bank', '7.4 revalue')).toEqual([
      'invoice I-1 | 0 | 0 | 71000 | 0 | 71000',
      'receipt R-1 | 0 | 0 | -71000 | 0 | 0',
    ]);
  });

  it('passed on without recourse leaves the exposure, with recourse it stays and comes back', () => {
    const paid = ['7.1 invoice I-1 10000', '7.1 receipt R-1 6000 by commercial'];
    expect(ledgerOf(...paid, 'discount R-1 finally').at(-1)).toBe('bill_passed_on R-1 | 0 | 0 | -42600 | 0 | 28400');
    expect(ledgerOf(...paid, 'discount R-1', '7.2 revalue', 'dishonour R-1').slice(2)).toEqual([
      'revaluation I-1 | 0 | 0 | 400 | 0 | 71400',
      'revaluation R-1 | 0 | 0 | 600 | 0 | 72000',
      'bill_dishonoured R-1 | 0 | 0 | 0 | 0 | 72000',
    ]);
  });

  it('that bounces opens its invoice by what it had paid in its own currency, at the rate of the invoice', () => {
    const books = newBooks();
    for (const line of ['7.1 invoice I-1 10000', '7.3 receipt R-1 12000 by commercial']) play(books, line);
    expect(books.position).toMatchObject({ receivablesMinor: 73_000n, billsMinor: 73_000n, unappliedMinor: 14_600n });
    play(books, 'dishonour R-1');
    expect(books.invoices.get('I-1')).toMatchObject({
      openMinor: 71_000n,
      original: { minor: { openMinor: 10_000n } },
    });
    expect(books.position).toMatchObject({ receivablesMinor: 71_000n, billsMinor: 0n, unappliedMinor: 0n });
    expect(told(books.written.entries).slice(3)).toEqual([
      'exchange_difference R-1 | 0 | 0 | -2000 | 0 | 71000',
      'bill_dishonoured R-1 | 0 | 0 | 0 | -14600 | 71000',
    ]);
  });

  it('whose rest pays a later invoice counts for that too, under its marks', () => {
    const books = newBooks();
    for (const line of ['7.1 receipt R-1 5000 by commercial', '7.2 invoice I-1 3000 as S', '7.3 revalue'])
      play(books, line);
    expect(books.position).toMatchObject({ receivablesMinor: 21_900n, billsMinor: 21_900n, unappliedMinor: 14_600n });
    expect(sumOfMarks(books)).toEqual(new Map([[markKey({ sellerCode: 'S' }), [0n, 0n, 21_900n]]]));
  });
});

const rates = fc.integer({ min: 1, max: 99_999 }).map((units) => `${units / 10_000}`);
const verbs = [
  ...(['order', 'release', 'delivery', 'return', 'reordered', 'invoice', 'completing'] as const),
  ...(['receipt', 'credit_note', 'write_off', 'reverse', 'revalue'] as const),
  ...(['commercial bill', 'bank bill', 'honour', 'dishonour', 'endorse', 'discount finally'] as const),
];
const step = fc.record({
  currency: fc.constantFrom(usd, jpy, null),
  rate: rates,
  verb: fc.constantFrom(...verbs),
  amount: fc.integer({ min: 1, max: 5000 }),
  of: fc.constantFrom('1', '2'),
  as: fc.constantFrom('', ' as S', ' as /L'),
});

describe('whatever is posted, paid and re-valued, at whatever rates and in whatever order', () => {
  it('positions are the sums of entries and of documents, and each document agrees with its own currency', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        const books = newBooks();
        for (const [place, { currency, rate, verb, amount, of, as }] of steps.entries()) {
          const order = `SO-${of}-${currency ?? 'own'}`;
          if (verb === 'revalue') revalue(books, (from) => at(from, rate), noon);
          else if (verb === 'reverse') reverseOne(books, amount);
          else if (verb === 'return' || verb === 'reordered') returnSome(books, amount, verb === 'reordered');
          else if (verb === 'release') releaseOne(books, order);
          else if (verb === 'honour' || verb === 'dishonour' || verb === 'endorse' || verb === 'discount finally')
            stepOne(books, billsIn(books)[amount % Math.max(1, billsIn(books).length)], verb);
          else post(books, currency && at(currency, rate), eventOf(verb, { amount, order, place }) + marksOf(verb, as));
          agrees(books);
          expect(sumOfMarks(books)).toEqual(openByMarks(books));
        }
      }),
      { numRuns: 80 },
    );
  });
});

type Said = { readonly amount: number; readonly order: string; readonly place: number };

function eventOf(
  verb: Exclude<
    (typeof verbs)[number],
    'revalue' | 'reverse' | 'return' | 'reordered' | 'release' | 'honour' | 'dishonour' | 'endorse' | 'discount finally'
  >,
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
    'commercial bill': `receipt R-${place} ${amount} by commercial`,
    'bank bill': `receipt R-${place} ${amount} by bank`,
    write_off: `write_off W-${place} ${amount}`,
  }[verb];
}

/** One of the settlements there are; one that was taken back is refused and moves nothing. */
function reverseOne(books: Books, pick: number): void {
  const all = [...books.settlements.values()];
  const settlement = all[pick % Math.max(1, all.length)];
  if (settlement === undefined) return;
  const paid = paidIn(books, settlement);
  inCurrency(books, settlement.original?.rate ?? null, (own) =>
    reverseSettlement(own, own.settlements.get(settlementKey(settlement)) ?? settlement, paid, {
      on: calendarDate('2026-04-05'),
      at: noon,
    }),
  );
}

function marksOf(verb: string, as: string): string {
  return verb === 'order' || verb === 'delivery' || verb === 'invoice' ? as : '';
}

function returnSome(books: Books, amount: number, backToOrder: boolean): void {
  const delivery = [...books.deliveries.values()].find(({ openMinor }) => openMinor > 0n);
  if (delivery === undefined) return;
  inCurrency(books, delivery.original?.rate ?? null, (own) =>
    returnDelivery(
      own,
      own.deliveries.get(delivery.number) ?? delivery,
      { amount: money(delivery.original?.rate.from ?? CNY, BigInt(amount)), backToOrder },
      noon,
    ),
  );
}

function agrees({ position, written, reservations, deliveries, invoices, settlements }: Books): void {
  const open = {
    openOrdersMinor: sum([...reservations.values()].map(({ openMinor }) => openMinor)),
    deliveredMinor: sum([...deliveries.values()].map(({ openMinor }) => openMinor)),
    receivablesMinor:
      sum([...invoices.values()].map(({ openMinor }) => openMinor)) + sum([...settlements.values()].map(billsOf)),
    billsMinor: sum([...settlements.values()].map(billsOf)),
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
