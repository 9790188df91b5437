import fc from 'fast-check';
import { calendarDate, CNY, ratio } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import {
  draftOf,
  gradeSteps,
  maxPoints,
  policyInForce,
  type ScorecardDraft,
  type ScorecardVariant,
  withDraft,
} from '#policy';
import { assess } from './assess.ts';
import { presentResult } from './assessment-view.ts';
import type { AssessmentFacts } from './facts.ts';
import type { LineItemCode } from './chart.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import type { Span, Statement } from './statement.ts';

const asOf = calendarDate('2026-06-30');
const policy = policyInForce(asOf);
const policy2 = policyInForce(calendarDate('2026-11-26'));

function statement(periodEnd: string, yuan: Partial<Record<LineItemCode, number>>, span: Span = 'annual'): Statement {
  const figures = Object.fromEntries(Object.entries(yuan).map(([line, amount]) => [line, BigInt(amount * 100)]));
  return { periodEnd: calendarDate(periodEnd), span, currency: CNY, audited: true, source: '', figures };
}

const healthy = {
  cash: 3_000,
  accounts_receivable: 1_000,
  inventories: 1_000,
  total_current_assets: 5_000,
  total_assets: 10_000,
  total_current_liabilities: 2_000,
  total_liabilities: 3_000,
  total_equity: 7_000,
  revenue: 12_000,
  net_profit: 1_500,
  income_tax: 300,
  interest_expense: 100,
  operating_cash_flow: 1_800,
};

const known: AssessmentFacts = {
  asOf,
  customer: { code: 'C1', name: '恒达', industry: '通用设备制造业', currency: CNY, blacklisted: false },
  statements: [
    statement('2025-12-31', healthy),
    statement('2024-12-31', { ...healthy, revenue: 10_000, accounts_receivable: 900 }),
  ],
  answers: {
    market_share: 0.2,
    largest_customer_share: 0.1,
    years_in_business: 15,
    management: 'strong',
    strategy: 'clear',
    culture: 'sound',
    transparency: 'full',
    litigation: 'none',
  },
  industryOutlook: 'positive',
  payment: {
    lateShare: ratio(0, 20),
    daysBeyondTerms: ratio(0, 20),
    settledInvoices: 20,
    oldestOverdueDays: 0,
    invoicedMinor: 1_200_000_00n,
  },
};

const nothingKnown: AssessmentFacts = {
  ...known,
  customer: { ...known.customer, industry: null },
  statements: [],
  answers: {},
  industryOutlook: null,
  payment: {
    lateShare: ratio(0, 0),
    daysBeyondTerms: ratio(0, 0),
    settledInvoices: 0,
    oldestOverdueDays: null,
    invoicedMinor: null,
  },
};

test('everything good is 100 points, from 2 statements, 8 answers, 1 outlook and our receivables', () => {
  const made = assess(known, policy);
  expect(made.factors.filter(({ points, maxPoints: most }) => points < most)).toEqual([]);
  expect(made).toMatchObject({ score: 100, grade: 'AAA', gradeByScore: 'AAA', caps: [], knownPercent: 100 });
  expect(made.limitBasis).toEqual({ netAssetsMinor: 7_000_00n, invoicedMinor: 1_200_000_00n });
});

test('nothing known is not a score of good: every factor says why', () => {
  const made = assess(nothingKnown, policy);
  expect(made).toMatchObject({ score: 0, grade: 'D', knownPercent: 0 });
  expect(made.caps.map(({ when }) => when)).toEqual(['statements_missing_or_old', 'little_known']);
  const reasons = new Set(made.factors.map(({ reading }) => (reading.known ? 'known' : reading.because)));
  expect([...reasons].toSorted()).toEqual([
    'never_invoiced',
    'no_outlook',
    'no_statement',
    'not_answered',
    'nothing_settled',
  ]);
});

