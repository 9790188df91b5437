import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Currency } from '#kernel';
import type { Original, Settlement } from '#receivables';
import { type Books, billsOf, documentKey, type Entry, exposureOf, type Position } from './books.ts';
import { at, billsIn, noon, post, releaseOne, stepOne, usd } from './in-currency.fixture.ts';
import { happen, newBooks } from './ledger.fixture.ts';
import { sumOfMoves } from './marked.ts';
import { openByMarks, sum, sumOfMarks } from './marks.fixture.ts';
import { revalue } from './revalue.ts';

/**
 * The simple model: an order counts once, as the largest of what was asked for, delivered and invoiced. The books reach
 * the same by taking over, closing and allocating. `closed` was delivered and will never be invoiced: the order was
 * completed without it. Each order is in one currency, by whose units it is told; every evening the books are carried at
 * the rate of the day, a whole number of yuan, so that nothing is rounded and dollars only count for more.
 */
type Order = { currency: Currency | null; asked: bigint; delivered: bigint; invoiced: bigint; closed: bigint };
type Model = { readonly orders: Map<string, Order>; yuanPerDollar: bigint };
const newModel = (): Model => ({ orders: new Map(), yuanPerDollar: 7n });
const newOrder = (currency: Currency | null): Order => ({
  ...{ currency, asked: 0n, delivered: 0n, invoiced: 0n, closed: 0n },
});
const largest = (...amounts: bigint[]) => amounts.reduce((a, b) => (a > b ? a : b));

const orderNumbers = ['SO-1', 'SO-2', 'SO-3', 'USD-1'];
const currencyOf = (orderNumber: string) => (orderNumber.startsWith('USD') ? usd : null);
const currency = fc.constantFrom(usd, null);
const amount = fc.integer({ min: 1, max: 60 });
const billVerbs = ['honour', 'dishonour', 'endorse', 'discount finally'] as const;
const steps = fc.array(
  fc.oneof(
    fc.record({
      verb: fc.constantFrom('order', 'delivery', 'invoice'),
      of: fc.constantFrom(...orderNumbers),
      amount,
      as: fc.constantFrom('', ' as S', ' as /L', ' as S/L', ' as T/L'),
    }),
    fc.record({ verb: fc.constantFrom('completing invoice', 'release'), of: fc.constantFrom(...orderNumbers), amount }),
    fc.record({
      verb: fc.constantFrom('receipt', 'credit_note', 'single invoice'),
      of: fc.constant(''),
      amount,
      as: fc.constantFrom('', ' as S'),
      currency,
    }),
    fc.record({ verb: fc.constantFrom('bill'), of: fc.constantFrom('bank', 'commercial'), amount, currency }),
    fc.record({ verb: fc.constantFrom(...billVerbs), of: fc.constant(''), amount }),
    fc.record({ verb: fc.constantFrom('rate'), of: fc.constant(''), amount: fc.integer({ min: 5, max: 9 }) }),
  ),
  { maxLength: 40, size: 'max' },
);
type Step = (typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never) & {
  readonly as?: string;
  readonly currency?: Currency | null;
};

