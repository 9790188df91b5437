import type { CreditGroupId, CustomerId } from '#customers';
import { calendarDate } from '#kernel';
import { policyInForce, type Severity, type WarningIndicator } from '#policy';
import { describe, expect, test } from 'vitest';
import { figuresOf } from './figures.fixture.ts';
import { type Reading, readingsOf } from './readings.ts';
import { carryOut, type Finding, findChanges } from './scan.ts';
import type { Warning, WarningId } from './warning.ts';

const today = calendarDate('2026-11-26');
const policy = policyInForce(today);
const owner = { customerId: 'c' as CustomerId, creditGroupId: 'g' as CreditGroupId, salesOwner: null };
const moment = {
  today,
  now: new Date('2026-11-26T02:00:00Z'),
  policyVersion: 'policy-1',
  nextId: () => 'w' as WarningId,
};

function reading(figure: number): Reading {
  return { figure, basis: { kind: 'settled', invoices: 1 } };
}

/** A warning that the figure opened, some days ago. */
function opened(indicator: WarningIndicator, figure: number, more: Partial<Warning> = {}): Warning {
  const [finding] = findChanges({ open: [], quiet: [] }, new Map([[indicator, reading(figure)]]), policy);
  if (finding === undefined) throw new Error(`${figure} opens nothing.`);
  return { ...carryOut(finding, owner, moment).warning, ...more };
}

function inWords(finding: Finding | undefined): string {
  if (finding === undefined) return 'nothing';
  return 'line' in finding ? `${finding.kind} ${finding.line.code}` : finding.kind;
}

// biome-ignore format: a table
const openings: [indicator: WarningIndicator, figure: number, finding: string][] = [
  ['limit_utilisation',           0.7999, 'nothing'],
  ['limit_utilisation',           0.8,    'open utilisation_80'],
  ['limit_utilisation',           0.9499, 'open utilisation_80'],
  ['limit_utilisation',           0.95,   'open utilisation_95'],
  ['limit_utilisation',           1.1,    'open utilisation_110'],
  ['oldest_overdue_days',         7,      'nothing'],
  ['oldest_overdue_days',         8,      'open overdue_8_days'],
  ['oldest_overdue_days',         60,     'open overdue_31_days'],
  ['oldest_overdue_days',         61,     'open overdue_61_days'],
  ['grade_steps_down',            -1,     'nothing'],
  ['grade_steps_down',            0,      'nothing'],
  ['grade_steps_down',            2,      'open grade_down_2'],
  ['industry_outlook',            1,      'nothing'],
  ['industry_outlook',            3,      'open industry_negative'],
  ['current_ratio',               1,      'nothing'],
  ['current_ratio',               0.9999, 'open current_ratio_100'],
  ['current_ratio',               0.6999, 'open current_ratio_70'],
  ['net_margin',                  0,      'nothing'],
  ['net_margin',                  -0.001, 'open net_loss'],
  ['operating_cash_flow_to_debt', 0,      'nothing'],
];

test.each(openings)('%s at %d: %s', (indicator, figure, expected) => {
  const findings = findChanges({ open: [], quiet: [] }, new Map([[indicator, reading(figure)]]), policy);
  expect(inWords(findings[0])).toBe(expected);
});

// biome-ignore format: a table
const standing: [what: string, opened: number, crossed: boolean, now: number | null, finding: string][] = [
  // what                                    opened at  still  figure now  finding
  ['the same figure again',                  0.96,      true,  0.96,       'nothing'],
  ['another figure on the same line',        0.96,      true,  0.97,       'figure_moved'],
  ['a worse line',                           0.96,      true,  1.1,        'escalate utilisation_110'],
  ['a milder line: the warning stays',       0.96,      true,  0.94,       'no_longer_crossed'],
  ['no line at all: the warning stays',      0.96,      true,  0.5,        'no_longer_crossed'],
  ['milder already, milder again',           0.96,      false, 0.4,        'figure_moved'],
  ['back over its line',                     0.96,      false, 0.95,       'crossed_again'],
  ['not known: nothing is cleared',          0.96,      true,  null,       'nothing'],
  ['not known: nothing comes back',          0.96,      false, null,       'nothing'],
];

test.each(standing)('an open warning meets %s', (_what, at, stillCrossed, now, expected) => {
  const open = [opened('limit_utilisation', at, { stillCrossed })];
  const readings = new Map(now === null ? [] : [['limit_utilisation', reading(now)] as const]);
  expect(findChanges({ open, quiet: [] }, readings, policy).map(inWords)).toEqual(
    expected === 'nothing' ? [] : [expected],
  );
});

// biome-ignore format: a table
const closedBefore: [closedAt: Severity, figure: number, finding: string][] = [
  ['warning',   0.96, 'nothing'],
  ['warning',   0.81, 'nothing'],
  ['warning',   1.1,  'open utilisation_110'],
  ['attention', 0.96, 'open utilisation_95'],
  ['critical',  1.5,  'nothing'],
];

test.each(closedBefore)('a cause closed at %s and quiet, now at %d: %s', (severity, figure, expected) => {
  const quiet = [{ indicator: 'limit_utilisation' as const, severity }];
  const findings = findChanges({ open: [], quiet }, new Map([['limit_utilisation', reading(figure)]]), policy);
  expect(inWords(findings[0])).toBe(expected);
  const other = findChanges({ open: [], quiet }, new Map([['overdue_share', reading(0.5)]]), policy);
  expect(inWords(other[0])).toBe('open overdue_share_40');
});