describe('what no score makes up for', () => {
  const insolvent = { ...healthy, total_equity: -1, total_liabilities: 10_001 };
  // biome-ignore format: a table
  it.each([
    ['on the blacklist',             { customer: { ...known.customer, blacklisted: true } },                'D',   'blacklisted'],
    ['overdue 91 days',              { payment: { ...known.payment, oldestOverdueDays: 91 } },              'CC',  'overdue_over_90_days'],
    ['overdue 61 days',              { payment: { ...known.payment, oldestOverdueDays: 61 } },              'B',   'overdue_over_60_days'],
    ['net assets eaten up',          { statements: [statement('2026-03-31', insolvent, 'first_quarter')] }, 'CCC', 'negative_net_assets'],
    ['no annual statement',          { statements: [statement('2026-03-31', healthy, 'first_quarter')] },   'BBB', 'statements_missing_or_old'],
    ['an annual one of long ago',    { statements: [statement('2024-12-27', healthy)] },                    'BBB', 'statements_missing_or_old'],
  ] as const)('%s', (_what, facts, atMost, when) => {
    const made = assess({ ...known, ...facts }, policy);
    expect(made.caps).toContainEqual({ when, atMost });
    expect(gradeSteps(atMost, made.grade)).toBeGreaterThanOrEqual(0);
  });

  it('but overdue 60 days is only scored', () => {
    expect(assess({ ...known, payment: { ...known.payment, oldestOverdueDays: 60 } }, policy).caps).toEqual([]);
  });
});

describe('what an edition may ask besides', () => {
  const base = draftOf(policy2);
  const weights = new Map<string, number>([
    ['debt_to_asset_ratio', 0],
    ['largest_supplier_share', 2],
    ['capacity_use', 2],
    ['external_score', 4],
  ]);
  const edition = withDraft(policy2, {
    ...base,
    factors: base.factors.map((factor) => ({ ...factor, weight: weights.get(factor.code) ?? factor.weight })),
  });
  const rated = (score: number | null): Partial<AssessmentFacts> => ({
    external: { open: [], report: { occurredOn: calendarDate('2026-02-01'), source: '征信机构', score, rating: 'A' } },
  });
  // biome-ignore format: a table
  it.each<[code: string, facts: Partial<AssessmentFacts>, points: number, because: string | null]>([
    // 2 points at most: rows of 4 are halved
    ['largest_supplier_share', { answers: { largest_supplier_share: 0.1999 } }, 2, null],
    ['largest_supplier_share', { answers: { largest_supplier_share: 0.4 } },    1, null],
    ['largest_supplier_share', { answers: { largest_supplier_share: 0.8 } },    0, null],
    ['largest_supplier_share', { answers: {} },                                 0, 'not_answered'],
    ['capacity_use',           { answers: { capacity_use: 0.85 } },             2, null],
    ['capacity_use',           { answers: { capacity_use: 0.4999 } },           0, null],
    ['capacity_use',           {},                                              0, 'not_answered'],
    ['external_score',         rated(85),                                       4, null],
    ['external_score',         rated(84),                                       3, null],
    ['external_score',         rated(39),                                       0, null],
    ['external_score',         rated(null),                                     0, 'no_report'],
    ['external_score',         {},                                              0, 'no_report'],
  ])('%s of %o: %i points', (code, facts, points, because) => {
    const factor = assess({ ...known, ...facts }, edition).factors.find((one) => one.code === code);
    expect(factor?.points).toBe(points);
    expect(factor?.reading.known === false ? factor.reading.because : null).toBe(because);
  });

  it('and says which report a score is from; our own cards do not ask', () => {
    const made = presentResult(assess({ ...known, ...rated(72) }, edition), CNY);
    expect(made.factors.find(({ code }) => code === 'external_score')).toMatchObject({
      value: 72,
      from: { kind: 'report', source: '征信机构', occurredOn: '2026-02-01' },
    });
    expect(assess({ ...known, ...rated(72) }, policy2).factors.some(({ code }) => code === 'external_score')).toBe(
      false,
    );
  });
});

