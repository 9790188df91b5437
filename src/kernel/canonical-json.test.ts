import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test.each([
  [
    'keys are sorted, at every depth',
    { b: 1, a: { d: [{ f: 1, e: 2 }], c: null } },
    '{"a":{"c":null,"d":[{"e":2,"f":1}]},"b":1}',
  ],
  ['a bigint is text', { minor: 12345678901234567890n }, '{"minor":"12345678901234567890"}'],
  ['what is missing is left out, in a list it is null', { a: undefined, b: [undefined, 1] }, '{"b":[null,1]}'],
  ['a date is its instant', { at: new Date('2026-04-01T04:00:00Z') }, '{"at":"2026-04-01T04:00:00.000Z"}'],
  ['numbers as keys come first, by size', { a: 0, 10: 1, 9: 2 }, '{"9":2,"10":1,"a":0}'],
  ['nothing', undefined, 'null'],
  ['quotes and half characters', { 'a"b': 'c\\\ud800' }, '{"a\\"b":"c\\\\\\ud800"}'],
])('%s', (_what, value, text) => expect(canonicalJson(value)).toBe(text));

test('it reads back as what JSON makes of the value, and equal content gives equal text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
