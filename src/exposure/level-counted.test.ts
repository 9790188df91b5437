import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerId } from '#customers';
import { CNY, calendarDate, canonicalJson, money } from '#kernel';
import type { LimitId, LimitScope } from '#limits';
import type { Marks } from '#receivables';
import { type Books, emptyPosition, openBooks, type Reservation } from './books.ts';
import type { Counting } from './composition.ts';
import { type CheckFacts, type CheckRequest, checkCredit } from './credit-check.ts';
import { effectiveLimit } from './effective-limit.ts';
import { type KeptParts, nothingKept } from './kept-parts.ts';
import { type Asking, type GroupMember, levelsOf } from './levels-of.ts';
import type { MarkMove } from './marked.ts';
import { readSnapshot } from './snapshot.ts';
import { levelWithBooked, withoutHorizon } from './with-booked.ts';

const asOf = calendarDate('2026-03-31');
const horizon = calendarDate('2026-04-30');
const far = calendarDate('2026-06-01');
const line: LimitScope = { level: 'customer', productLine: 'L' };
const group: LimitScope = { level: 'group' };
const L: Marks = { productLine: 'L' };
const half = { include: true, weightBasisPoints: 5_000 };

const move = (marks: Marks, figures: Partial<MarkMove>): MarkMove => ({
  openOrdersMinor: 0n,
  deliveredMinor: 0n,
  receivablesMinor: 0n,
  ...figures,
  marks,
});

type Has = {
  readonly books: Partial<Books['position']>;
  readonly marked?: readonly MarkMove[];
  readonly kept?: Partial<KeptParts>;
  readonly reservations?: readonly Partial<Reservation>[];
};

function member(code: string, { books: position, marked = [], kept = {}, reservations = [] }: Has, by?: Counting) {
  const books = openBooks(
    { customerId: code as CustomerId, creditGroupId: 'G' as Books['creditGroupId'] },
    { ...emptyPosition, ...position },
  );
  for (const one of reservations as Reservation[])
    books.reservations.set(`${one.document.type}:${one.document.number}`, one);
  const { openOrdersMinor, deliveredMinor, receivablesMinor } = books.position;
  return {
    customerId: books.customerId,
    parentId: code === 'TOP' ? null : ('TOP' as CustomerId),
    currency: CNY,
    exposureMinor: openOrdersMinor + deliveredMinor + receivablesMinor,
    marked,
    ...(by !== undefined && { counting: { by, books: { ...books, kept: { ...nothingKept(), ...kept } } } }),
  } satisfies GroupMember;
}

const quotation = { type: 'quotation', number: '' } as const;
const nothing = { openMinor: 0n };

/** The one level that a document of line L of customer A meets. */
function levelOf(scope: LimitScope, members: readonly GroupMember[], asking: Partial<Asking> = {}) {
  const holder = scope.level === 'group' ? 'TOP' : 'A';
  const limit = {
    limitId: 'limit' as LimitId,
    scope,
    customerId: holder as CustomerId,
    customerCode: holder,
    amount: { kind: 'amount' as const, amount: money(CNY, 1000n) },
    validFrom: calendarDate('2026-01-01'),
    validTo: calendarDate('2026-12-31'),
  };
  const asked = { marks: L, own: nothing, order: nothing, document: quotation, ...asking };
  const [level] = levelsOf({ customerId: 'A' as CustomerId, currency: CNY }, asked, {
    asOf,
    members,
    limits: [limit],
    rates: [],
  });
  if (level === undefined) throw new Error('No level.');
  return level;
}

const inUse: Has = {
  books: { openOrdersMinor: 300n, deliveredMinor: 40n, receivablesMinor: 500n, unappliedMinor: 60n },
  marked: [
    move(L, { openOrdersMinor: 200n, receivablesMinor: 210n }),
    move({ productLine: 'L', sellerCode: 'S' }, { deliveredMinor: 40n, receivablesMinor: 90n }),
    move({ productLine: 'V' }, { receivablesMinor: 100n }),
  ],
  kept: {
    orderDays: new Map([[far, 250n]]),
    ofReceivables: { disputed: 80n, commercial_acceptance: 120n },
    items: [
      { kind: 'guarantees_given', minor: 77n, from: asOf, to: null },
      { kind: 'deposits', minor: 33n, from: asOf, to: null },
    ],
    marked: [
      { marks: L, part: 'order_day', day: far, minor: 150n },
      { marks: { productLine: 'V' }, part: 'disputed', day: null, minor: 50n },
      { marks: L, part: 'disputed', day: null, minor: 30n },
      { marks: { productLine: 'L', sellerCode: 'S' }, part: 'commercial_acceptance', day: null, minor: 90n },
    ],
  },
};
const all = { include: true };
const no = { include: false };

