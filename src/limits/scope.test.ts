import { expect, test } from 'vitest';
import { isAbout, isOwnLimit, kindOf, type LimitScope } from './scope.ts';

// biome-ignore format: a table
test.each<[what: string, scope: LimitScope, kind: string, own: boolean]>([
  // what                          scope                                                        kind      own
  ['the customer’s own',           { level: 'customer' },                                       'group',  true],
  ['of the group',                 { level: 'group' },                                          'group',  false],
  ['for a seller',                 { level: 'customer', sellerCode: 'S' },                      'seller', false],
  ['of the group for a seller',    { level: 'group', sellerCode: 'S' },                         'seller', false],
  ['for a business unit',          { level: 'customer', businessUnit: 'U' },                    'sub',    false],
  ['for a line, of one seller',    { level: 'customer', sellerCode: 'S', productLine: 'L' },    'sub',    false],
])('%s', (_what, scope, kind, own) => {
  expect(isOwnLimit(scope)).toBe(own);
  if (!own) expect(kindOf(scope)).toBe(kind);
});

// biome-ignore format: a table
test.each([
  // scope                                 document                                   counts
  [{},                                     {},                                        true],
  [{},                                     { sellerCode: 'S' },                       true],
  [{ sellerCode: 'S' },                    { sellerCode: 'S', productLine: 'L' },     true],
  [{ sellerCode: 'S' },                    { sellerCode: 'T' },                       false],
  [{ sellerCode: 'S' },                    {},                                        false],
  [{ sellerCode: 'S', productLine: 'L' },  { sellerCode: 'S' },                       false],
  [{ sellerCode: 'S', productLine: 'L' },  { sellerCode: 'S', productLine: 'L' },     true],
])('%j takes in %j: %s', (scope, marks, counts) => {
  expect(isAbout(scope, marks)).toBe(counts);
});
