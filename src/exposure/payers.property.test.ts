import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreditGroupId, CustomerId } from '#customers';
import { calendarDate, type Id } from '#kernel';
import { type Books, documentKey, exposureOf, openBooks } from './books.ts';
import { sumOfMoves } from './marked.ts';
import { boughtBy, buyerIn, isOfBuyer, leaveBooks, mayLeave } from './payers.ts';
import { releaseReservation } from './reserve.ts';
import { reserveAsked } from './reserve-asked.ts';
import { postDelivery, postInvoice } from './take-over.ts';

const at = new Date('2026-04-01T04:00:00Z');
const day = calendarDate('2026-04-01');
const codes = ['A', 'B', 'C'] as const;
type Code = (typeof codes)[number];
const limit = 100n;

/** The simple model: an order counts once, with one payer, as the largest of what was asked, delivered and invoiced. */
type Order = { payer: Code; asked: bigint; delivered: bigint; invoiced: bigint };
const there = ({ delivered, invoiced }: Order) => (delivered > invoiced ? delivered : invoiced);
const counts = (order: Order) => (order.asked > there(order) ? order.asked : there(order));
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom('check', 'check', 'check', 'release', 'delivery', 'invoice', 'cancel'),
    buyer: fc.constantFrom(...codes),
    payer: fc.constantFrom(...codes),
    number: fc.constantFrom('SO-1', 'SO-2'),
    amount: fc.integer({ min: 1, max: 80 }).map(BigInt),
  }),
  { maxLength: 30 },
);
type Step = (typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never) & { readonly place: number };

/** The books of a group, by whose they are. */
type Group = Readonly<Record<Code, Books>>;
const newGroup = (): Group => {
  const open = (code: Code) =>
    openBooks({ customerId: code as unknown as CustomerId, creditGroupId: 'group' as CreditGroupId });
  return { A: open('A'), B: open('B'), C: open('C') };
};

/** Numbers are our own company's: each is one buyer's. */
const documentOf = ({ buyer, number }: Step) => ({ type: 'sales_order', number: `${number}-${buyer}` }) as const;
const party = (code: Code) => ({ code });

/** As it is to be kept: everything but what only serves to be quick. */
const kept = ({ position, reservations, written }: Books) => ({
  position,
  reservations: new Map(reservations),
  entries: [...written.entries],
  touched: new Set(written.reservations),
});

