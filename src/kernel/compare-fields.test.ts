import { expect, test } from 'vitest';
import { compareFields } from './compare-fields.ts';

test.each<[stored: Record<string, unknown>, replayed: Record<string, unknown>, differing: string[]]>([
  // stored                          replayed                     differs
  [{ a: 1, b: { x: 1, y: 2 } }, { b: { y: 2, x: 1 }, a: 1 }, []],
  [{}, { a: null }, []],
  [{ a: undefined }, { a: null }, []],
  [{ a: 1 }, { a: 2 }, ['a']],
  [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a']],
  [{}, { a: 0 }, ['a']],
  [{ asked: 'not compared', a: 1 }, { a: 1 }, []],
])('%j against %j', (stored, replayed, differing) => {
  expect(compareFields(stored, replayed).differences.map(({ field }) => field)).toEqual(differing);
});

test('fields that only the stored side has are compared when they are named', () => {
  expect(compareFields({ a: 1, b: 2 }, { a: 1 }, ['a', 'b'])).toEqual({
    compared: ['a', 'b'],
    differences: [{ field: 'b', stored: 2, replayed: undefined }],
  });
});
