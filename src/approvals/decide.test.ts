import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, cny } from '#kernel';
import { type AuthorityLevel, authorityLevels } from '#policy';
import { type Role, roles } from '#team';
import { type Decision, type DecisionKind, decisionKinds } from './application.ts';
import { afterDecision, checkDecidedAmount, votesNeeded, waitingFor, whyNotDecide } from './decide.ts';
import { offerFor, usualLastDay } from './offer.ts';
import { policyInForce } from '#policy';

function decided(level: AuthorityLevel, deciderId: string, decision: DecisionKind = 'approve'): Decision {
  const more = {
    decisionId: deciderId,
    round: 1,
    amount: cny('1'),
    reason: '',
    conditions: [],
    deciderName: deciderId,
  };
  return { ...more, level, deciderId, decision, decidedAt: new Date('2026-03-31T04:00:00Z') };
}

const levels: AuthorityLevel[] = ['sales_manager', 'credit_manager'];
const round = { state: 'in_approval' as const, applicantId: 'applicant', levels, assessed: null };

describe('who may decide', () => {
  test.each<[what: string, decisions: Decision[], id: string, held: Role[], expected: string | undefined]>([
    ['whose turn it is', [], 'lin', ['sales_manager'], undefined],
    ['whoever applied', [], 'applicant', ['sales_manager'], 'own_application'],
    ['a level whose turn comes later', [], 'shen', ['credit_manager'], 'not_your_level'],
    ['a machine', [], 'key', [], 'not_your_level'],
    ['the next one', [decided('sales_manager', 'lin')], 'shen', ['credit_manager'], undefined],
    [
      'the same person in another role',
      [decided('sales_manager', 'lin')],
      'lin',
      ['credit_manager'],
      'already_decided',
    ],
    ['when all have', [decided('sales_manager', 'lin'), decided('credit_manager', 'shen')], 'x', [], 'not_in_approval'],
  ])('%s', (_what, decisions, id, held, expected) => {
    expect(whyNotDecide(round, decisions, { id, roles: held })?.code).toBe(expected);
  });

  test('nobody on a grade that they overrode themselves', () => {
    const by = (byId: string) => {
      const name = { zh: '', en: '' };
      const override = {
        id: 'o',
        modelGrade: 'BBB' as const,
        reasonCode: '',
        reasonName: name,
        reason: '',
        validTo: '',
        by: '',
        byId,
      };
      return whyNotDecide({ ...round, assessed: { override } }, [], { id: 'lin', roles: ['sales_manager'] })?.code;
    };
    expect([by('lin'), by('shen')]).toEqual(['own_override', undefined]);
  });

  test('nobody, once it is closed', () => {
    const closed = { ...round, state: 'returned' as const };
    expect(whyNotDecide(closed, [], { id: 'lin', roles: ['sales_manager'] })?.code).toBe('not_in_approval');
  });
});

describe('where it stands afterwards', () => {
  const committee: AuthorityLevel[] = ['committee'];
  const member = (id: string, decision: DecisionKind) => decided('committee', id, decision);
  test.each<[what: string, levels: AuthorityLevel[], decisions: Decision[], needed: AuthorityLevel[], state: string]>([
    ['the first of two', levels, [decided('sales_manager', 'a')], levels, 'in_approval'],
    ['less: one is enough', levels, [decided('sales_manager', 'a', 'approve_less')], ['sales_manager'], 'approved'],
    ['the last', levels, [decided('sales_manager', 'a'), decided('credit_manager', 'b')], levels, 'approved'],
    ['returned', levels, [decided('sales_manager', 'a', 'return')], levels, 'returned'],
    ['rejected', levels, [decided('sales_manager', 'a', 'reject')], levels, 'rejected'],
    ['one vote of the committee', committee, [member('a', 'approve')], committee, 'in_approval'],
    ['two votes', committee, [member('a', 'approve'), member('b', 'approve_less')], committee, 'approved'],
    ['one against', committee, [member('a', 'reject')], committee, 'in_approval'],
    ['one for, one against', committee, [member('a', 'approve'), member('b', 'reject')], committee, 'in_approval'],
    ['two against', committee, [member('a', 'reject'), member('b', 'reject')], committee, 'rejected'],
  ])('%s', (_what, before, decisions, needed, state) => {
    expect(afterDecision(before, decisions, needed).state).toBe(state);
  });
});

test.each<[decision: DecisionKind, amount: string | undefined, expected: string | undefined]>([
  ['approve', undefined, undefined],
  ['approve', '99', 'amount_not_expected'],
  ['reject', '99', 'amount_not_expected'],
  ['approve_less', undefined, 'amount_missing'],
  ['approve_less', '100', 'amount_not_less'],
  ['approve_less', '99.99', undefined],
])('%s of %s', (decision, amount, expected) => {
  const given = amount === undefined ? undefined : cny(amount);
  expect(checkDecidedAmount(decision, given, cny('100'))?.code).toBe(expected);
});

test('whoever tries whatever: no chain is decided by one person twice, and the applicant decides nothing', () => {
  const chain = fc.subarray([...authorityLevels], { minLength: 1 });
  const tries = fc.array(
    fc.record({
      id: fc.constantFrom('applicant', 'a', 'b', 'c', 'd', 'e', 'f'),
      held: fc.subarray([...roles]),
      decision: fc.constantFrom(...decisionKinds),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(chain, tries, (before, attempts) => {
      let state: Parameters<typeof waitingFor>[0] = { state: 'in_approval', levels: before };
      const decisions: Decision[] = [];
      for (const { id, held, decision } of attempts) {
        const now = { ...state, applicantId: 'applicant', assessed: null };
        const level = waitingFor(now, decisions);
        if (level === null || whyNotDecide(now, decisions, { id, roles: held }) !== undefined) continue;
        decisions.push(decided(level, id, decision));
        state = afterDecision(state.levels, decisions, before);
      }
      const deciders = decisions.map(({ deciderId }) => deciderId);
      expect(new Set(deciders).size).toBe(deciders.length);
      expect(deciders).not.toContain('applicant');
      if (state.state === 'approved') {
        const votes = (level: AuthorityLevel) =>
          decisions.filter((each) => each.level === level && each.decision.startsWith('approve')).length;
        for (const level of before) expect(votes(level)).toBeGreaterThanOrEqual(votesNeeded(level));
      }
    }),
  );
});

describe('what the limit carries', () => {
  const policy = policyInForce(calendarDate('2026-03-31'));
  test('the terms of the grade, the share of a single document rounded down, the conditions', () => {
    expect(offerFor('BB', cny('100000.01'), ['Guarantee'], policy)).toMatchObject({
      terms: { paymentDays: 45, repayment: 'per_invoice', conditions: ['Guarantee'] },
      singleDocument: cny('50000'),
    });
    expect(offerFor('AAA', cny('1'), [], policy).singleDocument).toBeNull();
    expect(offerFor(null, cny('1'), ['x'], policy)).toEqual({ terms: null, singleDocument: null });
  });
  test.each([
    // from         grade           last day
    ['2026-01-01', 'A', '2026-12-31'],
    ['2026-03-31', 'CCC', '2026-06-29'],
    ['2026-11-30', 'CCC', '2027-02-27'],
    ['2028-02-29', 'AA', '2029-02-27'],
    ['2026-01-01', null, '2026-03-31'],
  ] as const)('from %s, grade %s, to %s', (from, grade, to) => {
    expect(usualLastDay(calendarDate(from), grade, policy)).toBe(to);
  });
});