// biome-ignore format: a table
test.each<[what: string, counting: Omit<Counting, 'rules'> & Partial<Counting>, ofLine: bigint, ofGroup: bigint]>([
  // what                                         counting                                                    of L   of everything
  ['a neutral composition counts what is booked', {},                                                         540n,  840n],
  ['orders beyond the horizon, by their line',    { horizon },                                                390n,  590n],
  ['half of the orders',                          { rules: { open_orders: half } },                           440n,  690n],
  ['disputed invoices of the line',               { rules: { disputed: no } },                                510n,  760n],
  ['bills by the line that they paid',            { rules: { commercial_acceptances: half } },                495n,  780n],
  ['a cap cuts what the line makes up',           { rules: { receivables: { ...all, capMinor: 100n } } },     460n,  640n],
  ['a guarantee bears no marks: it adds to the whole only', { rules: { guarantees_given: all } },             540n,  917n],
  ['nor does a deposit: it offsets the whole only', { rules: { deposits: all } },                             540n,  807n],
  ['nor money that waits',                        { rules: { unapplied_cash: all } },                         540n,  780n],
])('%s', (_what, counting, ofLine, ofGroup) => {
  const by = { rules: {}, ...counting };
  const members = [member('TOP', { books: {} }, by), member('A', inUse, by)];
  const [one, whole] = [levelOf(line, members), levelOf(group, members)];
  expect([one.usedMinor, whole.usedMinor]).toEqual([ofLine, ofGroup]);
  expect([one.counted?.bookedMinor, whole.counted?.bookedMinor]).toEqual([540n, 840n]);
  const offsets = ['unapplied_cash', 'deposits'];
  for (const { usedMinor, counted } of [one, whole]) {
    const sum = (counted?.lines ?? []).reduce(
      (total, { part, countedMinor }) => total + (offsets.includes(part) ? -countedMinor : countedMinor),
      0n,
    );
    expect(sum).toBe(usedMinor);
  }
});

const good: Omit<CheckFacts, 'levels'> = {
  asOf,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: null,
  exposureMinor: 0n,
  takenMinor: 0n,
  oldestOpen: null,
  rules: { version: 'check-1', overdueDaysTolerated: 30 },
};

function ofLevel(facts: CheckFacts, request: CheckRequest): string {
  const decision = checkCredit(facts, request);
  const kept = readSnapshot(JSON.parse(canonicalJson({ facts, request })));
  expect(checkCredit(kept.facts, kept.request)).toEqual(decision);
  const [objection] = decision.objections.filter(
    ({ code }) => code === 'over_sub_limit' || code === 'over_group_limit',
  );
  return objection === undefined || !('shortBy' in objection) ? 'fits' : `short by ${objection.shortBy.minor}`;
}

function order(amountMinor: bigint, documentType: CheckRequest['documentType'] = 'sales_order'): CheckRequest {
  return { documentType, amountMinor, prepaidMinor: 0n };
}

test('what a document needs of a level is what counts of it there', () => {
  const by: Counting = { horizon, rules: { open_orders: half } };
  const members = [member('TOP', { books: {} }, by), member('A', inUse, by)];
  // Of L 365 of 1,000 count: 25 of 50 ordered soon, 340 of the rest. 635 are left, for 1,270 ordered.
  const level = levelOf(line, members);
  expect(level.usedMinor).toBe(365n);
  expect(ofLevel({ ...good, levels: [level] }, order(1270n))).toBe('fits');
  expect(ofLevel({ ...good, levels: [level] }, order(1271n))).toBe('short by 1');
  // Booked besides, or paid, it moves by what counts of that.
  expect(levelWithBooked(level, { orders: 100n }).usedMinor).toBe(415n);
  expect(levelWithBooked(level, { receivables: -180n }).usedMinor).toBe(185n);
  const [own, told] = effectiveLimit({ ...good, levels: [level] });
  expect(own?.counted).toBeUndefined();
  expect(told).toMatchObject({ used: { minor: 365n }, counted: { booked: { minor: 540n } }, binds: false });
});

