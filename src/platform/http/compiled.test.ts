import { cny } from '#kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkAnswers, checkRequests } from './compiled.ts';
import { Code, MoneyAnswer, PositiveMoney } from './contract.ts';

const check = checkRequests({
  schema: z.strictObject({ code: Code, amount: PositiveMoney }),
  method: 'POST',
  url: '/',
});
const print = checkAnswers({ schema: z.strictObject({ open: MoneyAnswer }), method: 'GET', url: '/' });

test('a request comes out in our words', () =>
  expect(check({ code: 'C1', amount: { currency: 'CNY', amount: '250' } })).toEqual({
    value: { code: 'C1', amount: cny('250.00') },
  }));

test.each([
  ['a field that is not ours', { code: 'C1', amount: { currency: 'CNY', amount: '250' }, more: 1 }, ['/']],
  ['a code and an amount', { code: ' C1', amount: { currency: 'CNY', amount: '-1' } }, ['/code', '/amount/amount']],
  ['nothing at all', undefined, ['/']],
])('every fault of a request is told with its place: %s', (_, given, places) => {
  const { error } = check(given) as unknown as { error: { instancePath: string }[] };
  expect(error.map(({ instancePath }) => instancePath || '/')).toEqual(places);
});

test('an answer is printed as its contract has it, and what is not in it does not leave the house', () => {
  const open = { currency: 'CNY', amount: '250.00' };
  expect(print({ open })).toBe('{"open":{"currency":"CNY","amount":"250.00"}}');
  expect(() => print({ open, salary: 1 })).toThrow(/unrecognized_keys/);
  expect(() => print({ open: { currency: 'CNY' } })).toThrow(/amount/);
});
