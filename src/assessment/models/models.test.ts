import { ratio } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { judgedModel } from '../assessment-view.ts';
import { altmanScore, altmanTerms, altmanZone } from './altman.ts';
import { beneishFlags, beneishIndices, beneishScore, beneishTerms } from './beneish.ts';
import { ohlsonProbability, ohlsonScore, ohlsonTerms, ohlsonZone } from './ohlson.ts';
import { piotroskiScore, piotroskiZone } from './piotroski.ts';

const figures = {
  totalAssets: 1000,
  averageAssets: 900,
  workingCapital: 200,
  retainedEarnings: 300,
  ebit: 150,
  netProfit: 90,
  bookEquity: 500,
  totalLiabilities: 500,
  marketValueOfEquity: 800,
  sales: 1200,
};

describe('the Z family, worked by hand', () => {
  it.each([
    ['altman_z', 3.315],
    ['altman_z_prime', 0.1434 + 0.2541 + 0.46605 + 0.42 + 1.1976],
    ['altman_z_double_prime', 4.348],
    ['altman_z_china', 0.517 - 0.23 + 0.932 + 0.0776 + 0.3474],
  ] as const)('%s', (model, expected) => {
    const score = altmanScore(model, altmanTerms(model, figures));
    expect(score.kind === 'value' && score.value).toBeCloseTo(expected, 9);
  });

  it('has no value without a market value, and says so', () => {
    const terms = altmanTerms('altman_z', { ...figures, marketValueOfEquity: undefined });
    expect(altmanScore('altman_z', terms)).toEqual({ kind: 'not_meaningful', because: 'missing_figure' });
  });

  it.each([
    ['altman_z', 1.8099, 'distress'],
    ['altman_z', 1.81, 'grey'],
    ['altman_z', 2.99, 'grey'],
    ['altman_z', 2.9901, 'safe'],
    ['altman_z_prime', 1.2299, 'distress'],
    ['altman_z_prime', 2.9001, 'safe'],
    ['altman_z_double_prime', 1.1, 'grey'],
    ['altman_z_china', 0.4999, 'distress'],
    ['altman_z_china', 0.9, 'grey'],
  ] as const)('%s at %d is %s', (model, score, zone) => expect(altmanZone(model, score)).toBe(zone));
});

test('a model that could not be held against its source has no verdict', () => {
  const reading = { value: 0.2, zone: 'distress', probability: null, testable: null, because: null } as const;
  const told = (code: 'altman_z_prime' | 'altman_z_china') =>
    judgedModel({ code, ...reading, missing: [], proxies: [], terms: [] });
  expect([told('altman_z_prime').zone, told('altman_z_china').zone, told('altman_z_china').value]).toEqual([
    'distress',
    null,
    0.2,
  ]);
});

describe('Ohlson O', () => {
  const base = { size: 100, totalAssets: 100, totalLiabilities: 50, workingCapital: 10, currentAssets: 40 };
  const year = { ...base, currentLiabilities: 20, netIncome: 5, priorNetIncome: 4, fundsFromOperations: 7 };

  it('rises with debt, with losses, and with owing more than one has', () => {
    const at = (more: object) => {
      const score = ohlsonScore(ohlsonTerms({ ...year, ...more }));
      return score.kind === 'value' ? score.value : Number.NaN;
    };
    expect(at({ totalLiabilities: 70 })).toBeGreaterThan(at({}));
    expect(at({ netIncome: -5, priorNetIncome: -4 })).toBeGreaterThan(at({}));
    expect(at({ netIncome: 0, priorNetIncome: 0 })).not.toBeNaN();
  });

  it('has no logarithm of nothing', () => {
    expect(ohlsonScore(ohlsonTerms({ ...year, size: 0 }))).toMatchObject({ because: 'zero_denominator' });
  });

  it.each([
    [0, 0.5, 'grey'],
    [0.0001, 0.500025, 'distress'],
    [-3.24, 0.0377, 'safe'],
    [-3.2, 0.0392, 'grey'],
  ] as const)('%d is %d: %s', (score, probability, zone) => {
    expect(ohlsonProbability(score)).toBeCloseTo(probability, 4);
    expect(ohlsonZone(score)).toBe(zone);
  });
});

test.each([
  [{ score: 8, testable: 9 }, 'safe'],
  [{ score: 7, testable: 9 }, 'grey'],
  [{ score: 2, testable: 9 }, 'distress'],
  [{ score: 2, testable: 8 }, 'grey'],
  [{ score: 3, testable: 9 }, 'grey'],
] as const)('Piotroski %o is %s', (scored, zone) => {
  const { signals } = piotroskiScore({}, {});
  expect(piotroskiZone({ ...scored, signals })).toBe(zone);
});

describe('Beneish M', () => {
  const ones = { dsri: 1, gmi: 1, aqi: 1, sgi: 1, depi: 1, sgai: 1, lvgi: 1, tata: 0 };
  it('of a company that stands still is -2.48', () => {
    const indices = Object.fromEntries(Object.entries(ones).map(([code, value]) => [code, ratio(value, 1)]));
    const score = beneishScore(beneishTerms(indices as ReturnType<typeof beneishIndices>));
    expect(score.kind === 'value' && score.value).toBeCloseTo(-2.48, 12);
  });

  it('has no value when nothing was sold before', () => {
    const year = {
      revenue: 100,
      receivables: 10,
      grossProfit: 20,
      currentAssets: 50,
      fixedAssets: 30,
      totalAssets: 90,
    };
    const rest = {
      depreciation: 3,
      overhead: 5,
      currentLiabilities: 20,
      longTermDebt: 10,
      netIncome: 5,
      operatingCashFlow: 4,
    };
    const score = beneishScore(beneishTerms(beneishIndices({ ...year, ...rest }, { ...year, ...rest, revenue: 0 })));
    expect(score).toEqual({ kind: 'not_meaningful', because: 'zero_denominator' });
  });

  it.each([
    ['none in either year', 80, 80, { kind: 'value', value: 1 }],
    ['none before', 90, 80, { kind: 'not_meaningful', because: 'zero_denominator' }],
    ['none any more', 80, 90, { kind: 'value', value: 0 }],
  ])('assets of judgement: %s', (_, assetsNow, assetsBefore, aqi) => {
    const year = { currentAssets: 50.1, fixedAssets: 29.9 };
    const found = beneishIndices({ ...year, totalAssets: assetsNow }, { ...year, totalAssets: assetsBefore }).aqi;
    expect(found.kind === 'value' ? { ...found, value: Math.round(found.value * 1e9) / 1e9 } : found).toEqual(aqi);
  });

  it('flags above its cut-off, not on it', () => {
    expect([beneishFlags(-1.78), beneishFlags(-1.7799), beneishFlags(-1.7799, '40:1')]).toEqual([false, true, false]);
  });
});
