import fc from 'fast-check';
import { calendarDate } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { policyInForce } from './policies.ts';
import { combinedPairs, comparisonsOf, oddestPair, wholePoints } from './scales/pairs.ts';
import { type MadeComparisons, pairsFault, topicsOf, weigh, weighTopics, weightsOf } from './weighting.ts';

const policy = policyInForce(calendarDate('2026-11-26'));
const topics = topicsOf(policy);
const criteriaOf = (topic: string) => topics.find((one) => one.topic === topic)?.criteria.map(({ code }) => code) ?? [];

function made(topic: MadeComparisons['topic'], person: string, pairs: readonly number[]): MadeComparisons {
  return { topic, person, personId: person, criteria: criteriaOf(topic), pairs, enteredAt: new Date(0) };
}

test('pairs make a matrix whose lower half is the reciprocal of the upper', () => {
  expect(comparisonsOf([3, 5, 2], 3)).toEqual([
    [1, 3, 5],
    [1 / 3, 1, 2],
    [1 / 5, 1 / 2, 1],
  ]);
});

test('comparisons that follow from weights give those weights back, agree, and have no odd pair', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(weights, (given) => {
      const pairs = given.flatMap((one, row) => given.slice(row + 1).map((other) => one / other));
      const weighed = weigh(pairs, given.length);
      const sum = given.reduce((all, each) => all + each, 0);
      weighed.weights.forEach((weight, place) => expect(weight).toBeCloseTo((given[place] ?? 0) / sum, 6));
      expect([weighed.isConsistent, weighed.oddest]).toEqual([true, undefined]);
    }),
  );
});

describe('comparisons that go in a circle', () => {
  // A over B 3, B over C 3, but C over A 3.
  const weighed = weigh([3, 1 / 3, 3], 3);
  it('are not consistent', () => {
    expect(weighed.isConsistent).toBe(false);
    expect(weighed.consistencyRatio).toBeGreaterThan(0.1);
  });
  it('and the odd pair is named with what the others say', () => {
    const comparisons = comparisonsOf([2, 4, 8, 2, 1 / 4, 2], 4);
    expect(oddestPair(comparisons, weigh([2, 4, 8, 2, 1 / 4, 2], 4).weights)).toMatchObject({
      row: 1,
      column: 3,
      given: 0.25,
    });
  });
});

test.each([
  [[3, 5, 2], 3, undefined],
  [[3, 5], 3, '3 criteria have other pairs than 2.'],
  [[3, 5, 9.5], 3, 'A pair is compared from 1/9 to 9.'],
  [[3, 5, 0], 3, 'A pair is compared from 1/9 to 9.'],
])('%j of %i criteria: %s', (pairs, criteria, fault) => {
  expect(pairsFault(pairs, criteria)).toBe(fault);
});

test('several members are combined by the geometric mean; who contradicts himself is left out', () => {
  expect(combinedPairs([[9], [1]])).toEqual([expect.closeTo(3, 12)]);
  const [operating] = weighTopics(
    topics.filter(({ topic }) => topic === 'operating'),
    [
      made('operating', '徐慧敏', [1, 1, 1, 1, 1, 1]),
      made('operating', '罗志远', [4, 4, 4, 1, 1, 1]),
      made('operating', '蒋雯', [9, 1 / 9, 9, 9, 1 / 9, 9]),
    ],
  );
  expect(operating?.members.map(({ person, weighed }) => [person, weighed.isConsistent])).toEqual([
    ['徐慧敏', true],
    ['罗志远', true],
    ['蒋雯', false],
  ]);
  // 2 against three equals: 2/5 and three times 1/5.
  expect(operating?.combined?.weights).toEqual([0.4, 0.2, 0.2, 0.2].map((weight) => expect.closeTo(weight, 9)));
});

describe('weights of factors', () => {
  it('are those of now where nothing was compared', () => {
    const now = new Map(
      topics.flatMap(({ topic, criteria }) =>
        topic === 'dimensions' ? [] : criteria.map(({ code, weight }) => [code, weight]),
      ),
    );
    const weights = weightsOf(weighTopics(topics, []), policy);
    for (const [code, weight] of now) expect([code, weights.get(code as 'roe')]).toEqual([code, weight]);
  });

  it('follow the comparisons, and are whole points of 100', () => {
    const weights = weightsOf(weighTopics(topics, [made('operating', 'A', [2, 2, 2, 1, 1, 1])]), policy);
    expect(
      ['revenue_growth', 'market_share', 'largest_customer_share', 'years_in_business'].map((code) =>
        weights.get(code as 'roe'),
      ),
    ).toEqual([6, 3, 3, 3]);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('add up whatever the shares', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(shares, (given) => {
        fc.pre(given.some((share) => share > 1e-6));
        const points = wholePoints(given, 100);
        expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
        expect(points.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
      }),
    );
  });
});

test('comparisons of other criteria than there are now do not count', () => {
  const old: MadeComparisons = { ...made('operating', 'A', [2]), criteria: ['revenue_growth', 'market_share'] };
  expect(weighTopics(topics, [old]).every(({ members }) => members.length === 0)).toBe(true);
});
