import { describe, expect, it } from 'vitest';
import { asCurrency, calendarDate } from '#kernel';
import { findRate, type KnownRate } from './find-rate.ts';

const [usd, eur, cny] = [asCurrency('USD'), asCurrency('EUR'), asCurrency('CNY')];
const question = { from: usd, to: cny, type: 'spot' as const, day: calendarDate('2026-11-20'), maxAgeDays: 10 };

function table(days: Readonly<Record<string, { newest: string | null; first: string | null }>>) {
  return (currency: string): KnownRate | undefined => {
    const row = days[currency];
    if (row === undefined) return undefined;
    return {
      newest: row.newest === null ? null : { day: calendarDate(row.newest), rate: '7.1234' },
      firstDay: row.first === null ? null : calendarDate(row.first),
    };
  };
}

describe('the rate of a day', () => {
  // biome-ignore format: a table
  it.each([
    ['of the day itself',        { newest: '2026-11-20', first: '2026-01-01' }, { rate: '7.1234', day: '2026-11-20' }],
    ['ten days old',             { newest: '2026-11-10', first: '2026-01-01' }, { rate: '7.1234', day: '2026-11-10' }],
    ['eleven days old',          { newest: '2026-11-09', first: '2026-01-01' }, { code: 'rate_too_old' }],
    ['only later ones',          { newest: null,         first: '2026-11-21' }, { code: 'rate_missing' }],
    ['none at all',              { newest: null,         first: null },         { code: 'currency_not_supported' }],
  ])('%s', (_, row, expected) => {
    const found = findRate(question, table({ USD: row }), 'amount.currency');
    expect(found.ok ? found.value : found.refusal).toMatchObject(expected);
  });

  it('says which rate is missing, of which type and day, and where to enter it', () => {
    const found = findRate(
      { ...question, from: eur, to: usd },
      table({ EUR: { newest: '2026-11-20', first: '2026-11-01' } }),
      'amount.currency',
    );
    expect(found).toMatchObject({
      ok: false,
      refusal: {
        field: 'amount.currency',
        facts: { from: 'USD', to: 'CNY', rateType: 'spot', day: '2026-11-20' },
        detail: expect.stringContaining('no spot rate USD → CNY for 2026-11-20. Enter it under exchange rates'),
      },
    });
  });
});
