import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Marks } from '#receivables';
import { type Books, billsOf, type Entry, exposureOf, type Position } from './books.ts';
import { sumOfMoves } from './marked.ts';
import { happen, newBooks, reservationOf } from './ledger.fixture.ts';

/**
 * The simple model: an order counts once, as the largest of what was asked for, delivered and invoiced. The books reach
 * the same by taking over, closing and allocating. `closed` was delivered and will never be invoiced: the order was
 * completed without it.
 */
type Order = { asked: bigint; delivered: bigint; invoiced: bigint; closed: bigint };
const newOrder = (): Order => ({ asked: 0n, delivered: 0n, invoiced: 0n, closed: 0n });
const largest = (...amounts: bigint[]) => amounts.reduce((a, b) => (a > b ? a : b));
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);

const orderNumbers = ['SO-1', 'SO-2', 'SO-3'];
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
    }),
    fc.record({ verb: fc.constantFrom('bill'), of: fc.constantFrom('bank', 'commercial'), amount }),
    fc.record({ verb: fc.constantFrom(...billVerbs), of: fc.constant(''), amount }),
  ),
  { maxLength: 40 },
);
type Step = (typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never) & { readonly as?: string };

/** Plays the step on the books and on the model. */
function play(
  books: Books,
  model: Map<string, Order>,
  { verb, of, amount: units, as = '' }: Step,
  place: number,
): void {
  const order = model.get(of) ?? newOrder();
  const minor = BigInt(units);
  const there = () => largest(order.delivered, order.invoiced);
  switch (verb) {
    case 'order':
      happen(books, `order ${of} ${units}${as}`);
      order.asked = minor - order.closed;
      break;
    case 'release':
      if (order.asked <= there()) return;
      expect(reservationOf(books, of).openMinor).toBe(order.asked - there());
      happen(books, `release ${of}`);
      order.asked = 0n;
      break;
    case 'delivery':
      happen(books, `delivery D-${place} ${units} of ${of}${as}`);
      order.delivered += minor;
      break;
    case 'invoice':
      happen(books, `invoice I-${place} ${units} of ${of}${as}`);
      order.invoiced += minor;
      break;
    case 'completing invoice':
      happen(books, `invoice I-${place} ${units} of ${of} completing`);
      order.invoiced += minor;
      order.closed += there() - order.invoiced;
      order.delivered = order.delivered > order.invoiced ? order.invoiced : order.delivered;
      order.asked = 0n;
      break;
    case 'single invoice':
      happen(books, `invoice I-${place} ${units}${as}`);
      model.set(`I-${place}`, { ...newOrder(), invoiced: minor });
      return;
    case 'bill':
      happen(books, `receipt R-${place} ${units} by ${of}`);
      return;
    case 'honour':
    case 'dishonour':
    case 'endorse':
    case 'discount finally': {
      // One of the bills there are; a step that it cannot take is refused and moves nothing.
      const bills = [...books.settlements.values()].filter(({ bill }) => bill !== undefined);
      const settlement = bills[units % Math.max(1, bills.length)];
      const [step, how = ''] = verb.split(' ');
      if (settlement !== undefined) happen(books, `${step} ${settlement.number} 0 ${how}`.trim());
      return;
    }
    default:
      happen(books, `${verb} R-${place} ${units}`);
      return;
  }
  model.set(of, order);
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

/** What was paid, but for what a dishonoured bill had paid, and what bills still owe of it. */
function paidIn({ written: { allocations, reversed }, settlements }: Books): bigint {
  const amounts = (some: readonly { amountMinor: bigint }[]) => sum(some.map(({ amountMinor }) => amountMinor));
  return amounts(allocations) - amounts(reversed) - sum([...settlements.values()].map(billsOf));
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
      const model = new Map<string, Order>();
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
    { numRuns: 300 },
  );
});

/** What is open under each combination of marks, from the documents alone; a bill that counts stays with what it paid. */
function openByMarks({ reservations, deliveries, invoices, settlements, written }: Books): Map<string, bigint[]> {
  const sums = new Map<string, bigint[]>();
  const add = (marks: Marks | undefined, place: number, minor: bigint) => {
    if (marks === undefined) return;
    const key = JSON.stringify([marks.sellerCode, marks.productLine]);
    const before = sums.get(key) ?? [0n, 0n, 0n];
    sums.set(
      key,
      before.map((sum, at) => (at === place ? sum + minor : sum)),
    );
  };
  for (const { marks, openMinor } of reservations.values()) add(marks, 0, openMinor);
  for (const { marks, openMinor } of deliveries.values()) add(marks, 1, openMinor);
  for (const { marks, openMinor } of invoices.values()) add(marks, 2, openMinor);
  const counting = new Set(
    [...settlements.values()].flatMap(({ settlementId, bill }) => (bill?.counts ? [settlementId] : [])),
  );
  for (const { settlementId, invoiceNumber, amountMinor } of written.allocations)
    if (counting.has(settlementId)) add(invoices.get(invoiceNumber)?.marks, 2, amountMinor);
  return new Map([...sums].filter(([, parts]) => parts.some((minor) => minor !== 0n)));
}

function sumOfMarks(entries: readonly Entry[]): Map<string, bigint[]> {
  const moves = sumOfMoves(entries.flatMap(({ marks = [] }) => marks));
  return new Map(
    moves.map(({ marks, openOrdersMinor, deliveredMinor, receivablesMinor }): [string, bigint[]] => [
      JSON.stringify([marks.sellerCode, marks.productLine]),
      [openOrdersMinor, deliveredMinor, receivablesMinor],
    ]),
  );
}

test('whatever is sold by whom, what is in use under each combination of marks is what its documents have open', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = new Map<string, Order>();
      for (const [place, step] of all.entries()) {
        play(books, model, step, place);
        expect(sumOfMarks(books.written.entries)).toEqual(openByMarks(books));
        expect(books.unbookedMarks).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('goods count once: an order is in the exposure as the largest of asked, delivered and invoiced', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = new Map<string, Order>();
      for (const [place, step] of all.entries()) {
        play(books, model, step, place);
        const settled = paidIn(books);
        const gross = sum([...model.values()].map((one) => largest(one.asked, one.delivered, one.invoiced)));
        expect(exposureOf(books.position)).toBe(gross - settled);
        expect(books.position.receivablesMinor).toBe(
          sum([...model.values()].map(({ invoiced }) => invoiced)) - settled,
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('money is neither made nor lost: what came is what was applied and what waits', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = newBooks();
      const model = new Map<string, Order>();
      for (const [place, step] of all.entries()) play(books, model, step, place);
      const stand = [...books.settlements.values()].filter(({ bill }) => bill?.state !== 'dishonoured');
      const came = sum(stand.map(({ amountMinor }) => amountMinor));
      const { allocations, reversed } = books.written;
      const applied = sum(allocations.map((one) => one.amountMinor)) - sum(reversed.map((one) => one.amountMinor));
      expect(applied + books.position.unappliedMinor).toBe(came);
      // Nobody named an invoice, so cash waits only when nothing is open.
      const openMinor = books.position.receivablesMinor - books.position.billsMinor;
      expect(books.position.unappliedMinor === 0n || openMinor === 0n).toBe(true);
    }),
  );
});

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
