import fc from 'fast-check';
import { CNY } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { type Peer, peerPositions, sizeOf } from './peer-position.ts';

const own = (roe: number | undefined, netAssets: string | null = '50000000'): Peer => ({
  isOwn: true,
  netAssets,
  values: roe === undefined ? {} : { roe, debt_to_asset_ratio: roe },
});
const peers = (values: readonly number[], netAssets = '60000000'): Peer[] =>
  values.map((roe) => ({ isOwn: false, netAssets, values: { roe, debt_to_asset_ratio: roe } }));
const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const at = (members: readonly Peer[], code = 'roe') => peerPositions(members, CNY).find((one) => one.code === code);

// biome-ignore format: a table
test.each<[value: number, roe: number, debt: number]>([
  [8.5, 1, 4],
  [6.5, 2, 4],
  [7.5, 1, 4],
  [4.5, 3, 3],
  [5,   2, 3],
  [2.5, 4, 2],
  [0.5, 4, 1],
])('%d among one to eight: quarter %i where more is better, %i where less is', (value, roe, debt) => {
  const members = [own(value), ...peers(eight)];
  expect([at(members)?.quartile, at(members, 'debt_to_asset_ratio')?.quartile]).toEqual([roe, debt]);
  expect(at(members)).toMatchObject({ group: 'industry_and_size', peers: 8, median: 4.5, because: null });
});

describe('too few of its size', () => {
  const seven = eight.slice(0, 7);
  it.each<[what: string, members: readonly Peer[], expected: object]>([
    ['the whole industry', [own(5), ...peers(seven), ...peers([9], '900000000')], { group: 'industry', peers: 8 }],
    ['size not known', [own(5, null), ...peers(eight)], { group: 'industry', peers: 8 }],
    ['even of the industry', [own(5), ...peers(seven)], { quartile: null, peers: 7, because: 'too_few_peers' }],
    ['its own not known', [own(undefined), ...peers(eight)], { quartile: null, because: 'not_known' }],
    ['never assessed', peers(eight), { quartile: null, because: 'not_known' }],
  ])('%s', (_what, members, expected) => {
    expect(at(members)).toMatchObject(expected);
  });
});

test.each([
  ['19999999.99', 'small'],
  ['20000000.00', 'medium'],
  ['199999999.99', 'medium'],
  ['200000000.00', 'large'],
  ['0.00', 'small'],
])('net assets of %s are %s', (netAssets, size) => {
  expect(sizeOf(netAssets, CNY)).toBe(size);
});

test('a better figure never stands in a worse quarter', () => {
  const figure = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 8, maxLength: 30 }), figure, figure, (others, a, b) => {
      const quarter = (value: number) => at([own(value), ...peers(others)])?.quartile ?? 0;
      expect(quarter(Math.max(a, b))).toBeLessThanOrEqual(quarter(Math.min(a, b)));
    }),
  );
});
