import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { grades } from '../grade-scale.ts';
import { faultOf, prioritiesOf } from './ahp.ts';
import { bandOf, weightedPoints } from './bands.ts';
import { bankGradeRule, publishedMasterScales, scoreTerms, tradePointsSheet } from './published-scales.ts';
import { gradeThroughGates } from './grade-gates.ts';
import { isMonotone, masterScale2, monotoneRates } from './master-scale.ts';
import { pdTermStructure } from './pd-term-structure.ts';
import { oddsOfPd, oddsOfScore, pdOfOdds, scalingOf, scoreOfOdds } from './score-scaling.ts';

describe('a scale of points', () => {
  const scale = { baseScore: 600, baseOdds: 50, pointsToDouble: 20 };
  it('doubles the odds every twenty points', () => {
    expect([580, 600, 620, 640].map((score) => oddsOfScore(score, scale))).toEqual([25, 50, 100, 200]);
    expect(scalingOf(scale).offset).toBeCloseTo(487.123, 3);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), (pd) => {
        expect(pdOfOdds(oddsOfScore(scoreOfOdds(oddsOfPd(pd), scale), scale))).toBeCloseTo(pd, 9);
      }),
    );
  });
});

describe('a life of defaults', () => {
  it('adds up: the alive of every year multiply to those who never defaulted', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 }), (rates) => {
        const cumulative = rates.toSorted((a, b) => a - b);
        const years = pdTermStructure(cumulative);
        const alive = years.reduce((share, { conditional }) => share * (1 - conditional), 1);
        expect(alive).toBeCloseTo(1 - (cumulative.at(-1) ?? 0), 9);
      }),
    );
  });

  it('refuses rates that fall', () => expect(() => pdTermStructure([0.02, 0.01])).toThrow('rise'));
});

describe('the master scale', () => {
  it('never falls from a better grade to a worse one', () => {
    expect(isMonotone(grades.map((grade) => masterScale2.pdByGrade[grade]))).toBe(true);
  });

  it('is made monotone where published rates are not', () => {
    const moodys = Object.values(publishedMasterScales[1]?.ratesPercent ?? {});
    expect(isMonotone(moodys)).toBe(false);
    expect(monotoneRates(moodys)).toEqual([0, 0.02, 0.02, 0.12, 1.36, 7.27]);
    expect(monotoneRates([3, 2, 1], [1, 1, 2])).toEqual([1.75, 1.75, 1.75]);
  });
});

test.each([
  [90, 10, 9, 12, 5, 'AAA'],
  [90, 10, 9, 12, 4.9, 'AA'],
  [80, 10, 9, 10.8, 3, 'AA'],
  [79.9, 10, 9, 12, 8, 'A'],
  [70, 5, 8.1, 9.6, 0, 'A'],
  [70, 4.9, 9, 12, 9, 'B'],
  [60, 0, 0, 0, 0, 'B'],
  [59.9, 10, 9, 12, 9, 'C'],
])('a total of %d with marks %d, %d, %d, %d is %s', (total, debt, interest, matured, cash, grade) => {
  const marks = { debt_ratio: debt, interest_payment: interest, matured_credit: matured, cash_flow: cash };
  expect(gradeThroughGates(total, marks, bankGradeRule)).toBe(grade);
});

test('bands begin where they say, and what is below the first is in none', () => {
  expect([0, 1, 10, 11, 59, 60, 100].map((score) => bandOf(score, scoreTerms)?.band)).toEqual([
    'very high risk',
    'high risk',
    'high risk',
    'borderline',
    'above average',
    'good',
    'excellent',
  ]);
  expect(bandOf(-1, scoreTerms)).toBe(undefined);
  expect([4.9, 5].map((years) => bandOf(years, tradePointsSheet.yearsInBusiness)?.points)).toEqual([2, 5]);
});

test('weighted points run from none to all', () => {
  const whole = { answers: 7, weight: 0.25, totalPoints: 600 };
  expect([1, 4, 7].map((answer) => weightedPoints(answer, whole))).toEqual([0, 75, 150]);
  expect(() => weightedPoints(8, whole)).toThrow('8');
});

describe('AHP', () => {
  it('finds the weights that consistent comparisons were made from', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 8 }), (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0);
        const { weights, consistencyRatio, isConsistent } = prioritiesOf(raw.map((a) => raw.map((b) => a / b)));
        weights.forEach((weight, place) => expect(weight).toBeCloseTo((raw[place] ?? 0) / total, 9));
        expect(isConsistent).toBe(true);
        expect(consistencyRatio ?? 0).toBeCloseTo(0, 9);
      }),
    );
  });

  // Saaty's own example of buying a house is eight wide; three criteria are enough to contradict oneself.
  it('tells comparisons that contradict each other', () => {
    const circle = [
      [1, 3, 1 / 3],
      [1 / 3, 1, 3],
      [3, 1 / 3, 1],
    ];
    expect(prioritiesOf(circle)).toMatchObject({ isConsistent: false });
    const mild = [
      [1, 3, 5],
      [1 / 3, 1, 3],
      [1 / 5, 1 / 3, 1],
    ];
    const found = prioritiesOf(mild);
    expect(found.lambdaMax).toBeCloseTo(3.0385, 4);
    expect(found.consistencyRatio).toBeCloseTo(0.0332, 4);
    expect(found.weights.map((weight) => Number(weight.toFixed(3)))).toEqual([0.637, 0.258, 0.105]);
  });

  it.each([
    [[[1, 2]], 'Row 1'],
    [
      [
        [1, 2],
        [2, 1],
      ],
      'not reciprocal',
    ],
    [
      [
        [1, 0],
        [0, 1],
      ],
      'above zero',
    ],
    [[], 'Between 1 and 15'],
  ])('%o is no matrix of comparisons', (matrix, fault) => expect(faultOf(matrix)).toContain(fault));
});