/** A day: plays the step on the books and on the model, and carries what is open at the rate of the evening. */
function play(books: Books, model: Model, step: Step, place: number): void {
  const { verb, of, amount: units, as = '', currency = currencyOf(of) } = step;
  const rateOf = (one: Currency) => at(one, String(model.yuanPerDollar));
  const rate = currency && rateOf(currency);
  const order = model.orders.get(of) ?? newOrder(currency);
  const minor = BigInt(units);
  const there = () => largest(order.delivered, order.invoiced);
  const keep = (number = of, kept = order) => void model.orders.set(number, kept);
  switch (verb) {
    case 'order':
      post(books, rate, `order ${of} ${units}${as}`);
      order.asked = minor - order.closed;
      keep();
      break;
    case 'release':
      if (order.asked <= there()) break;
      expect(openReserved(books, of)).toBe(order.asked - there());
      releaseOne(books, of);
      order.asked = 0n;
      break;
    case 'delivery':
      post(books, rate, `delivery D-${place} ${units} of ${of}${as}`);
      order.delivered += minor;
      keep();
      break;
    case 'invoice':
      post(books, rate, `invoice I-${place} ${units} of ${of}${as}`);
      order.invoiced += minor;
      keep();
      break;
    case 'completing invoice':
      post(books, rate, `invoice I-${place} ${units} of ${of} completing`);
      order.invoiced += minor;
      order.closed += there() - order.invoiced;
      order.delivered = order.delivered > order.invoiced ? order.invoiced : order.delivered;
      order.asked = 0n;
      keep();
      break;
    case 'single invoice':
      post(books, rate, `invoice I-${place} ${units}${as}`);
      keep(`I-${place}`, { ...newOrder(currency), invoiced: minor });
      break;
    case 'bill':
      post(books, rate, `receipt R-${place} ${units} by ${of}`);
      break;
    case 'honour':
    case 'dishonour':
    case 'endorse':
    case 'discount finally': {
      // One of the bills there are; a step that it cannot take is refused and moves nothing.
      const bills = billsIn(books);
      stepOne(books, bills[units % Math.max(1, bills.length)], verb);
      break;
    }
    case 'rate':
      model.yuanPerDollar = minor;
      break;
    default:
      post(books, rate, `${verb} R-${place} ${units}`);
  }
  revalue(books, rateOf, noon);
}

/** In the document's own currency. */
function own<One extends { readonly original?: Original<string> }>(document: One): One {
  return { ...document, ...document.original?.minor };
}

function openReserved({ reservations }: Books, number: string): bigint | undefined {
  const reservation = reservations.get(documentKey({ type: 'sales_order', number }));
  return reservation && own(reservation).openMinor;
}

function sumOfEntries(entries: readonly Entry[]): Position {
  return {
    openOrdersMinor: sum(entries.map((entry) => entry.openOrdersMinor)),
    deliveredMinor: sum(entries.map((entry) => entry.deliveredMinor)),
    receivablesMinor: sum(entries.map((entry) => entry.receivablesMinor)),
    billsMinor: sum(entries.map((entry) => entry.billsMinor)),
    unappliedMinor: sum(entries.map((entry) => entry.unappliedMinor)),
    entryNo: BigInt(entries.length),
  };
}

const isIn = (currency: Currency | null) => (one: { readonly original?: Original<string> }) =>
  (one.original?.rate.from ?? null) === currency;

/** What was paid in a currency, but for what a dishonoured bill had paid, and what bills still owe of it. */
function paidIn({ written: { allocations, reversed }, settlements }: Books, currency: Currency | null): bigint {
  const some = isIn(currency);
  const amounts = (all: readonly { amountMinor: bigint; original?: Original<string> }[]) =>
    sum(all.filter(some).map((one) => own(one).amountMinor));
  return amounts(allocations) - amounts(reversed) - sum([...settlements.values()].filter(some).map(ownBillsOf));
}

function ownBillsOf(settlement: Settlement): bigint {
  const { amountMinor, unappliedMinor } = own(settlement);
  return settlement.bill?.counts ? amountMinor - unappliedMinor : 0n;
}

function sumOfDocuments({ reservations, deliveries, invoices, settlements, position }: Books): Position {
  const bills = sum([...settlements.values()].map(billsOf));
  return {
    openOrdersMinor: sum([...reservations.values()].map((one) => one.openMinor)),
    deliveredMinor: sum([...deliveries.values()].map((one) => one.openMinor)),
    receivablesMinor: sum([...invoices.values()].map((one) => one.openMinor)) + bills,
    billsMinor: bills,
    unappliedMinor: sum([...settlements.values()].map((one) => one.unappliedMinor)),
    entryNo: position.entryNo,
  };
}

test('whatever happens in whatever order, the position is the sum of the entries and of what is open', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = newModel();
      for (const [place, step] of all.entries()) {
        play(books, model, step, place);
        expect(books.position).toEqual(sumOfEntries(books.written.entries));
        expect(books.position).toEqual(sumOfDocuments(books));
        for (const figure of Object.values(books.position)) expect(figure >= 0n).toBe(true);
      }
      const { entries } = books.written;
      expect(entries.map(({ entryNo }) => entryNo)).toEqual(entries.map((_, place) => BigInt(place + 1)));
      expect(entries.at(-1)?.exposureAfterMinor ?? 0n).toBe(exposureOf(books.position));
    }),
    { numRuns: 100 },
  );
});