test('balances and margins are read from the newest statement, turnovers from the newest year', () => {
  const quarter = statement(
    '2026-03-31',
    { ...healthy, total_liabilities: 9_000, total_equity: 1_000 },
    'first_quarter',
  );
  const made = assess({ ...known, statements: [quarter, ...known.statements] }, policy);
  const from = (code: string) => {
    const reading = made.factors.find((factor) => factor.code === code)?.reading;
    return reading?.known === true && reading.from.kind === 'statement' ? reading.from.periodEnd : reading;
  };
  expect([from('debt_to_asset_ratio'), from('net_margin'), from('roe'), from('receivables_days')]).toEqual([
    '2026-03-31',
    '2026-03-31',
    '2025-12-31',
    '2025-12-31',
  ]);
  expect(from('revenue_growth')).toEqual({ known: false, because: 'no_prior_statement' });
});

test('a proxy is shown elsewhere and scored nowhere', () => {
  const { interest_expense: _none, ...rest } = healthy;
  const proxied = assess(
    { ...known, statements: [statement('2025-12-31', { ...rest, finance_expense: 100 })] },
    policy,
  );
  expect(proxied.factors.find(({ code }) => code === 'interest_cover')).toMatchObject({
    reading: { known: false, because: 'only_a_proxy' },
    points: 0,
  });
});

test('the score is the sum of its lines, within 0 and 100, and knowing more never costs a point', () => {
  const without = fc.record({
    statements: fc.constantFrom(known.statements, known.statements.slice(0, 1), []),
    answers: fc
      .subarray(Object.keys(known.answers) as (keyof typeof known.answers)[])
      .map((kept) => Object.fromEntries(kept.map((code) => [code, known.answers[code]]))),
    industryOutlook: fc.constantFrom('positive' as const, 'negative' as const, null),
    payment: fc.constantFrom(known.payment, nothingKnown.payment),
  });
  fc.assert(
    fc.property(without, (facts) => {
      const made = assess({ ...known, ...facts }, policy);
      expect(made.score).toBe(made.factors.reduce((sum, { points }) => sum + points, 0));
      expect(made.dimensions.reduce((sum, { points }) => sum + points, 0)).toBe(made.score);
      expect(gradeSteps(made.gradeByScore, made.grade)).toBeGreaterThanOrEqual(0);
      for (const { code, reading, points } of made.factors) {
        const factor = policy.scorecard.factors.find((each) => each.code === code);
        if (!reading.known) expect(points).toBe(factor?.missingPoints);
        expect(points).toBeLessThanOrEqual(factor === undefined ? 0 : maxPoints(factor));
      }
      // Forgetting everything else as well is never better.
      expect(assess({ ...known, ...facts, answers: {}, statements: [] }, policy).score).toBeLessThanOrEqual(made.score);
    }),
  );
});

test('what is kept of the facts is enough to make the same assessment again', () => {
  const kept = JSON.parse(JSON.stringify(writeSnapshot(known))) as unknown;
  expect(assess(readSnapshot(kept), policy)).toEqual(assess(known, policy));
  expect(writeSnapshot(readSnapshot(kept))).toEqual(kept);
});

describe('under a policy that asks how far figures may be trusted', () => {
  const unsound = { ...healthy, total_equity: 9_000, net_profit: 9_000 };
  const doubtful = [
    { ...statement('2025-12-31', unsound), opinion: 'adverse' as const },
    statement('2024-12-31', { ...healthy, revenue: 10_000 }),
  ];

  it('figures that cannot be relied on hold the grade down, and the band says how far the score may be off', () => {
    const made = assess({ ...known, statements: doubtful }, policy2);
    expect(made.doubt?.quality?.grade).toBe('unreliable');
    expect(made.caps).toContainEqual({ when: 'figures_in_doubt', atMost: 'BB' });
    expect(gradeSteps('BB', made.grade)).toBeGreaterThanOrEqual(0);
    expect(made.doubt?.band).toEqual({ low: made.score - 12, high: 100, worst: 'AA', best: 'AAA' });
    expect(made.doubt?.pd).toBe(0.0072);
  });

  it('the first policy neither asks nor tells: what was assessed under it comes out as it did', () => {
    expect(assess({ ...known, statements: doubtful }, policy)).toMatchObject({ doubt: undefined, caps: [] });
    expect(presentResult(assess(known, policy), CNY)).not.toHaveProperty('quality');
  });

  it('without statements there is nothing to examine', () => {
    expect(assess(nothingKnown, policy2).doubt).toMatchObject({ quality: undefined, band: null, models: [] });
  });

  it('what is kept of a result is the same after it was stored', () => {
    const result = presentResult(assess({ ...known, statements: doubtful }, policy2), CNY);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const kept = readSnapshot(JSON.parse(JSON.stringify(writeSnapshot({ ...known, statements: doubtful }))));
    expect(presentResult(assess(kept, policy2), CNY)).toEqual(result);
  });
});

