import fc from 'fast-check';
import { calendarDate, CNY } from '#kernel';
import {
  type Factor,
  gradeOfScore,
  gradeSteps,
  maxPoints,
  pointsOfAnswer,
  pointsOfFigure,
  policyInForce,
} from '#policy';
import { describe, expect, it, test } from 'vitest';
import type { Assessment, ScoredFactor } from '../assess.ts';
import type { Statement } from '../statement.ts';
import { type BridgeEnd, bridgeBetween } from './bridge.ts';
import { commonSize } from './common-size.ts';
import { duPontOf } from './dupont-of.ts';
import { highlights } from './highlights.ts';
import { type Change, nextGradeOf } from './next-grade.ts';

const policy = policyInForce(calendarDate('2026-06-30'));
const { factors } = policy.scorecard;

/** Any assessment there can be: a figure or an answer for every factor, or not known. */
const assessments = fc
  .tuple(
    ...factors.map((factor) =>
      factor.kind === 'chosen'
        ? fc.constantFrom(...factor.choices.map(({ answer }) => answer), null)
        : fc.option(fc.double({ min: -2, max: 300, noNaN: true }), { nil: null }),
    ),
  )
  .map((values): Assessment => {
    const scored = factors.map((factor, place): ScoredFactor => {
      const value = values[place] ?? null;
      return {
        code: factor.code,
        dimension: factor.dimension,
        reading:
          value === null
            ? { known: false, because: 'not_answered' }
            : { known: true, value, from: { kind: 'entered' } },
        points: value === null ? factor.missingPoints : pointsOf(factor, value),
        maxPoints: maxPoints(factor),
      };
    });
    const score = scored.reduce((sum, { points }) => sum + points, 0);
    const grade = gradeOfScore(score, policy.gradeScale);
    return {
      asOf: calendarDate('2026-06-30'),
      policyVersion: policy.version,
      score,
      factors: scored,
      dimensions: [],
      knownPercent: 100,
      gradeByScore: grade,
      caps: [],
      modelGrade: grade,
      grade,
      override: undefined,
      doubt: undefined,
      limitBasis: { netAssetsMinor: null, invoicedMinor: null },
    };
  });

function pointsOf(factor: Factor, value: number | string): number {
  return factor.kind === 'chosen' ? (pointsOfAnswer(factor, `${value}`) ?? 0) : pointsOfFigure(factor, Number(value));
}

describe('the way to the next grade', () => {
  it('is enough, each change by itself or all together, and its points are those of the scorecard', () => {
    fc.assert(
      fc.property(assessments, (made) => {
        const next = nextGradeOf(made, policy.scorecard, policy);
        if (next.kind !== 'reachable') return expect(next.kind).toBe(made.grade === 'AAA' ? 'best' : next.kind);
        expect(gradeSteps(next.grade, made.grade)).toBe(1);
        const reaches = (gain: number) => gradeSteps(gradeOfScore(made.score + gain, policy.gradeScale), next.grade);
        for (const { gain } of next.alone) expect(reaches(gain)).toBeGreaterThanOrEqual(0);
        if (next.alone.length === 0)
          expect(reaches(next.together.reduce((sum, { gain }) => sum + gain, 0))).toBeGreaterThanOrEqual(0);
        for (const change of [...next.alone, ...next.together]) expect(arrives(made, change)).toBe(true);
      }),
    );
  });

  it('of a grade that is held down is to get rid of what holds it', () => {
    const [made] = fc.sample(assessments, { numRuns: 1, seed: 3 });
    if (made === undefined) throw new Error('No sample.');
    const caps = [{ when: 'blacklisted' as const, atMost: 'D' as const }];
    expect(nextGradeOf({ ...made, gradeByScore: 'BBB', modelGrade: 'D', caps }, policy.scorecard, policy)).toEqual({
      kind: 'held',
      grade: 'BBB',
      by: ['blacklisted'],
    });
  });
});

