import fc from 'fast-check';
import { calendarDate, CNY, ratio } from '#kernel';
import { draftOf, type Factor, type Policy, pointsOfAnswer, pointsOfFigure, policyInForce, withDraft } from '#policy';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import type { AssessmentFacts } from './facts.ts';
import type { Statement } from './statement.ts';

const asOf = calendarDate('2026-11-30');
const newest = policyInForce(asOf);
const otherWeights = new Map<string, number>([
  ['debt_to_asset_ratio', 8],
  ['largest_supplier_share', 2],
  ['capacity_use', 2],
  ['external_score', 2],
  ['culture', 0],
  ['transparency', 0],
  ['strategy', 2],
]);
/** As a committee might set it: other weights, points on a line, and a veto. */
const drafted: Policy = {
  ...withDraft(newest, {
    ...draftOf(newest),
    factors: draftOf(newest).factors.map((factor) => ({
      ...factor,
      weight: otherWeights.get(factor.code) ?? factor.weight,
      isLinear: factor.bands.length > 0,
    })),
    vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' }],
  }),
  version: 'drafted',
};
const policies = [policyInForce(calendarDate('2026-06-30')), newest, drafted];

/** A company that adds up: what it owes and what it owns follow from a handful of figures. */
type Company = {
  readonly assets: number;
  readonly debtShare: number;
  readonly currentShare: number;
  readonly margin: number;
  readonly turnover: number;
  readonly cashFlowShare: number;
};

const companies: fc.Arbitrary<Company> = fc.record({
  assets: fc.integer({ min: 10_000, max: 10_000_000 }),
  debtShare: fc.double({ min: 0.05, max: 0.98, noNaN: true }),
  currentShare: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
  margin: fc.double({ min: -0.2, max: 0.3, noNaN: true }),
  turnover: fc.double({ min: 0.3, max: 3, noNaN: true }),
  cashFlowShare: fc.double({ min: -0.2, max: 0.4, noNaN: true }),
});

function statement(end: string, company: Company): Statement {
  const { assets, debtShare, currentShare, margin, turnover, cashFlowShare } = company;
  const yuan = {
    total_assets: assets,
    total_liabilities: assets * debtShare,
    total_equity: assets * (1 - debtShare),
    total_current_assets: assets * currentShare,
    total_current_liabilities: assets * debtShare * 0.8,
    cash: assets * currentShare * 0.3,
    accounts_receivable: assets * currentShare * 0.4,
    revenue: assets * turnover,
    net_profit: assets * turnover * margin,
    income_tax: 0,
    interest_expense: assets * debtShare * 0.05,
    operating_cash_flow: assets * debtShare * cashFlowShare,
  };
  const figures = Object.fromEntries(Object.entries(yuan).map(([line, of]) => [line, BigInt(Math.round(of * 100))]));
  return { periodEnd: calendarDate(end), span: 'annual', currency: CNY, audited: true, source: '', figures };
}

function factsOf(company: Company, more: Partial<AssessmentFacts> = {}): AssessmentFacts {
  return {
    asOf,
    customer: { code: 'C', name: 'C', industry: '通用设备制造业', currency: CNY, blacklisted: false },
    statements: [statement('2025-12-31', company), statement('2024-12-31', company)],
    answers: { market_share: 0.1, management: 'adequate', strategy: 'general' },
    industryOutlook: 'stable',
    payment: {
      lateShare: ratio(1, 10),
      daysBeyondTerms: ratio(5, 1),
      settledInvoices: 10,
      oldestOverdueDays: 3,
      invoicedMinor: 1_000_000n,
    },
    ...more,
  };
}