describe('what becomes of it', () => {
  const analyst = { id: 'u', name: 'Analyst' };

  test('a new one has owner role, deadline and line of the policy', () => {
    expect(opened('limit_utilisation', 0.96)).toMatchObject({
      severity: 'warning',
      ownerRole: 'credit_analyst',
      owner: null,
      openedOn: '2026-11-26',
      deadline: '2026-12-03',
      line: { code: 'utilisation_95', measures: ['review'] },
    });
  });

  test('escalated to a higher role: it begins with nobody, and is due sooner', () => {
    const warning = opened('limit_utilisation', 0.96, { owner: analyst });
    const readings = new Map([['limit_utilisation', reading(1.2)] as const]);
    const [finding] = findChanges({ open: [warning], quiet: [] }, readings, policy);
    expect(carryOut(finding as Finding, owner, moment)).toMatchObject({
      event: 'escalated',
      warning: { ownerRole: 'credit_manager', owner: null, deadline: '2026-11-29', severity: 'critical', version: 2 },
    });
  });

  test.each([
    ['leaves no more time than there was', '2026-11-28', '2026-11-28'],
    ['today is not over yet', '2026-11-26', '2026-11-26'],
    ['gives its own time where that had run out', '2026-11-25', '2026-12-03'],
  ])('escalated within a role, it keeps whoever has it, and %s', (_what, before, deadline) => {
    const warning = opened('days_beyond_terms', 15, { owner: analyst, deadline: calendarDate(before) });
    const readings = new Map([['days_beyond_terms', reading(30)] as const]);
    const [finding] = findChanges({ open: [warning], quiet: [] }, readings, policy);
    const after = carryOut(finding as Finding, owner, moment).warning;
    expect([after.owner, after.deadline, after.severity]).toEqual([analyst, deadline, 'warning']);
  });

  test.each([
    ['for sales belongs to who looks after the customer', 0.8, { id: 's', name: 'Sales' }],
    ['for the analysts lies before all of them', 0.95, null],
  ])('a new one %s', (_what, figure, expected) => {
    const [finding] = findChanges({ open: [], quiet: [] }, new Map([['limit_utilisation', reading(figure)]]), policy);
    const looked = { ...owner, salesOwner: { id: 's', name: 'Sales' } };
    expect(carryOut(finding as Finding, looked, moment).warning.owner).toEqual(expected);
  });

  test('a figure that only moved is no step: no event, no version', () => {
    const warning = opened('limit_utilisation', 0.96);
    const readings = new Map([['limit_utilisation', reading(0.97)] as const]);
    const [finding] = findChanges({ open: [warning], quiet: [] }, readings, policy);
    expect(carryOut(finding as Finding, owner, moment)).toEqual({
      warning: { ...warning, ...reading(0.97), seenOn: today },
      event: null,
    });
  });
});

describe('what is known of a customer', () => {
  // biome-ignore format: a table
  const cases: [what: string, given: Parameters<typeof figuresOf>[0], indicator: WarningIndicator, figure: number | undefined][] = [
    ['80 of 100 is 0.8 exactly',        { exposureMinor: 8_000_000_00n, limitMinor: 10_000_000_00n }, 'limit_utilisation', 0.8],
    ['no limit: no share of it',        { exposureMinor: 5n, limitMinor: null },                     'limit_utilisation', undefined],
    ['a limit of zero has no share',    { exposureMinor: 5n, limitMinor: 0n },                       'limit_utilisation', undefined],
    ['never invoiced: not known',       { everInvoiced: false },                                     'oldest_overdue_days', undefined],
    ['nothing open: nothing late',      { everInvoiced: true },                                      'oldest_overdue_days', 0],
    ['due today: nothing late',         { everInvoiced: true, oldestDueOn: today },                  'oldest_overdue_days', 0],
    ['due eight days ago',              { everInvoiced: true, oldestDueOn: calendarDate('2026-11-18') }, 'oldest_overdue_days', 8],
    ['owes nothing, owes nothing late', { everInvoiced: true },                                      'overdue_share', 0],
    ['a fifth is late',                 { everInvoiced: true, receivablesMinor: 500n, overdueMinor: 100n }, 'overdue_share', 0.2],
    ['nothing settled: not known',      {},                                                          'days_beyond_terms', undefined],
    ['15 days on average',              { settled: { invoices: 2, amountMinor: 20n, amountDays: 300n } }, 'days_beyond_terms', 15],
    ['never assessed: not known',       {},                                                          'grade_steps_down', undefined],
    ['A when granted, BB now',          { gradeAtGrant: { grade: 'A', on: today }, gradeNow: { grade: 'BB', on: today } }, 'grade_steps_down', 2],
    ['better than when granted',        { gradeAtGrant: { grade: 'BB', on: today }, gradeNow: { grade: 'A', on: today } }, 'grade_steps_down', -2],
    ['no outlook: not known',           { industry: '钢铁' },                                         'industry_outlook', undefined],
    ['a negative outlook',              { industry: '钢铁', outlook: 'negative' },                    'industry_outlook', 3],
    ['no statement: not known',         {},                                                          'current_ratio', undefined],
  ];

  test.each(cases)('%s', (_what, given, indicator, figure) => {
    expect(readingsOf(figuresOf(given), today, policy).get(indicator)?.figure).toBe(figure);
  });
});
