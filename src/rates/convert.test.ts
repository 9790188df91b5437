import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCurrency, calendarDate, type Currency, money } from '#kernel';
import { crossRate, grantedAt, originalWithin, owedAt, type UsedRate } from './convert.ts';

const day = calendarDate('2026-11-20');
const [usd, cny, jpy, kwd, eur] = ['USD', 'CNY', 'JPY', 'KWD', 'EUR'].map(asCurrency) as [
  Currency,
  Currency,
  Currency,
  Currency,
  Currency,
];
const at = (from: Currency, to: Currency, rate: string): UsedRate => ({ from, to, type: 'spot', day, rate });

describe('an amount in another currency', () => {
  // biome-ignore format: a table
  it.each([
    // USD 100.00 at 7.1234
    [usd, cny, '7.1234',   10_000n,  71_234n, 71_234n],
    // USD 100.01 at 7.1234 is 712.411234: owed 712.42, granted 712.41
    [usd, cny, '7.1234',   10_001n,  71_242n, 71_241n],
    // 1 cent is 7.1234 fen
    [usd, cny, '7.1234',        1n,       8n,      7n],
    // JPY 1,000,000 at 0.048123, no decimals against two
    [jpy, cny, '0.048123', 1_000_000n, 4_812_300n, 4_812_300n],
    [jpy, cny, '0.048123',      1n,       5n,      4n],
    // KWD 1.005 at 23.1, three decimals against two: 23.2155
    [kwd, cny, '23.1',      1_005n,   2_322n,  2_321n],
    // CNY 1,000.00 at 20.78 JPY: no fraction of a yen
    [cny, jpy, '20.78',   100_000n,  20_780n, 20_780n],
    [cny, jpy, '20.78',   100_001n,  20_781n, 20_780n],
    [usd, cny, '7.1234',        0n,       0n,      0n],
  ])('%s into %s at %s: %i is owed as %i, granted as %i', (from, to, rate, minor, owed, granted) => {
    const used = at(from, to, rate);
    expect(owedAt(used, minor)).toBe(owed);
    expect(grantedAt(used, money(from, minor))).toEqual(money(to, granted));
  });

  const rates = fc.record({
    from: fc.constantFrom(usd, jpy, kwd),
    to: fc.constantFrom(cny, eur),
    rate: fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 999_999 })),
  });
  const used = rates.map(({ from, to, rate: [whole, part] }) =>
    at(from, to, `${whole}.${String(part).padStart(6, '0')}`),
  );
  const minors = fc.bigInt({ min: 0n, max: 10n ** 16n });

  it('is monotone, never counted too low when owed nor too high when granted, and open in both or in neither', () => {
    fc.assert(
      fc.property(used, minors, minors, (rate, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(owedAt(rate, less)).toBeLessThanOrEqual(owedAt(rate, more));
        expect(owedAt(rate, a) === 0n).toBe(a === 0n);
        const granted = grantedAt(rate, money(rate.from, a)).minor;
        expect(owedAt(rate, a) - granted).toBeLessThanOrEqual(1n);
        expect(granted).toBeLessThanOrEqual(owedAt(rate, a));
        // Split or whole: at most one minor unit for each part.
        expect(owedAt(rate, a) + owedAt(rate, b)).toBeGreaterThanOrEqual(owedAt(rate, a + b));
        expect(owedAt(rate, originalWithin(rate, a))).toBeLessThanOrEqual(a);
      }),
    );
  });
});

describe('a rate between two currencies that both have one into CNY', () => {
  const leg = (rate: string, on = '2026-11-20') => ({ type: 'spot' as const, day: calendarDate(on), rate });

  // biome-ignore format: a table
  it.each([
    ['into the house’s currency',      usd, cny, leg('7.1234'), null,            '7.1234'],
    ['out of the house’s currency',    cny, usd, null,          leg('7.1234'),   '0.140382401662'],
    ['a cross rate',                   eur, usd, leg('8.2'),    leg('7.1'),      '1.154929577465'],
    ['without surplus zeros',          eur, usd, leg('14.2'),   leg('7.1'),      '2'],
  ])('%s', (_, from, to, ofFrom, ofTo, rate) => {
    expect(crossRate(from, to, ofFrom, ofTo)).toEqual({ from, to, type: 'spot', day, rate });
  });

  it('is of the older of its two days', () => {
    expect(crossRate(eur, usd, leg('8.2', '2026-11-18'), leg('7.1'))?.day).toBe('2026-11-18');
  });

  it('is none between two of the house’s own', () => {
    expect(crossRate(cny, cny, null, null)).toBeUndefined();
  });
});