describe('a change that more points alone do not make', () => {
  const veto = { factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' } as const;
  const [one] = policy.scorecard.factors.filter(({ code }) => code === 'oldest_overdue_days');
  const [two] = policy.scorecard.factors.filter(({ code }) => code === 'litigation');
  if (one === undefined || two === undefined) throw new Error('The scorecard asks both.');
  const card = { factors: [one, two], vetoes: [veto] };
  const line = (code: 'oldest_overdue_days' | 'litigation', value: number | string | null, points: number) => ({
    code,
    dimension: 'soft' as const,
    reading:
      value === null
        ? { known: false as const, because: 'not_answered' as const }
        : { known: true as const, value, from: { kind: 'entered' as const } },
    points,
    maxPoints: code === 'litigation' ? 3 : 7,
  });
  // BBB begins at 66, 2 points away: 0 → 3 of lawsuits, or any step of the overdue days.
  const ways = (
    overdue: number | null,
    lawsuits: string | null,
    ...caps: [when: string, atMost: 'C' | 'BB' | 'BBB'][]
  ) => {
    const next = nextGradeOf(
      {
        score: 64,
        gradeByScore: 'BB',
        modelGrade: 'BB',
        factors: [line('oldest_overdue_days', overdue, 0), line('litigation', lawsuits, 0)],
        caps: caps.map(([when, atMost]) => ({ when, atMost })),
      },
      card,
      policy,
    );
    if (next.kind !== 'reachable') return next.kind;
    return { alone: next.alone.map(({ code, heldBy }) => `${code} ${heldBy.join()}`.trim()), heldBy: next.heldBy };
  };

  // biome-ignore format: a table
  it.each<[what: string, found: ReturnType<typeof ways>, alone: string[], heldBy: string[]]>([
    ['nothing holds it',        ways(95, 'major'),                                  ['oldest_overdue_days', 'litigation'], []],
    ['a cap at the next grade', ways(95, 'major', ['figures_in_doubt', 'BBB']),     ['oldest_overdue_days', 'litigation'], []],
    ['figures in doubt',        ways(95, 'major', ['figures_in_doubt', 'BB']),      ['oldest_overdue_days figures_in_doubt', 'litigation figures_in_doubt'], ['figures_in_doubt']],
    ['paid, no longer overdue', ways(65, 'major', ['overdue_over_60_days', 'BB']),  ['oldest_overdue_days', 'litigation overdue_over_60_days'], []],
    ['a veto that is lifted',   ways(95, 'major', ['veto_litigation', 'BB']),       ['litigation', 'oldest_overdue_days veto_litigation'], []],
    ['what must be known',      ways(95, null, ['unknown_litigation', 'BB']),       ['litigation', 'oldest_overdue_days unknown_litigation'], []],
    ['little known, 7 of 10',   ways(95, null, ['little_known', 'BB']),             ['oldest_overdue_days', 'litigation'], []],
    ['little known, 3 of 10',   ways(null, 'major', ['little_known', 'BB']),        ['oldest_overdue_days', 'litigation little_known'], []],
    ['a veto one may not see',  ways(95, 'major', ['not_judged_yet', 'BB']),        ['oldest_overdue_days not_judged_yet', 'litigation not_judged_yet'], ['not_judged_yet']],
  ])('%s', (_what, found, alone, heldBy) => expect(found).toEqual({ alone, heldBy }));
});

/** The factor at the very edge of its change has the points that were promised. */
function arrives(made: Assessment, { code, to, gain }: Change): boolean {
  const factor = factors.find((each) => each.code === code);
  const points = made.factors.find((each) => each.code === code)?.points ?? Number.NaN;
  if (factor === undefined) return false;
  if (to.kind === 'answer') return pointsOf(factor, to.answer) === points + gain;
  return pointsOf(factor, to.kind === 'at_least' ? to.figure : to.figure - 1e-9) === points + gain;
}

describe('the bridge', () => {
  const endOf = (made: Assessment): BridgeEnd => ({
    ...made,
    factors: made.factors.map(({ code, points, reading }) => ({
      code,
      points,
      value: reading.known ? reading.value : null,
    })),
  });

  it('adds up from one score to the other', () => {
    fc.assert(
      fc.property(assessments, assessments, (a, b) => {
        const { from, to, steps } = bridgeBetween(endOf(a), endOf(b));
        expect(from + steps.reduce((sum, { change }) => sum + change, 0)).toBe(to);
        expect(steps.every(({ change }) => change !== 0)).toBe(true);
      }),
    );
  });

  it('names caps that came and went, and another scorecard', () => {
    const end = (caps: BridgeEnd['caps'], policyVersion: string): BridgeEnd => ({
      score: 50,
      grade: 'B',
      policyVersion,
      caps,
      factors: [],
    });
    expect(bridgeBetween(end([{ when: 'little_known' }], 'p1'), end([{ when: 'blacklisted' }], 'p2'))).toMatchObject({
      steps: [],
      capsGone: ['little_known'],
      capsNew: ['blacklisted'],
      otherPolicy: true,
    });
  });
});

test('the best are near their most, the worst cost most, and nothing perfect is among the worst', () => {
  const rows = [
    { code: 'a', points: 6, maxPoints: 6 },
    { code: 'b', points: 7, maxPoints: 8 },
    { code: 'c', points: 0, maxPoints: 10 },
    { code: 'd', points: 0, maxPoints: 4 },
    { code: 'e', points: 4, maxPoints: 4 },
  ];
  const { best, worst } = highlights(rows);
  expect([best.map(({ code }) => code), worst.map(({ code }) => code)]).toEqual([
    ['a', 'e', 'b'],
    ['c', 'd', 'b'],
  ]);
});

describe('a statement in parts', () => {
  const figures = { total_assets: 1000n, cash: 250n, total_equity: 400n, revenue: 2000n, net_profit: 100n };
  const year = (end: string, more = {}): Statement => ({
    periodEnd: calendarDate(end),
    span: 'annual',
    currency: CNY,
    audited: true,
    source: '',
    figures: { ...figures, ...more },
  });

  it('as shares of assets and of revenue', () => {
    expect(commonSize(year('2025-12-31'))).toMatchObject({ cash: 0.25, total_assets: 1, net_profit: 0.05, revenue: 1 });
    expect(commonSize(year('2025-12-31', { revenue: 0n }))).not.toHaveProperty('net_profit');
  });

  it('by DuPont: the three multiply to the return on equity', () => {
    const statements = [year('2025-12-31'), year('2024-12-31', { total_assets: 600n, total_equity: 240n })];
    const [now] = statements;
    const parts = now && duPontOf(now, statements);
    const value = (name: keyof NonNullable<typeof parts>) => {
      const found = parts?.[name];
      return found?.kind === 'value' ? found.value : Number.NaN;
    };
    expect(value('equityMultiplier')).toBeCloseTo(2.5, 12);
    expect(value('netMargin') * value('assetTurnover') * value('equityMultiplier')).toBeCloseTo(
      value('returnOnEquity'),
      12,
    );
  });
});
