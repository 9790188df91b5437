import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CNY, calendarDate, canonicalJson, cny } from '#kernel';
import type { LimitId } from '#limits';
import type { Books } from './books.ts';
import { composedOf } from './composed.ts';
import { compose, type Counting } from './composition.ts';
import { type CheckFacts, type CheckRequest, checkCredit } from './credit-check.ts';
import { nothingKept, partsOf } from './kept-parts.ts';
import { newBooks } from './ledger.fixture.ts';
import { type AskedDocument, ofDocument } from './of-document.ts';
import { drawOnOrder, reserve } from './reserve.ts';
import { readSnapshot } from './snapshot.ts';
import { postDelivery } from './take-over.ts';

const asOf = calendarDate('2026-03-31');
const horizon = calendarDate('2026-04-30');
const at = new Date('2026-03-31T04:00:00Z');
const soon = '2026-04-30';
const later = '2026-05-01';

type Asked = {
  readonly amount: bigint;
  readonly on?: string | undefined;
  readonly of?: string | undefined;
  readonly prepaid?: bigint;
};

/** A small company: books whose checks are taken and carried out as the batch does, limit 100. */
function company(rules: Counting['rules'] = {}, limit: bigint | null = 100n, isNeutral = false) {
  const books: Books = { ...newBooks(), kept: nothingKept() };
  const counting: Counting = { horizon, rules };
  const parts = () => partsOf(books.position, books.kept ?? nothingKept(), { asOf, horizon });
  function check(type: AskedDocument['type'], number: string, { amount, on, of, prepaid = 0n }: Asked): string {
    const document = { type, number, orderNumber: of };
    const { ownOpenMinor: _, ...known } = ofDocument(books, document);
    const deliverOn = on === undefined ? undefined : calendarDate(on);
    const facts: CheckFacts = {
      asOf,
      currency: CNY,
      customer: { status: 'active', blacklistReason: null, freezeReason: null },
      limit: limit === null ? null : limitOf(limit),
      oldestOpen: null,
      rules: { version: 'check-1', overdueDaysTolerated: 30 },
      ...known,
      ...composedOf(books, document, { asOf, counting, deliverOn }),
    };
    const request: CheckRequest = { documentType: type, amountMinor: amount, prepaidMinor: prepaid };
    const decision = checkCredit(facts, request);
    const { composed: _composed, ...plain } = facts;
    if (isNeutral) expect(checkCredit({ ...plain, exposureMinor: known.exposureMinor }, request)).toEqual(decision);
    const kept = readSnapshot(JSON.parse(canonicalJson({ facts, request })));
    expect(checkCredit(kept.facts, kept.request)).toEqual(decision);
    if (decision.reserves && type !== 'quotation')
      carryOut(type, number, { amount: amount - prepaid, on, of }, decision.beyondHorizon);
    const codes = decision.objections.map(({ code }) => code).join('+');
    return `${decision.exposureBefore.minor} needs ${decision.neededMinor}: ${codes === '' ? decision.outcome : codes}`;
  }
  function carryOut(
    type: 'sales_order' | 'delivery',
    number: string,
    { amount, on, of }: Asked,
    uncounted?: true,
  ): void {
    const document = { type, number };
    const { order, takenMinor } = ofDocument(books, { ...document, orderNumber: of });
    const left = amount - takenMinor;
    const ofOrder = order === undefined || order.openMinor > left ? (order === undefined ? 0n : left) : order.openMinor;
    reserve(
      books,
      {
        reservationId: `${number} ${books.position.entryNo}` as never,
        document,
        amountMinor: amount - ofOrder,
        origin: 'check',
        ...(on !== undefined && { deliverOn: calendarDate(on) }),
        ...(uncounted === true && { uncounted }),
      },
      at,
    );
    if (of !== undefined) drawOnOrder(books, document, { orderNumber: of, wantedMinor: left }, at);
  }
  return {
    order: (number: string, amount: bigint, more: Omit<Asked, 'amount'> = {}) =>
      check('sales_order', number, { amount, ...more }),
    delivery: (number: string, amount: bigint, of?: string) =>
      check('delivery', number, { amount, ...(of !== undefined && { of }) }),
    ship: (number: string, amountMinor: bigint, orderNumber: string | null) =>
      postDelivery(books, { deliveryId: number as never, number, orderNumber, deliveredOn: asOf, amountMinor }, at),
    parts,
    counted: () => compose(parts(), counting).countedMinor,
    deposit: (minor: bigint) => {
      books.kept = { ...(books.kept ?? nothingKept()), items: [{ kind: 'deposits', minor, from: asOf, to: null }] };
    },
  };
}