test('an order beyond the horizon takes nothing of a level, wants one that has not ended, and its delivery is checked whole', () => {
  const by: Counting = { horizon, rules: {} };
  const document = { type: 'sales_order', number: 'SO-9', deliverOn: far } as const;
  const members = [member('TOP', { books: {} }, by), member('A', inUse, by)];
  const later = levelOf(line, members, { document });
  expect(ofLevel({ ...good, levels: [later] }, order(9999n))).toBe('fits');
  const ended = { ...later, validTo: calendarDate('2026-03-30') };
  expect(ofLevel({ ...good, levels: [ended] }, order(1n))).toBe('short by 391');

  const uncounted = {
    document: { type: 'sales_order', number: 'SO-1' },
    openMinor: 150n,
    drawnMinor: 0n,
    deliverOn: far,
    uncounted: true,
    marks: L,
    orderNumber: null,
  } as const;
  const withOrder = [members[0]!, member('A', { ...inUse, reservations: [uncounted] }, by)];
  const delivery = { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' } as const;
  const level = levelOf(line, withOrder, { document: delivery });
  expect(level.usedMinor).toBe(390n);
  expect(ofLevel({ ...good, levels: [level] }, order(610n, 'delivery'))).toBe('fits');
  expect(ofLevel({ ...good, levels: [level] }, order(611n, 'delivery'))).toBe('short by 1');
});

test('on a later day every order of the group counts', () => {
  const by: Counting = { horizon, rules: {} };
  const sister: Has = { books: { openOrdersMinor: 90n }, kept: { orderDays: new Map([[far, 70n]]) } };
  const level = levelOf(group, [member('TOP', sister, by), member('A', inUse, by)]);
  expect(level.usedMinor).toBe(610n);
  const composed = level.counted?.own;
  if (composed === undefined) throw new Error('Not counted.');
  const [then] = withoutHorizon({ ...good, composed, levels: [level] }).levels ?? [];
  expect(then?.usedMinor).toBe(930n);
});

test('where all counts, a level measures as if nothing were said about it; and a line never more than the whole', () => {
  const minor = fc.bigInt({ min: 0n, max: 1000n });
  const marks = fc.constantFrom<Marks>({}, L, { productLine: 'V' }, { productLine: 'L', sellerCode: 'S' });
  const moves = fc.array(fc.record({ marks, openOrdersMinor: minor, deliveredMinor: minor, receivablesMinor: minor }), {
    maxLength: 5,
  });
  const rules = fc.record(
    {
      open_orders: fc.record({ include: fc.boolean(), weightBasisPoints: fc.integer({ min: 0, max: 10_000 }) }),
      receivables: fc.record({ include: fc.constant(true), capMinor: minor }),
      delivered: fc.record({ include: fc.boolean() }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(moves, minor, rules, (marked, amount, some) => {
      const total = (of: 'openOrdersMinor' | 'deliveredMinor' | 'receivablesMinor') =>
        marked.reduce((sum, one) => sum + one[of], 0n);
      const books = {
        openOrdersMinor: total('openOrdersMinor'),
        deliveredMinor: total('deliveredMinor'),
        receivablesMinor: total('receivablesMinor'),
      };
      const has = { books, marked };
      for (const scope of [line, group]) {
        const plain = levelOf(scope, [member('TOP', { books: {} }), member('A', has)]);
        const neutral = levelOf(scope, [member('TOP', { books: {} }, { rules: {} }), member('A', has, { rules: {} })]);
        expect(neutral.usedMinor).toBe(plain.usedMinor);
        const said = [plain, neutral].map((one) => ofLevel({ ...good, levels: [one] }, order(amount)));
        expect(said[1]).toBe(said[0]);
      }
      const by = { rules: some as Counting['rules'] };
      const [part, whole] = [line, group].map(
        (scope) => levelOf(scope, [member('TOP', { books: {} }, by), member('A', has, by)]).usedMinor ?? 0n,
      );
      expect((part ?? 0n) <= (whole ?? 0n)).toBe(true);
    }),
  );
});
