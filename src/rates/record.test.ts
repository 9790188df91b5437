import { describe, expect, it } from 'vitest';
import { asCurrency, calendarDate } from '#kernel';
import { recordRates, type SentRate } from './record.ts';

const today = calendarDate('2026-11-26');
const usd = asCurrency('USD');
const sent = (change: Partial<SentRate> = {}): SentRate => ({
  currency: usd,
  type: 'spot',
  day: today,
  rate: '7.1234',
  source: 'CFETS',
  ...change,
});

describe('entering a rate', () => {
  // biome-ignore format: a table
  it.each([
    ['a first one',                       sent(),                                              { effect: 'created', rate: { rate: '7.1234' } }],
    ['the same again',                    sent({ rate: '7.0' }),                               { effect: 'unchanged' }],
    ['the same, written longer',          sent({ rate: '7.0000' }),                            { effect: 'unchanged' }],
    ['another one for the same day',      sent({ rate: '7.01' }),                              { effect: 'corrected', rate: { rate: '7.01' } }],
    ['a hundred yen',                     sent({ currency: asCurrency('JPY'), rate: '4.8123', units: 100 }), { effect: 'created', rate: { rate: '0.048123' } }],
    ['tomorrow’s',                        sent({ day: calendarDate('2026-11-27') }),           { effect: 'created' }],
    ['a plan for next year',              sent({ type: 'planning', day: calendarDate('2027-01-01') }), { effect: 'created' }],
    ['of the day after tomorrow',         sent({ day: calendarDate('2026-11-28') }),           { code: 'day_in_future', field: 'day' }],
    ['zero',                              sent({ rate: '0.000' }),                             { code: 'invalid_rate', field: 'rate' }],
    ['negative',                          sent({ rate: '-7.1' }),                              { code: 'invalid_rate' }],
    ['an exponent',                       sent({ rate: '7e0' }),                               { code: 'invalid_rate' }],
    ['twelve decimals',                   sent({ rate: '0.000000000001' }),                    { effect: 'created' }],
    ['thirteen decimals',                 sent({ rate: '0.0000000000001' }),                   { code: 'invalid_rate' }],
    ['of the house’s own currency',       sent({ currency: asCurrency('CNY') }),               { code: 'rate_of_house_currency' }],
  ])('%s', (name, rate, expected) => {
    const standing = name.includes('same') ? new Map([['USD spot 2026-11-26', { rate: '7', source: 'CFETS' }]]) : new Map();
    const [recorded] = recordRates([rate], standing, today);
    expect(recorded?.ok === true ? recorded.value : recorded?.refusal).toMatchObject(expected);
  });

  it('takes the later of two for one day as a correction', () => {
    const effects = recordRates([sent(), sent({ rate: '7.2' }), sent({ rate: '7.2' })], new Map(), today);
    expect(effects.map((one) => one.ok && one.value.effect)).toEqual(['created', 'corrected', 'unchanged']);
  });
});