const limitOf = (minor: bigint): NonNullable<CheckFacts['limit']> => ({
  limitId: 'limit' as LimitId,
  amount: { kind: 'amount', amount: { ...cny('0'), minor } },
  singleDocument: null,
  validFrom: calendarDate('2026-01-01'),
  validTo: calendarDate('2026-12-31'),
});

describe('a horizon', () => {
  it('counts an order on its last day, and not on the day after it', () => {
    const { order, counted } = company();
    expect(order('SO-1', 90n, { on: soon })).toBe('0 needs 90: approved');
    expect(order('SO-2', 500n, { on: later })).toBe('90 needs 0: approved');
    expect(order('SO-3', 11n, { on: soon })).toBe('90 needs 11: over_limit');
    expect(order('SO-4', 10n)).toBe('90 needs 10: approved');
    expect(counted()).toBe(100n);
  });

  it('lets no order through that has no limit at all', () => {
    expect(company({}, null).order('SO-1', 500n, { on: later })).toBe('0 needs 0: no_limit');
  });

  it('asks nothing of a customer that is over its limit already', () => {
    const { order, ship } = company();
    ship('D-0', 150n, null);
    expect(order('SO-1', 500n, { on: later })).toBe('150 needs 0: approved');
  });

  it('checks the deliveries of an order whole that it let pass uncounted, also once it counts', () => {
    const { order, delivery, ship, counted } = company();
    order('SO-1', 500n, { on: later });
    expect(delivery('D-1', 101n, 'SO-1')).toBe('0 needs 101: over_limit');
    expect(delivery('D-1', 60n, 'SO-1')).toBe('0 needs 60: approved');
    expect(counted()).toBe(60n);
    // A second one, while the first is not told yet, counts on the same headroom no more.
    expect(delivery('D-2', 41n, 'SO-1')).toBe('60 needs 41: over_limit');
    ship('D-1', 60n, 'SO-1');
    expect(counted()).toBe(60n);
    expect(delivery('D-2', 40n, 'SO-1')).toBe('60 needs 40: approved');
  });

  it('moves with an amendment: nearer, the order is asked for whole', () => {
    const { order, counted } = company();
    order('SO-1', 120n, { on: later });
    expect(order('SO-1', 120n, { on: soon })).toBe('0 needs 120: over_limit');
    expect(order('SO-1', 80n, { on: soon })).toBe('0 needs 80: approved');
    expect(counted()).toBe(80n);
  });
});

