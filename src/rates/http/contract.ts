import { z } from 'zod';
import { findCurrency, minorDigits } from '#kernel';
import { CurrencyInput, Day, endpoint, Instant, PageQuery, pageOf } from '#platform/contract';
import { RateTypeName } from '#policy/contract';

const CurrencyCode = CurrencyInput.describe(
  'Of which one unit, or `units` of them, are so much in the house’s currency.',
);

const RateBody = z.strictObject({
  currency: CurrencyCode,
  type: RateTypeName.default('spot'),
  day: Day.describe('From this day on, until the next one.'),
  rate: z.string({ error: 'Expected the rate as text such as "7.1234".' }).describe('In the house’s currency.'),
  units: z.union([z.literal(1), z.literal(10), z.literal(100), z.literal(1000), z.literal(10_000)]).default(1),
  source: z.string().trim().min(1).max(100).default('manual').describe('Who publishes it.'),
});

/** The rate that an amount was counted at. */
export const RateUsed = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    type: RateTypeName,
    day: z.string().describe('The day that the rate is of.'),
    rate: z.string().describe('What one unit of `from` is in `to`, an exact decimal.'),
  })
  .meta({ id: 'UsedRate' });

const RateAnswer = z
  .strictObject({
    id: z.string(),
    currency: z.string(),
    houseCurrency: z.string(),
    type: RateTypeName,
    day: z.string(),
    rate: z.string().describe('Of one unit.'),
    source: z.string(),
    enteredBy: z.string(),
    enteredAt: Instant,
    correctedBy: z.string().nullable().describe('Who entered another one for the same day since.'),
    correctedAt: Instant.nullable(),
  })
  .meta({ id: 'ExchangeRate' });

/** How many decimals an amount in this currency has; two where the code is unknown. */
export function decimalsOf(code: string): number {
  const currency = findCurrency(code);
  return currency === undefined ? 2 : minorDigits(currency);
}

export const ratesContract = {
  listRates: endpoint({
    method: 'GET',
    path: '/exchange-rates',
    may: 'limits:read',
    summary: 'Exchange rates into the house’s currency, the newest day first',
    query: z.strictObject({
      ...PageQuery,
      currency: z.string().length(3).optional(),
      type: RateTypeName.optional(),
      corrected: z.stringbool().default(false).describe('Also those that were corrected since.'),
    }),
    answer: pageOf(RateAnswer),
  }),
  enterRates: endpoint({
    method: 'POST',
    path: '/exchange-rates',
    may: 'receivables:write',
    summary: 'Enter up to 1,000 exchange rates; each is answered for itself',
    description:
      'The same rate again changes nothing. Another one for the same currency, type and day corrects it: the older one stays in the history, and what was counted at it keeps it.',
    body: z.strictObject({ items: z.array(RateBody).min(1).max(1000) }),
    answer: z
      .strictObject({
        items: z.array(
          z.strictObject({
            index: z.int(),
            status: z.int().describe('201 created, 200 unchanged or corrected, else the problem’s status.'),
            effect: z.enum(['created', 'corrected', 'unchanged']).nullable(),
            problem: z.looseObject({ code: z.string(), detail: z.string() }).nullable(),
          }),
        ),
        created: z.int(),
        corrected: z.int(),
        unchanged: z.int(),
        refused: z.int(),
      })
      .meta({ id: 'RatesEntered' }),
  }),
};
