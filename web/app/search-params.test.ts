import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-params.ts';

test('a view in the address is plain text and comes back as it went', () => {
  const view = { sort: '-dueOn', search: '42', status: 'open,held' };
  expect(stringifySearch(view)).toBe('?sort=-dueOn&search=42&status=open%2Cheld');
  expect(parseSearch(stringifySearch(view))).toEqual(view);
});

test('what is not chosen is not in the address', () => {
  expect(stringifySearch({ sort: undefined, search: '' })).toBe('');
});
