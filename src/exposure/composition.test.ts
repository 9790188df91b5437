import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asCurrency, CNY, calendarDate, cny } from '#kernel';
import { addedComponents, type Composition, offsetComponents, policyInForce } from '#policy';
import { compose, type Counting, countingOf, moved, type Part, type Parts } from './composition.ts';

const asOf = calendarDate('2026-03-31');
const rates = policyInForce(asOf).planningRates;
const all: Counting = { rules: {} };
const booked: Parts = { open_orders: 100n, beyond_horizon: 40n, delivered: 50n, receivables: 30n, deposits: 60n };

describe('what counts', () => {
  const half = { include: true, weightBasisPoints: 5_000 };
  const off = { include: false };
  const on = { include: true };
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Parts, Counting['rules'], bigint, Part, bigint, string | null])[] = [
    // what                               booked                               rules                                  counted  of which                  why
    ['all that is booked, by default',    booked,                              {},                                    180n, 'open_orders',       100n, null],
    ['nothing beyond the horizon',        booked,                              {},                                    180n, 'beyond_horizon',    0n,   'horizon'],
    ['no deposit, by default',            booked,                              {},                                    180n, 'deposits',          0n,   'excluded'],
    ['a deposit where the policy says',   booked,                              { deposits: on },                      120n, 'deposits',          60n,  null],
    ['a component that is left out',      booked,                              { delivered: off },                    130n, 'delivered',         0n,   'excluded'],
    ['half of the orders',                booked,                              { open_orders: half },                 130n, 'open_orders',       50n,  'weight'],
    ['what adds is rounded up',           { open_orders: 101n },               { open_orders: half },                 51n,  'open_orders',       51n,  'weight'],
    ['what offsets is rounded down',      { delivered: 90n, deposits: 101n },  { deposits: half },                    40n,  'deposits',          50n,  'weight'],
    ['up to the cap',                     { open_orders: 70n },                { open_orders: { ...on, capMinor: 70n } }, 70n, 'open_orders',    70n,  null],
    ['one fen beyond the cap',            { open_orders: 71n },                { open_orders: { ...on, capMinor: 70n } }, 70n, 'open_orders',    70n,  'cap'],
    ['first the weight, then the cap',    { open_orders: 150n },               { open_orders: { ...half, capMinor: 80n } }, 75n, 'open_orders',  75n,  'weight'],
    ['an offset takes what there is',     { delivered: 50n, deposits: 60n },   { deposits: on },                      0n,   'deposits',          50n,  'exhausted'],
    ['two offsets, one after the other',  { delivered: 50n, unapplied_cash: 30n, insured: 40n }, { unapplied_cash: on, insured: on }, 0n, 'insured', 20n, 'exhausted'],
    ['a guarantee that we gave',          { delivered: 50n, guarantees_given: 25n }, { guarantees_given: on },        75n,  'guarantees_given',  25n,  null],
    ['bills of one kind and not another', { bank_acceptances: 9n, commercial_acceptances: 8n }, { bank_acceptances: off }, 8n, 'bank_acceptances', 0n, 'excluded'],
  ];
  it.each(cases)('%s', (_what, parts, rules, counted, part, ofWhich, because) => {
    const { countedMinor, lines } = compose(parts, { rules });
    expect(countedMinor).toBe(counted);
    expect(lines.find((line) => line.part === part)).toMatchObject({ countedMinor: ofWhich, because });
  });
});

describe('the rules of a policy in a customer’s currency', () => {
  const composition: Composition = {
    horizonDays: 30,
    components: { open_orders: { include: true, cap: cny('710') }, deposits: { include: true, cap: cny('710') } },
  };
  const of = (currency: string) => countingOf(composition, { currency: asCurrency(currency), rates, asOf });

  it('end the horizon so many days on, and are capped at the planning rate', () => {
    expect(of('CNY')).toMatchObject({ horizon: '2026-04-30', rules: { open_orders: { capMinor: 71_000n } } });
    expect(of('USD')).toMatchObject({ rules: { open_orders: { capMinor: 10_000n } } });
  });
  it('without a rate are read against the customer', () => {
    expect(of('CHF').rules).toEqual({ open_orders: { include: true }, deposits: { include: true, capMinor: 0n } });
  });
  it('have no horizon where the policy has none', () => {
    expect(countingOf({}, { currency: CNY, rates, asOf })).toEqual({ rules: {} });
  });
});

const part = fc.constantFrom<Part>('beyond_horizon', ...addedComponents, ...offsetComponents);
const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });
const parts = fc.dictionary(part, minor) as fc.Arbitrary<Parts>;
const rule = fc.record(
  { include: fc.boolean(), weightBasisPoints: fc.integer({ min: 0, max: 10_000 }), capMinor: minor },
  { requiredKeys: ['include'] },
);
const counting = fc
  .dictionary(fc.constantFrom(...addedComponents, ...offsetComponents), rule)
  .map((rules) => ({ rules })) as fc.Arbitrary<Counting>;

test('the exposure is never negative, is the sum of its lines, and no line counts more than is booked', () => {
  fc.assert(
    fc.property(parts, counting, (given, rules) => {
      const { countedMinor, lines } = compose(given, rules);
      const sum = lines.reduce(
        (total, line) =>
          total + ((offsetComponents as readonly Part[]).includes(line.part) ? -1n : 1n) * line.countedMinor,
        0n,
      );
      expect(countedMinor).toBe(sum);
      expect(countedMinor).toBeGreaterThanOrEqual(0n);
      for (const line of lines) expect(line.countedMinor).toBeLessThanOrEqual(line.bookedMinor);
      for (const line of lines) expect(line.because === null).toBe(line.countedMinor === line.bookedMinor);
    }),
  );
});

test('by default it is the sum of what is booked in the ledger', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const ledger = addedComponents.slice(0, 8).reduce((sum, name) => sum + (given[name] ?? 0n), 0n);
      expect(compose(given, all).countedMinor).toBe(ledger);
    }),
  );
});

test('more that adds never counts less, more that offsets never counts more', () => {
  fc.assert(
    fc.property(parts, counting, part, minor, (given, rules, which, more) => {
      const before = compose(given, rules).countedMinor;
      const after = compose(moved(given, { [which]: more }), rules).countedMinor;
      if ((offsetComponents as readonly Part[]).includes(which)) expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});