describe('a scorecard that a committee set', () => {
  const usual = draftOf(policy2);
  const under = (more: Partial<ScorecardDraft>) => withDraft(policy2, { ...usual, ...more });
  const variant: ScorecardVariant = {
    code: 'thin_file',
    name: { zh: '无报表', en: 'Without statements' },
    for: { thinFile: true },
    weights: { years_in_business: 30, management: 30, late_share: 40 },
    atMost: 'BBB',
  };

  it('that changes nothing judges as before', () => {
    for (const facts of [known, nothingKnown])
      expect(presentResult(assess(facts, under({})), CNY)).toEqual(presentResult(assess(facts, policy2), CNY));
  });

  it('vetoes an answer, however good the score', () => {
    const vetoed = under({
      vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' }],
    });
    const sued = { ...known, answers: { ...known.answers, litigation: 'major' } };
    expect(assess(known, vetoed).grade).toBe('AAA');
    expect(assess(sued, vetoed)).toMatchObject({ score: 97, gradeByScore: 'AAA', grade: 'C' });
    expect(assess(sued, vetoed).caps).toEqual([{ when: 'veto_litigation', atMost: 'C' }]);
  });

  it('reads ratios that our own cards do not ask', () => {
    const asked = under({
      factors: usual.factors.map((one) =>
        one.code === 'cash_ratio' ? { ...one, weight: 4 } : one.code === 'roe' ? { ...one, weight: 0 } : one,
      ),
    });
    // Cash of 3,000 on current liabilities of 2,000.
    expect(assess(known, asked).factors.find(({ code }) => code === 'cash_ratio')).toMatchObject({
      reading: { known: true, value: 1.5 },
      points: 4,
      maxPoints: 4,
    });
  });

  it('asks for a factor to be known', () => {
    const asked = under({
      factors: usual.factors.map((one) => (one.code === 'management' ? { ...one, missingAtMost: 'BB' as const } : one)),
    });
    const { management: _unknown, ...answers } = known.answers;
    expect(assess({ ...known, answers }, asked)).toMatchObject({
      grade: 'BB',
      caps: [{ when: 'unknown_management', atMost: 'BB' }],
    });
  });

  it('judges a thin file by what there is, names the card, and holds the grade down', () => {
    const varied = under({ variants: [variant] });
    const made = assess({ ...known, statements: [] }, varied);
    expect(made.factors.map(({ code, maxPoints: most }) => [code, most])).toEqual([
      ['years_in_business', 30],
      ['management', 30],
      ['late_share', 40],
    ]);
    expect(made).toMatchObject({ score: 100, knownPercent: 100, gradeByScore: 'AAA', grade: 'BBB' });
    expect(presentResult(made, CNY)).toMatchObject({ variant: { code: 'thin_file' } });
    expect(presentResult(assess(known, varied), CNY)).not.toHaveProperty('variant');
  });

  it.each([
    ['a customer of one year', '2025-06-30', undefined],
    ['a customer of a day less', '2025-07-01', 'new'],
  ])('%s is new or not', (_what, first, code) => {
    const varied = under({ variants: [{ ...variant, code: 'new', for: { newCustomer: true } }] });
    const payment = { ...known.payment, firstInvoicedOn: calendarDate(first) };
    expect(assess({ ...known, payment }, varied).variant?.code).toBe(code);
  });
});