describe('weights and what is left out', () => {
  it('an order counts half, its delivery whole: the delivery needs the other half', () => {
    const { order, delivery, ship, counted } = company({ open_orders: { include: true, weightBasisPoints: 5_000 } });
    expect(order('SO-1', 101n)).toBe('0 needs 51: approved');
    expect(delivery('D-1', 41n, 'SO-1')).toBe('51 needs 20: approved');
    expect(counted()).toBe(71n);
    ship('D-1', 41n, 'SO-1');
    expect(counted()).toBe(71n);
    expect(delivery('D-2', 60n, 'SO-1')).toBe('71 needs 30: over_limit');
  });

  it('where orders do not count at all, their deliveries meet the limit, one after the other', () => {
    const { order, delivery } = company({ open_orders: { include: false } }, 100n);
    expect(order('SO-1', 900n)).toBe('0 needs 0: approved');
    expect(delivery('D-1', 70n, 'SO-1')).toBe('0 needs 70: approved');
    expect(delivery('D-2', 31n, 'SO-1')).toBe('70 needs 31: over_limit');
    expect(delivery('D-2', 30n, 'SO-1')).toBe('70 needs 30: approved');
    expect(delivery('D-2', 25n, 'SO-1')).toBe('70 needs 25: approved');
  });

  it('of two deliveries that were checked of one order, each goes for what it was checked for', () => {
    const { order, delivery, ship, counted } = company({}, 200n);
    order('SO-1', 32n);
    expect(delivery('D-1', 43n, 'SO-1')).toBe('32 needs 11: approved');
    expect(delivery('D-2', 50n, 'SO-1')).toBe('43 needs 50: approved');
    ship('D-1', 43n, 'SO-1');
    expect(counted()).toBe(93n);
    ship('D-2', 50n, 'SO-1');
    expect(counted()).toBe(93n);
  });

  it('an order that deliveries draw on is amended as without a composition', () => {
    const { order, delivery } = company();
    order('SO-1', 60n);
    delivery('D-1', 40n, 'SO-1');
    expect(order('SO-1', 101n)).toBe('0 needs 101: over_limit');
    expect(order('SO-1', 100n)).toBe('0 needs 100: approved');
  });

  it('a deposit makes room where the policy says so, and never more than is used', () => {
    const with_ = company({ deposits: { include: true } });
    with_.deposit(50n);
    expect(with_.order('SO-1', 151n)).toBe('0 needs 101: over_limit');
    expect(with_.order('SO-1', 150n)).toBe('0 needs 100: approved');
    expect(with_.counted()).toBe(100n);
    const without = company();
    without.deposit(50n);
    expect(without.order('SO-1', 101n)).toBe('0 needs 101: over_limit');
  });

  it('what a deposit covers whole asks for no limit', () => {
    const { order, deposit } = company({ deposits: { include: true } }, null);
    deposit(50n);
    expect(order('SO-1', 50n)).toBe('0 needs 0: approved');
    expect(order('SO-2', 1n)).toBe('0 needs 1: no_limit');
  });
});

const share = fc.integer({ min: 0, max: 10_000 });
const event = fc.record({
  verb: fc.constantFrom('order', 'delivery', 'ship'),
  which: fc.integer({ min: 0, max: 3 }),
  amount: fc.bigInt({ min: 1n, max: 120n }),
  on: fc.constantFrom(undefined, soon, later),
});
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

/** Takes the events as far as there is something to take: orders grow, deliveries are of orders, what ships was approved. */
function play(
  { order, delivery, ship }: ReturnType<typeof company>,
  events: readonly Event[],
  after: () => void,
): void {
  const ordered = new Map<number, bigint>();
  const loaded = new Map<string, readonly [amount: bigint, of: string]>();
  for (const [place, { verb, which, amount, on }] of events.entries()) {
    const number = `SO-${which}`;
    if (verb === 'order') {
      const wanted = amount + (ordered.get(which) ?? 0n);
      if (order(number, wanted, { on }).endsWith('approved')) ordered.set(which, wanted);
    } else if (verb === 'delivery') {
      if (!ordered.has(which)) continue;
      if (delivery(`D-${place}`, amount, number).endsWith('approved')) loaded.set(`D-${place}`, [amount, number]);
    } else {
      const [next] = loaded;
      if (next === undefined) continue;
      loaded.delete(next[0]);
      ship(next[0], ...next[1]);
    }
    after();
  }
}

test('a composition that changes nothing decides as no composition does', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      // `check` compares both.
      play(
        company({}, 100n, true),
        events.map((one) => ({ ...one, on: undefined })),
        () => undefined,
      );
    }),
    { numRuns: 60 },
  );
});

test('nothing gets past the gate: whatever counts how much, no checked order and no delivery of it goes over the limit', () => {
  fc.assert(
    fc.property(share, share, fc.array(event, { maxLength: 30 }), (ofOrders, ofDeliveries, events) => {
      const goods = { include: true, weightBasisPoints: ofDeliveries };
      const rules = {
        open_orders: { include: true, weightBasisPoints: ofOrders },
        approved_deliveries: goods,
        delivered: goods,
      };
      const all = company(rules);
      play(all, events, () => {
        // Each part is rounded up by itself: exactly, they never go over.
        const { open_orders = 0n, approved_deliveries = 0n, delivered = 0n } = all.parts();
        const exactly = open_orders * BigInt(ofOrders) + (approved_deliveries + delivered) * BigInt(ofDeliveries);
        expect(exactly).toBeLessThanOrEqual(100n * 10_000n);
      });
    }),
    { numRuns: 120 },
  );
});
