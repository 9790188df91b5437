import { expect, it, test } from 'vitest';
import { placeErrors } from './place-errors.ts';

const fields = [['amount'], ['validTo'], ['rate'], ['levels', 'good'], ['figures', 'revenue']];

test.each([
  // what                                    field at fault         said at
  ['a field of the form', 'validTo', ['validTo']],
  ['a part of what one field holds', 'amount.amount', ['amount']],
  ['a field inside another', 'figures.revenue', ['figures', 'revenue']],
  ['a field that is sent inside a list', 'items[0].rate', ['rate']],
  ['a field that was left out', 'reason', undefined],
  ['several fields at once', 'levels', undefined],
  ['a field whose name only begins alike', 'rates', undefined],
  ['the request itself', 'body', undefined],
] as const)('%s', (_, field, name) => {
  const error = { field, message: 'Expected something else.' };
  expect(placeErrors([error], fields)).toEqual(
    name === undefined ? { atFields: [], beyond: [error] } : { atFields: [{ name, errors: [error] }], beyond: [] },
  );
});

it('says two errors of one field there, and keeps apart what is about none', () => {
  const amount = { field: 'amount.amount', message: 'Too small.' };
  const colour = { field: 'colour', message: 'Unknown.' };
  const currency = { field: 'amount.currency', message: 'No currency.' };
  expect(placeErrors([amount, colour, currency], fields)).toEqual({
    atFields: [{ name: ['amount'], errors: [amount, currency] }],
    beyond: [colour],
  });
});