test('whatever is sold by whom, what is in use under each combination of marks is what its documents have open', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = newModel();
      for (const [place, step] of all.entries()) {
        play(books, model, step, place);
        expect(sumOfMarks(books)).toEqual(openByMarks(books));
        // A bill that goes a step on with what it counts moves nothing, but by two moves.
        expect(sumOfMoves(books.unbookedMarks)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

test('goods count once: an order is in the exposure as the largest of asked, delivered and invoiced', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = newModel();
      for (const [place, step] of all.entries()) {
        play(books, model, step, place);
        const orders = [...model.orders.values()];
        const inYuan = (told: (order: Order) => bigint) => {
          const inOwn = (currency: Currency | null) =>
            sum(orders.filter((one) => one.currency === currency).map(told)) - paidIn(books, currency);
          return inOwn(null) + inOwn(usd) * model.yuanPerDollar;
        };
        expect(exposureOf(books.position)).toBe(inYuan((one) => largest(one.asked, one.delivered, one.invoiced)));
        expect(books.position.receivablesMinor).toBe(inYuan(({ invoiced }) => invoiced));
      }
    }),
    { numRuns: 100 },
  );
});

test.each([null, usd])(
  'money is neither made nor lost in any currency: what came was applied or waits (%s)',
  (currency) => {
    const some = isIn(currency);
    fc.assert(
      fc.property(steps, (all) => {
        const books = newBooks();
        const model = newModel();
        for (const [place, step] of all.entries()) play(books, model, step, place);
        const settlements = [...books.settlements.values()].filter(some).map(own);
        const stand = settlements.filter(({ bill }) => bill?.state !== 'dishonoured');
        const came = sum(stand.map(({ amountMinor }) => amountMinor));
        const waits = sum(settlements.map(({ unappliedMinor }) => unappliedMinor));
        expect(paidIn(books, currency) + sum(settlements.map(ownBillsOf)) + waits).toBe(came);
        // Nobody named an invoice, so cash waits only when nothing is open.
        const openMinor = sum([...books.invoices.values()].filter(some).map(({ openMinor }) => openMinor));
        expect(waits === 0n || openMinor === 0n).toBe(true);
      }),
    );
  },
);

test('whatever becomes of its order, a delivery that was approved adds nothing when it is told', () => {
  const some = fc.array(
    fc.record({
      verb: fc.constantFrom('order', 'loading', 'loading', 'release', 'tell', 'drop'),
      of: fc.constantFrom('SO-1', 'SO-2'),
      number: fc.constantFrom('D-1', 'D-2', 'D-3'),
      amount,
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(some, (all) => {
      const books = newBooks();
      const approved = new Map<string, { readonly of: string; readonly amount: number }>();
      const told = new Set<string>();
      for (const { verb, of, number, amount: units } of all) {
        const before = exposureOf(books.position);
        const loaded = approved.get(number);
        if (verb === 'order') happen(books, `order ${of} ${units}`);
        // Nothing is delivered but what was approved, and each number is one order's.
        if (verb === 'loading' && !told.has(number) && (loaded?.of ?? of) === of) {
          happen(books, `loading ${number} ${units} of ${of}`);
          approved.set(number, { of, amount: units });
        }
        if (verb === 'release' && books.reservations.has(`sales_order:${of}`)) happen(books, `release ${of}`);
        if (verb === 'drop' && loaded !== undefined) {
          happen(books, `release ${number}`);
          approved.delete(number);
        }
        if (verb === 'tell' && loaded !== undefined) {
          expect(happen(books, `delivery ${number} ${Math.min(units, loaded.amount)} of ${loaded.of}`)).toBe('');
          expect(exposureOf(books.position) <= before).toBe(true);
          approved.delete(number);
          told.add(number);
        }
        expect(books.position).toEqual(sumOfEntries(books.written.entries));
        expect(books.position).toEqual(sumOfDocuments(books));
      }
    }),
    { numRuns: 300 },
  );
});