describe.each(policies.map((policy) => [policy.version, policy] as const))('under %s', (_version, policy) => {
  const score = (facts: AssessmentFacts) => assess(facts, policy).score;

  it.each(policy.scorecard.factors.map((factor) => [factor.code, factor] as const))(
    '%s: worse is never worth more, and missing is never worth more than the median',
    (_code, factor) => {
      const direction = risesWithFigure(factor) ? 1 : -1;
      const figures = fc.double({ min: -5, max: 400, noNaN: true });
      fc.assert(
        fc.property(figures, figures, (a, b) => {
          if (factor.kind === 'chosen') return;
          const [worse, better] = direction * a <= direction * b ? [a, b] : [b, a];
          expect(pointsOfFigure(factor, worse)).toBeLessThanOrEqual(pointsOfFigure(factor, better));
        }),
      );
      const points = (factor.kind === 'chosen' ? factor.choices : factor.bands).map((row) => row.points);
      const median = points.toSorted((a, b) => a - b)[Math.floor((points.length - 1) / 2)] ?? 0;
      expect(factor.missingPoints).toBeLessThanOrEqual(median);
    },
  );

  it('a score never rises when debt grows at the cost of equity', () => {
    fc.assert(
      fc.property(companies, fc.double({ min: 0, max: 1, noNaN: true }), (company, share) => {
        // Interest, cash flow and short-term debt are held where they were: one factor worsens, the others stand still.
        const more = company.debtShare + (0.99 - company.debtShare) * share;
        const worsen = (one: Statement): Statement => {
          const assets = one.figures.total_assets ?? 0n;
          const owed = BigInt(Math.round(Number(assets) * more));
          return { ...one, figures: { ...one.figures, total_liabilities: owed, total_equity: assets - owed } };
        };
        const facts = factsOf(company, {});
        // Return on equity would look better on less of it: the profit is taken out for this comparison.
        const bare = facts.statements.map((one) => ({ ...one, figures: { ...one.figures, net_profit: -1n } }));
        const before = score({ ...facts, statements: bare });
        expect(score({ ...facts, statements: bare.map(worsen) })).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('a score never rises when a customer pays later', () => {
    const lateness = fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      days: fc.double({ min: 0, max: 90, noNaN: true }),
      oldest: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(companies, lateness, lateness, (company, a, b) => {
        const paying = (one: typeof a) =>
          factsOf(company, {
            payment: {
              lateShare: ratio(one.share, 1),
              daysBeyondTerms: ratio(one.days, 1),
              settledInvoices: 10,
              oldestOverdueDays: one.oldest,
              invoicedMinor: 1n,
            },
          });
        const worst = {
          share: Math.max(a.share, b.share),
          days: Math.max(a.days, b.days),
          oldest: Math.max(a.oldest, b.oldest),
        };
        expect(score(paying(worst))).toBeLessThanOrEqual(score(paying(a)));
      }),
    );
  });

  it('a score never rises with a larger supplier, an emptier plant, or a worse report', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    const worsening = fc.record({ supplier: shares, capacity: shares, report: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(companies, worsening, worsening, (company, a, b) => {
        const run = ({ supplier, capacity, report }: typeof a) => {
          const rated = { occurredOn: asOf, source: '征信机构', score: report, rating: null };
          return factsOf(company, {
            answers: { largest_supplier_share: supplier, capacity_use: capacity },
            external: { open: [], report: rated },
          });
        };
        const worst = {
          supplier: Math.max(a.supplier, b.supplier),
          capacity: Math.min(a.capacity, b.capacity),
          report: Math.min(a.report, b.report),
        };
        expect(score(run(worst))).toBeLessThanOrEqual(score(run(a)));
        expect(score(factsOf(company, { answers: {} }))).toBeLessThanOrEqual(score(run(a)));
      }),
    );
  });

  it('the points of factors and of dimensions both add up to the score', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const made = assess(factsOf(company), policy);
        expect(made.factors.reduce((sum, { points }) => sum + points, 0)).toBe(made.score);
        expect(made.dimensions.reduce((sum, { points }) => sum + points, 0)).toBe(made.score);
      }),
    );
  });

  it('forgetting an answer never helps', () => {
    fc.assert(
      fc.property(companies, fc.constantFrom('market_share', 'management', 'strategy'), (company, forgotten) => {
        const facts = factsOf(company);
        const { [forgotten]: _gone, ...answers } = facts.answers as Record<string, string | number>;
        expect(score({ ...facts, answers })).toBeLessThanOrEqual(score(facts));
      }),
    );
  });

  it('the unit of the money does not matter: a company ten thousand times as large scores the same', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const facts = factsOf(company);
        const statements = facts.statements.map((one) => ({
          ...one,
          figures: Object.fromEntries(Object.entries(one.figures).map(([line, minor]) => [line, minor * 10_000n])),
        }));
        expect(score({ ...facts, statements })).toBe(score(facts));
      }),
    );
  });
});

function risesWithFigure(factor: Factor): boolean {
  if (factor.kind === 'chosen') return (pointsOfAnswer(factor, factor.choices[0]?.answer ?? '') ?? 0) > 0;
  return (factor.bands.at(-1)?.points ?? 0) > (factor.bands[0]?.points ?? 0);
}
