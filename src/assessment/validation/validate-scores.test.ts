import fc from 'fast-check';
import { gradeOfScore, policyInForce } from '#policy';
import { calendarDate } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { type ScoredOnce, validateScores } from './validate-scores.ts';

const { gradeScale } = policyInForce(calendarDate('2026-11-26'));
const scored = (score: number, bad: boolean, more: Partial<ScoredOnce> = {}): ScoredOnce => ({
  score,
  grade: gradeOfScore(score, gradeScale),
  pd: bad ? 0.4 : 0.1,
  scoreNow: score,
  bad,
  ...more,
});
const good = [60, 65, 70, 75, 80, 85, 90, 95].map((score) => scored(score, false));
const bad = [10, 20, 30, 40, 50].map((score) => scored(score, true));

test('scores that tell everybody apart: KS, AUC and Gini are one', () => {
  const { customers, bad: count, separation, calibration, stability } = validateScores([...good, ...bad]);
  expect([customers, count]).toEqual([13, 5]);
  expect(separation).toMatchObject({ ks: 1, ksAtScore: 60, auc: 1, gini: 1 });
  expect(calibration?.expectedBad).toBeCloseTo(8 * 0.1 + 5 * 0.4, 12);
  expect(calibration?.brier).toBeCloseTo((8 * 0.01 + 5 * 0.36) / 13, 12);
  expect(stability).toBe(null);
});

test('scores that are the wrong way round have a Gini of minus one', () => {
  const turned = [...good, ...bad].map((one) => ({ ...one, score: 100 - one.score }));
  expect(validateScores(turned).separation?.gini).toBe(-1);
});

describe('too little to tell', () => {
  it.each([
    ['four went bad', [...good, ...bad.slice(1)]],
    ['four stayed good', [...good.slice(4), ...bad]],
    ['nobody', []],
  ])('%s', (_what, given) => {
    expect(validateScores(given)).toMatchObject({ separation: null, calibration: null });
  });

  it('or without probabilities', () => {
    const { separation, calibration } = validateScores([...good, ...bad].map((one) => ({ ...one, pd: null })));
    expect([separation?.ks, calibration]).toEqual([1, null]);
  });
});

describe('how far scores have moved', () => {
  const thirty = Array.from({ length: 30 }, (_, place) => scored(40 + place, false));
  const band = (given: readonly ScoredOnce[]) => validateScores(given).stability?.band;
  it.each([
    ['not at all', thirty, 'stable'],
    ['all of them', thirty.map((one) => ({ ...one, scoreNow: one.score - 35 })), 'drift'],
    ['of twenty-nine nothing is told', thirty.slice(1), undefined],
  ])('%s', (_what, given, expected) => expect(band(given)).toBe(expected));
});

test('grades count everybody once, and figures stay in their ranges', () => {
  const customer = fc.record({ score: fc.integer({ min: 0, max: 100 }), bad: fc.boolean() });
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 60 }), (given) => {
      const { customers, grades, separation } = validateScores(given.map((one) => scored(one.score, one.bad)));
      expect(grades.reduce((sum, row) => sum + row.customers, 0)).toBe(customers);
      if (separation === null) return;
      expect(separation.ks).toBeGreaterThanOrEqual(0);
      expect(separation.ks).toBeLessThanOrEqual(1);
      expect(Math.abs(separation.gini)).toBeLessThanOrEqual(1);
    }),
  );
});
