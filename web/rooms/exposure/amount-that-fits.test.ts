import { expect, test } from 'vitest';
import { amountThatFits, shortBy } from './amount-that-fits.ts';
import type { Objection } from './check.ts';

const cny = (amount: string) => ({ currency: 'CNY', amount });
const overLimit = (available: string): Objection => ({
  code: 'over_limit',
  shortBy: cny('100.00'),
  needed: cny('900.00'),
  available: cny(available),
});
const overDocument: Objection = { code: 'over_document_limit', shortBy: cny('400.00'), documentLimit: cny('500.00') };
const frozen: Objection = { code: 'limit_frozen', reason: 'x' };

test.each([
  // what                                    objections                           fits
  ['what is free', [overLimit('800.00')], '800.00'],
  ['the smaller of free and per document', [overLimit('800.00'), overDocument], '500.00'],
  ['compared as figures, not as text', [overLimit('90.00'), overDocument], '90.00'],
  ['nothing is free', [overLimit('0.00')], undefined],
  ['over the limit already', [overLimit('-5.00')], undefined],
  ['a smaller amount would not help', [overLimit('800.00'), frozen], undefined],
  ['nothing was said', [], undefined],
] as const)('%s', (_, objections, fits) => expect(amountThatFits(objections)?.amount).toBe(fits));

test('short by: to the limit first, else to what one document may be', () => {
  expect(shortBy([overDocument, overLimit('1.00')])?.amount).toBe('100.00');
  expect(shortBy([frozen, overDocument])?.amount).toBe('400.00');
  expect(shortBy([frozen])).toBeUndefined();
});