/** Plays the step on the books and on the model; `excused` are those that a release or goods put above their limit. */
function play(group: Group, model: Map<string, Order>, excused: Set<Code>, step: Step): void {
  const { verb, buyer, amount, place } = step;
  const document = documentOf(step);
  const key = documentKey(document);
  const before = model.get(key);
  const home = before?.payer;
  switch (verb) {
    case 'check':
    case 'release': {
      const { payer } = step;
      const books = group[payer];
      expect(isOfBuyer(books, document, party(payer), party(buyer)).ok).toBe(true);
      const moves = home !== undefined && home !== payer;
      if (moves) {
        const leaves = mayLeave(group[home].reservations.get(key), party(home)).ok;
        expect(leaves).toBe(before === undefined || there(before) === 0n);
        if (!leaves) return;
      }
      const was = moves ? kept(group[home]) : undefined;
      const stay = moves ? leaveBooks(group[home], document, party(payer), at) : () => undefined;
      const own = books.reservations.get(key);
      const taken = own?.takenMinor ?? 0n;
      const rest = amount > taken ? amount - taken : 0n;
      const fits = rest <= limit - (exposureOf(books.position) - (own?.openMinor ?? 0n));
      if (verb === 'check' && !fits) {
        stay();
        if (moves) expect(kept(group[home])).toEqual(was);
        return;
      }
      if (!fits) excused.add(payer);
      const reservationId = `${key} ${place}` as Id<'reservation'>;
      const bought = boughtBy(buyerIn(party(payer), party(buyer)));
      const marks = { marks: { productLine: buyer } };
      const asked = { reservationId, amountMinor: amount, origin: 'check' as const, ...bought, ...marks };
      reserveAsked(books, document, undefined, asked, at);
      model.set(key, { delivered: 0n, invoiced: 0n, ...before, payer, asked: amount });
      return;
    }
    case 'cancel': {
      const reservation = home === undefined ? undefined : group[home].reservations.get(key);
      if (before === undefined || home === undefined || reservation === undefined || reservation.openMinor === 0n)
        return;
      releaseReservation(group[home], reservation, 'cancelled', at);
      before.asked = 0n;
      return;
    }
    case 'delivery':
    case 'invoice': {
      // What follows of an order goes to who pays it; of an order that nobody knows, to who is named.
      const payer = home ?? step.payer;
      const order = before ?? { payer, asked: 0n, delivered: 0n, invoiced: 0n };
      const common = { orderNumber: document.number, amountMinor: amount };
      const bought = boughtBy(buyerIn(party(payer), party(buyer)));
      const more = { ...common, ...bought, marks: { productLine: buyer } };
      if (verb === 'delivery') {
        const number = `D-${place}`;
        postDelivery(group[payer], { deliveryId: number as Id<'delivery'>, number, deliveredOn: day, ...more }, at);
        order.delivered += amount;
      } else {
        const number = `I-${place}`;
        const days = { issuedOn: day, dueOn: day };
        const invoice = { invoiceId: number as Id<'invoice'>, number, ...days, deliveryNumber: null, ...more };
        postInvoice(group[payer], { ...invoice, completesOrder: false }, at);
        order.invoiced += amount;
      }
      excused.add(payer);
      model.set(key, order);
    }
  }
}

test('whoever pays and however often that changes, each document counts once, with its payer, and within its limit', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const group = newGroup();
      const model = new Map<string, Order>();
      const excused = new Set<Code>();
      for (const [place, step] of all.entries()) {
        play(group, model, excused, { ...step, place });
        for (const code of codes) {
          const { position, written, reservations, deliveries, invoices, unbookedMarks } = group[code];
          const exposure = exposureOf(position);
          expect(exposure).toBe(sum([...model.values()].flatMap((one) => (one.payer === code ? [counts(one)] : []))));
          expect(exposure).toBe(sum(written.entries.map(exposureOf)));
          const documents = [...reservations.values(), ...deliveries.values(), ...invoices.values()];
          expect(exposure).toBe(sum(documents.map(({ openMinor }) => openMinor)));
          expect(sum(sumOfMoves(written.entries.flatMap(({ marks = [] }) => marks)).map(exposureOf))).toBe(exposure);
          expect(unbookedMarks).toEqual([]);
          if (!excused.has(code)) expect(exposure <= limit).toBe(true);
        }
        for (const key of model.keys()) {
          const standing = codes.filter(
            (code) => (group[code].reservations.get(key)?.status ?? 'replaced') !== 'replaced',
          );
          expect(standing).toEqual([model.get(key)?.payer]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('who pays changes nothing of what the group owes together', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const total = (payers: (step: Step) => Code) => {
        const group = newGroup();
        const model = new Map<string, Order>();
        for (const [place, step] of all.entries()) {
          const played = { ...step, place, verb: step.verb === 'check' ? ('release' as const) : step.verb };
          play(group, model, new Set(), { ...played, payer: payers(played) });
        }
        return sum(codes.map((code) => exposureOf(group[code].position)));
      };
      // Each buyer for itself, one for all, and the first that an order named: who has begun to pay goes on.
      const own = total(({ buyer }) => buyer);
      expect(total(() => 'C')).toBe(own);
      const first = new Map<string, Code>();
      const firstNamed = (step: Step) => {
        const key = `${step.buyer} ${step.number}`;
        const payer = first.get(key) ?? step.payer;
        first.set(key, payer);
        return payer;
      };
      expect(total(firstNamed)).toBe(own);
    }),
  );
});
