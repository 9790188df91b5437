import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { brierScore, chiSquareTail, hosmerLemeshow } from './calibration.ts';
import { areaUnderCurve, kolmogorovSmirnov, type Outcome } from './discrimination.ts';
import { informationOfCounts, populationStability, sharesByCut, stabilityBand } from './stability.ts';

const outcomes: fc.Arbitrary<Outcome[]> = fc.array(fc.record({ score: fc.nat({ max: 20 }), bad: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe('telling bad from good', () => {
  it('a score turned round tells as much the other way; ties count one half', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        const auc = areaUnderCurve(given);
        const turned = areaUnderCurve(given.map(({ score, bad }) => ({ score: -score, bad })));
        expect(auc.kind).toBe(turned.kind);
        if (auc.kind !== 'value' || turned.kind !== 'value') return;
        expect(auc.value + turned.value).toBeCloseTo(1, 9);
        const ks = kolmogorovSmirnov(given)?.ks ?? Number.NaN;
        expect(ks).toBeGreaterThanOrEqual(Math.abs(2 * auc.value - 1) / 2 - 1e-9);
        expect(ks).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of one kind alone nothing can be told', () => {
    const [only] = [[{ score: 1, bad: true }]];
    expect([areaUnderCurve(only).kind, kolmogorovSmirnov(only)]).toEqual(['not_meaningful', undefined]);
  });
});

describe('stability', () => {
  it('is nothing for the same shares and never below it', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, values, (now, then) => {
        const [a, e] = [now, then].map((each) => sharesByCut(each, [0.25, 0.5, 0.75]));
        expect(populationStability(a ?? [], a ?? [])).toBe(0);
        expect(populationStability(a ?? [], e ?? [])).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(populationStability(a ?? [], e ?? []))).toBe(true);
      }),
    );
  });

  it.each([
    [0.0999, 'stable'],
    [0.1, 'warning'],
    [0.25, 'warning'],
    [0.2501, 'drift'],
  ] as const)('%d is %s', (psi, band) => expect(stabilityBand(psi)).toBe(band));

  it('a bin without a bad customer counts as 0.99 of one', () => {
    const { woe } = informationOfCounts([
      { bad: 0, good: 10 },
      { bad: 10, good: 10 },
    ]);
    expect(woe[0]).toBeCloseTo(Math.log(0.99 / 10.99 / 0.5), 12);
  });
});

test.each([
  [3.841458820694124, 1, 0.05],
  [15.50731305586545, 8, 0.05],
  [26.12448155837614, 8, 0.001],
  [0, 5, 1],
  [1e-3, 2, 0.9995001249791693],
])('χ² above %d with %d degrees: %d', (x, degrees, p) => expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 9));

test('probabilities that come true fit; those that do not, do not', () => {
  const forecasts = (shift: number) =>
    Array.from({ length: 1000 }, (_, place) => {
      const probability = ((place % 100) + 0.5) / 100;
      // Of a hundred with the same probability exactly so many go bad.
      return {
        probability: Math.min(0.999, probability + shift),
        bad: (Math.floor(place / 100) + 0.5) / 10 < probability,
      };
    });
  expect(hosmerLemeshow(forecasts(0)).pValue).toBeGreaterThan(0.5);
  expect(hosmerLemeshow(forecasts(0.1)).pValue).toBeLessThan(0.001);
  expect(brierScore([{ probability: 0.5, bad: true }])).toBe(0.25);
});
