import { describe, expect, it, test } from 'vitest';
import { authorityLevels } from './authority.ts';
import { gradeOfScore, gradeSteps, grades, worseGrade } from './grade-scale.ts';
import { policies } from './policies.ts';
import { dimensions, maxPoints, pointsOfFigure } from './scorecard.ts';
import { lineCrossed, outlookLevels } from './warning-lines.ts';

const ascending = (numbers: readonly number[]) =>
  numbers.every((each, place) => each > (numbers[place - 1] ?? -Infinity));

describe.each(policies.map((policy) => [policy.version, policy] as const))('%s', (_version, policy) => {
  const { gradeScale, scorecard, limitFormula, terms, authority, warningLines, planningRates } = policy;

  it('has a band for every score, from D at 0 to AAA', () => {
    expect(gradeScale.bands.map(({ grade }) => grade)).toEqual(grades);
    expect(ascending(gradeScale.bands.map(({ from }) => from).toReversed())).toBe(true);
    expect(gradeScale.bands.at(-1)?.from).toBe(0);
    expect(gradeScale.bands[0]?.from).toBeLessThanOrEqual(100);
  });

  it('has a scorecard of 100 points over all five dimensions, each factor once', () => {
    expect(scorecard.factors.reduce((sum, factor) => sum + maxPoints(factor), 0)).toBe(100);
    const sums = dimensions.map((dimension) =>
      scorecard.factors
        .filter((factor) => factor.dimension === dimension)
        .reduce((sum, each) => sum + maxPoints(each), 0),
    );
    expect(sums).toEqual([40, 15, 10, 15, 20]);
    expect(new Set(scorecard.factors.map(({ code }) => code)).size).toBe(scorecard.factors.length);
  });

  it.each(scorecard.factors.map((factor) => [factor.code, factor] as const))(
    '%s: no gap, no overlap, points go one way, and not knowing is never better than the worst',
    (_code, factor) => {
      const rows: readonly { points: number }[] = factor.kind === 'measured' ? factor.bands : factor.choices;
      const points = rows.map((row) => row.points);
      expect(ascending(points) || ascending(points.toReversed())).toBe(true);
      expect(factor.missingPoints).toBeLessThanOrEqual(Math.min(...points));
      expect(points.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
      if (factor.kind === 'measured') {
        expect(factor.bands[0]?.from).toBe(null);
        expect(ascending(factor.bands.slice(1).map(({ from }) => from ?? Number.NaN))).toBe(true);
      } else expect(new Set(factor.choices.map(({ answer }) => answer)).size).toBe(factor.choices.length);
    },
  );

  it('has a factor and terms for every grade, and a worse grade never gets more', () => {
    expect(limitFormula.byGrade.map(({ grade }) => grade)).toEqual(grades);
    expect(terms.map(({ grade }) => grade)).toEqual(grades);
    const falls = (numbers: readonly number[]) =>
      numbers.every((each, place) => each <= (numbers[place - 1] ?? Infinity));
    expect(falls(limitFormula.byGrade.map(({ netAssetsPercent }) => netAssetsPercent))).toBe(true);
    expect(falls(limitFormula.byGrade.map(({ salesMonths }) => salesMonths))).toBe(true);
    expect(falls(limitFormula.byGrade.map(({ singleCustomerCap }) => Number(singleCustomerCap.minor)))).toBe(true);
    for (const column of ['paymentDays', 'singleDocumentPercent', 'validityMonths', 'reviewMonths'] as const)
      expect(falls(terms.map((row) => row[column])), column).toBe(true);
    expect(terms.every(({ reviewMonths, validityMonths }) => reviewMonths <= validityMonths)).toBe(true);
  });

  it('knows who decides for every grade and every amount, with more authority for more', () => {
    expect(authority.blocks.flatMap(({ grades: covered }) => covered)).toEqual(grades);
    for (const { rows } of authority.blocks) {
      expect(rows.at(-1)?.upTo).toBe('any');
      const amounts = rows.slice(0, -1).map(({ upTo }) => (upTo === 'any' ? Number.NaN : Number(upTo.minor)));
      expect(ascending(amounts)).toBe(true);
      expect(ascending(rows.map(({ levels }) => authorityLevels.indexOf(levels.at(-1) ?? 'sales_manager')))).toBe(true);
    }
    const chains = [...authority.blocks.flatMap(({ rows }) => rows.map(({ levels }) => levels)), authority.unlimited];
    for (const levels of chains)
      expect(ascending(levels.map((level) => authorityLevels.indexOf(level))), levels.join()).toBe(true);
    expect(authority.blocks[0]?.rows[0]?.levels).toEqual(['sales_manager']);
  });

  it('warns of each thing once per severity, and the worse line lies further out', () => {
    expect(new Set(warningLines.map(({ code }) => code)).size).toBe(warningLines.length);
    const byIndicator = Map.groupBy(warningLines, ({ indicator }) => indicator);
    for (const [indicator, lines] of byIndicator) {
      expect(new Set(lines.map(({ crossed }) => crossed)).size, indicator).toBe(1);
      expect(new Set(lines.map(({ severity }) => severity)).size, indicator).toBe(lines.length);
      const outward = lines.map(({ at, crossed }) => (crossed === 'at_least' ? at : -at));
      expect(ascending(outward), indicator).toBe(true);
    }
  });

  it('counts its own currency as itself', () => {
    expect(planningRates[0]).toEqual({ currency: 'CNY', cnyTenThousandths: 10_000n });
  });
});

test('versions follow each other day by day', () => {
  const days = policies.map(({ effectiveFrom }) => effectiveFrom);
  expect(days).toEqual([...new Set(days)].toSorted());
  expect(new Set(policies.map(({ version }) => version)).size).toBe(policies.length);
});

const [policy] = policies;

test.each([
  [100, 'AAA'],
  [90, 'AAA'],
  [89.9, 'AA'],
  [50, 'B'],
  [49, 'CCC'],
  [20, 'C'],
  [19, 'D'],
  [0, 'D'],
] as const)('a score of %s is graded %s', (score, grade) => {
  expect(gradeOfScore(score, policy.gradeScale)).toBe(grade);
});

test('grades have an order', () => {
  expect([worseGrade('A', 'BB'), worseGrade('D', 'AAA'), gradeSteps('A', 'BB'), gradeSteps('BB', 'A')]).toEqual([
    'BB',
    'D',
    2,
    -2,
  ]);
});

test.each([
  // figure   points, higher is better: null → 0, 1 → 2, 1.2 → 4, 1.5 → 5, 2 → 6
  [-3, 0],
  [0.999, 0],
  [1, 2],
  [1.5, 5],
  [2, 6],
  [99, 6],
])('a current ratio of %s gets %s points', (figure, points) => {
  const factor = policy.scorecard.factors.find(({ code }) => code === 'current_ratio');
  expect(factor?.kind === 'measured' && pointsOfFigure(factor, figure)).toBe(points);
});

test.each([
  ['limit_utilisation', 0.79, undefined],
  ['limit_utilisation', 0.8, 'utilisation_80'],
  ['limit_utilisation', 1.2, 'utilisation_110'],
  ['oldest_overdue_days', 30, 'overdue_8_days'],
  ['oldest_overdue_days', 31, 'overdue_31_days'],
  ['current_ratio', 1, undefined],
  ['current_ratio', 0.99, 'current_ratio_100'],
  ['industry_outlook', outlookLevels.stable, undefined],
  ['industry_outlook', outlookLevels.negative, 'industry_negative'],
] as const)('%s at %s crosses %s', (indicator, figure, code) => {
  expect(lineCrossed(policy.warningLines, indicator, figure)?.code).toBe(code);
});
