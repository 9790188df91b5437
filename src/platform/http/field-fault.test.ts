import { expect, test } from 'vitest';
import { z } from 'zod';
import { Code, Day, NonNegativeMoney, PositiveMoney, Reason } from './contract.ts';
import { unmet } from './field-fault.ts';

const contract = z.strictObject({
  code: Code,
  reason: Reason,
  amount: PositiveMoney,
  limit: NonNegativeMoney,
  day: Day,
  kind: z.enum(['order', 'invoice']),
  share: z.number().int().min(1).max(100),
  items: z.array(z.strictObject({ name: z.string().min(3).max(5) })).max(2),
});

const right = {
  code: 'C1',
  reason: 'because',
  amount: { currency: 'CNY', amount: '1.00' },
  limit: { currency: 'CNY', amount: '0.00' },
  day: '2026-11-23',
  kind: 'order',
  share: 50,
  items: [{ name: 'four' }],
};

test.each([
  // what                          sent                                             field              fault                  limit
  ['nothing', { code: undefined }, 'code', 'missing'],
  ['an empty text', { code: '' }, 'code', 'missing'],
  ['only spaces', { reason: '  ' }, 'reason', 'missing'],
  ['null', { amount: null }, 'amount', 'missing'],
  ['a text that is too long', { reason: 'x'.repeat(1001) }, 'reason', 'too_long', 1000],
  ['a short text in a list', { items: [{ name: 'four' }, { name: 'ab' }] }, 'items[1].name', 'too_short', 3],
  ['too many items', { items: [1, 2, 3].map(() => ({ name: 'four' })) }, 'items', 'too_many', 2],
  ['a number below', { share: 0 }, 'share', 'too_small', 1],
  ['a number above', { share: 101 }, 'share', 'too_large', 100],
  ['a text for a number', { share: '50' }, 'share', 'wrong_kind'],
  ['a choice that is none', { kind: 'gift' }, 'kind', 'not_a_choice'],
  ['a code with a tab', { code: 'a\tb' }, 'code', 'wrong_form'],
  ['zero where more is needed', { amount: { currency: 'CNY', amount: '0.00' } }, 'amount.amount', 'amount_above_zero'],
  ['less than nothing', { limit: { currency: 'CNY', amount: '-1.00' } }, 'limit.amount', 'amount_zero_or_more'],
  ['three decimals of yuan', { amount: { currency: 'CNY', amount: '1.001' } }, 'amount.amount', 'amount'],
  ['a currency of nowhere', { amount: { currency: 'XYZ', amount: '1.00' } }, 'amount.currency', 'currency'],
  ['a day that does not exist', { day: '2026-02-30' }, 'day', 'day'],
  ['a field that nobody knows', { colour: 'red' }, 'body', 'unknown_field'],
] as const)('%s', (_, sent, field, fault, limit?: number) => {
  expect(unmetBy({ ...right, ...sent }).errors).toEqual([
    { field, fault, message: expect.stringMatching(/./), ...(limit !== undefined && { limit }) },
  ]);
});

test('all that is wrong is named', () => {
  const { detail, errors } = unmetBy({ ...right, code: '', kind: 'gift', share: 0 });
  expect(errors.map(({ field, fault }) => [field, fault])).toEqual([
    ['code', 'missing'],
    ['kind', 'not_a_choice'],
    ['share', 'too_small'],
  ]);
  expect(detail).toMatch(/^code: .+ kind: .+ share: .+/);
});

function unmetBy(body: unknown) {
  return unmet(contract.safeParse(body).error?.issues ?? [], body);
}
