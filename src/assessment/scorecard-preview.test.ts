import fc from 'fast-check';
import { calendarDate, CNY, ratio } from '#kernel';
import { draftOf, gradeSteps, policyInForce, withDraft } from '#policy';
import { describe, expect, it, test } from 'vitest';
import { assess } from './assess.ts';
import type { AssessmentFacts } from './facts.ts';
import { assessTwice, startPreview } from './scorecard-preview.ts';
import type { Statement } from './statement.ts';

const policy = policyInForce(calendarDate('2026-11-26'));
const usual = draftOf(policy);
const weights = new Map<string, number>([
  ['debt_to_asset_ratio', 30],
  ['days_beyond_terms', 0],
  ['oldest_overdue_days', 0],
  ['litigation', 1],
  ['late_share', 0],
]);
const drafted = withDraft(policy, {
  ...usual,
  factors: usual.factors.map((factor) => ({ ...factor, weight: weights.get(factor.code) ?? factor.weight })),
});

const year = (end: string, assets: bigint, debt: bigint): Statement => ({
  periodEnd: calendarDate(end),
  span: 'annual',
  currency: CNY,
  audited: true,
  source: '',
  figures: { total_assets: assets, total_liabilities: debt, total_equity: assets - debt, cash: assets / 4n },
});

const customers = fc
  .record({
    code: fc.string({ minLength: 1, maxLength: 6 }),
    debtPercent: fc.bigInt(0n, 120n),
    late: fc.integer({ min: 0, max: 99 }),
  })
  .map(
    ({ code, debtPercent, late }): AssessmentFacts => ({
      asOf: calendarDate('2026-06-30'),
      customer: { code, name: code, industry: null, currency: CNY, blacklisted: false },
      statements: [year('2025-12-31', 10_000n, debtPercent * 100n), year('2024-12-31', 9_000n, 5_000n)],
      answers: { management: 'strong', litigation: 'none', years_in_business: 12 },
      industryOutlook: 'stable',
      payment: {
        lateShare: ratio(late, 100),
        daysBeyondTerms: ratio(late, 2),
        settledInvoices: 100,
        oldestOverdueDays: late,
        invoicedMinor: 1n,
      },
    }),
  );

test('graded twice is what each policy says by itself', () => {
  fc.assert(
    fc.property(customers, (facts) => {
      expect(assessTwice(facts, policy, drafted)).toEqual({
        before: assess(facts, policy),
        after: assess(facts, drafted),
      });
    }),
    { numRuns: 30 },
  );
});

describe('a portfolio', () => {
  it('is counted once on both sides, and its moves are told, the widest first', () => {
    fc.assert(
      fc.property(fc.array(customers, { maxLength: 25 }), (portfolio) => {
        const preview = startPreview(5);
        for (const facts of portfolio) preview.add(facts, assessTwice(facts, policy, drafted));
        const { customers: count, grades, up, down, moves, meanPd } = preview.result();
        const sum = (side: 'before' | 'after') => grades.reduce((all, row) => all + row[side], 0);
        expect([count, sum('before'), sum('after')]).toEqual([portfolio.length, portfolio.length, portfolio.length]);
        const widths = moves.map(({ gradeBefore, gradeAfter }) => Math.abs(gradeSteps(gradeBefore, gradeAfter)));
        expect(widths).toEqual(widths.toSorted((a, b) => b - a));
        expect(widths.every((width) => width > 0)).toBe(true);
        expect(moves.length).toBe(Math.min(5, up + down));
        expect(meanPd === null).toBe(portfolio.length === 0);
      }),
      { numRuns: 20 },
    );
  });
});
