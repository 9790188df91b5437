import { expect, test } from 'vitest';
import { checkDuns } from './duns.ts';

test.each([
  ['150483782', true],
  ['15-048-3782', true],
  ['１５０４８３７８２', true],
  ['15048378', false],
  ['1504837820', false],
  ['15048378X', false],
])('%s: %s', (written, valid) => {
  expect(checkDuns(written).valid).toBe(valid);
});

test('what is valid is kept without its dashes', () => {
  expect(checkDuns('15-048-3782')).toEqual({ valid: true, value: '150483782' });
});
