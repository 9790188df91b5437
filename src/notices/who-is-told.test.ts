import { describe, expect, test } from 'vitest';
import { type Happening, whoIsTold } from './who-is-told.ts';

const facts = { customerCode: 'C1', customerName: 'Hengda' };
const told = (happening: Happening, actorId: string | null) =>
  whoIsTold(happening, actorId).map(({ userId, kind }) => `${userId} ${kind}`);

describe('an application', () => {
  const application = (
    state: 'in_approval' | 'approved' | 'returned' | 'rejected' | 'withdrawn',
    deciders: string[] = [],
  ) => ({ kind: 'application_changed', state, applicantId: 'chen', deciders, facts }) as const;

  test.each([
    [
      'waits for whoever holds the level',
      application('in_approval', ['lin', 'wang']),
      'chen',
      ['lin application_waits', 'wang application_waits'],
    ],
    [
      'not for whoever applied, though they hold it',
      application('in_approval', ['chen', 'lin']),
      'shen',
      ['lin application_waits'],
    ],
    ['not for whoever just decided one level and holds the next', application('in_approval', ['lin']), 'lin', []],
    ['waits for nobody new', application('in_approval'), 'lin', []],
    ['approved: its applicant', application('approved'), 'shen', ['chen application_approved']],
    ['rejected: its applicant', application('rejected'), 'shen', ['chen application_rejected']],
    ['returned: its applicant', application('returned'), 'shen', ['chen application_returned']],
    ['withdrawn by its applicant: nobody', application('withdrawn', ['lin']), 'chen', []],
  ] as const)('%s', (_what, happening, actor, expected) => {
    expect(told(happening, actor)).toEqual(expected);
  });
});

describe('an edition of the policy', () => {
  const edition = (state: 'proposed' | 'in_force' | 'rejected' | 'withdrawn') =>
    ({
      kind: 'edition_changed',
      state,
      proposerId: 'shen',
      deciders: ['shen', 'zhao', 'wu'],
      facts: { version: 'policy-2.1' },
    }) as const;

  test.each([
    [
      'waits for whoever may put it in force, not for who proposed it',
      'proposed',
      'shen',
      ['zhao edition_waits', 'wu edition_waits'],
    ],
    ['in force: who proposed it', 'in_force', 'zhao', ['shen edition_approved']],
    ['rejected: who proposed it', 'rejected', 'zhao', ['shen edition_rejected']],
    ['taken back: nobody', 'withdrawn', 'shen', []],
  ] as const)('%s', (_what, state, actor, expected) => {
    expect(told(edition(state), actor)).toEqual(expected);
  });
});

describe('an order', () => {
  test.each([
    // what                                        owner    asked by  done by   told
    ['held, asked for by a machine', 'order_held', 'chen', null, 'erp', ['chen order_held']],
    ['held, asked for by its owner, who has the answer', 'order_held', 'chen', 'chen', 'chen', []],
    ['held, asked for by a colleague', 'order_held', 'chen', 'lin', 'lin', ['chen order_held']],
    ['held, nobody looks after the customer', 'order_held', null, null, 'erp', []],
    [
      'released: owner and requester',
      'order_released',
      'chen',
      'lin',
      'shen',
      ['chen order_released', 'lin order_released'],
    ],
    ['released: once, who is both', 'order_released', 'chen', 'chen', 'shen', ['chen order_released']],
    [
      'cleared: owner and requester',
      'order_cleared',
      'chen',
      'lin',
      'shen',
      ['chen order_cleared', 'lin order_cleared'],
    ],
    [
      'declined: owner and requester',
      'order_declined',
      'chen',
      'lin',
      'shen',
      ['chen order_declined', 'lin order_declined'],
    ],
    ['released by its owner', 'order_released', 'chen', null, 'chen', []],
  ] as const)('%s', (_what, kind, ownerId, requesterId, actor, expected) => {
    expect(told({ kind, ownerId, requesterId, facts }, actor)).toEqual(expected);
  });
});

describe('limits', () => {
  const of = (ownerId: string | null, customerCode: string) => ({
    ownerId,
    facts: { customerCode, customerName: customerCode },
  });

  test('their owner is told once, of the first and how many more', () => {
    const customers = [of('chen', 'C1'), of('lin', 'C2'), of('chen', 'C3'), of('chen', 'C4'), of(null, 'C5')];
    expect(whoIsTold({ kind: 'limit_changed', customers, applicantId: null }, 'shen')).toEqual([
      { userId: 'chen', kind: 'limit_changed', facts: { customerCode: 'C1', customerName: 'C1', more: 2 } },
      { userId: 'lin', kind: 'limit_changed', facts: { customerCode: 'C2', customerName: 'C2' } },
    ]);
  });

  test.each([
    ['whoever applied hears of the approval instead', 'chen', 'shen', []],
    ['an owner who did not apply is told', 'lin', 'shen', ['chen limit_changed']],
    ['whoever granted it is not', null, 'chen', []],
  ] as const)('%s', (_what, applicantId, actor, expected) => {
    expect(told({ kind: 'limit_changed', customers: [of('chen', 'C1')], applicantId }, actor)).toEqual(expected);
  });
});

test('of items that failed rules whoever looks after the customer is told, once', () => {
  const of = (ownerId: string | null, customerCode: string) => ({ ownerId, facts: { customerCode } });
  const items = [of('chen', 'C1'), of('chen', 'C2'), of(null, 'C3')];
  expect(whoIsTold({ kind: 'item_failed_rules', items }, 'shen')).toEqual([
    { userId: 'chen', kind: 'item_failed_rules', facts: { customerCode: 'C1', more: 1 } },
  ]);
  expect(told({ kind: 'item_failed_rules', items }, 'chen')).toEqual([]);
});

test('of deliveries that fail a check that nobody made, the owner is told once, of the first and how many more', () => {
  const of = (ownerId: string | null, documentNumber: string) => ({ ownerId, facts: { documentNumber } });
  const deliveries = [of('chen', 'D1'), of('lin', 'D2'), of('chen', 'D3'), of(null, 'D4')];
  expect(whoIsTold({ kind: 'deliveries_flagged', deliveries }, 'wu')).toEqual([
    { userId: 'chen', kind: 'deliveries_flagged', facts: { documentNumber: 'D1', more: 1 } },
    { userId: 'lin', kind: 'deliveries_flagged', facts: { documentNumber: 'D2' } },
  ]);
  expect(told({ kind: 'deliveries_flagged', deliveries }, 'chen')).toEqual(['lin deliveries_flagged']);
});

describe('a warning', () => {
  const warning = (severity: 'attention' | 'critical', more: object = {}) =>
    ({
      kind: 'warning_opened',
      severity,
      ownerRole: 'credit_analyst',
      ownerId: null,
      customerOwnerId: 'chen',
      holders: ['zhou', 'wu'],
      facts,
      ...more,
    }) as const;

  test.each([
    ['critical, before a role: everybody who holds it', warning('critical'), null, ['zhou', 'wu']],
    ['less than critical, before a role: a queue, not news', warning('attention'), null, []],
    ['less than critical, before one person', warning('attention', { ownerId: 'zhou' }), null, ['zhou']],
    ['before sales: who looks after the customer', warning('attention', { ownerRole: 'salesperson' }), null, ['chen']],
    [
      'before sales, and nobody looks after it',
      warning('attention', { ownerRole: 'salesperson', customerOwnerId: null }),
      null,
      [],
    ],
    ['taken by whoever assigned it to themselves', warning('critical', { ownerId: 'zhou' }), 'zhou', []],
  ] as const)('%s', (_what, happening, actor, expected) => {
    expect(whoIsTold(happening, actor).map(({ userId }) => userId)).toEqual(expected);
  });

  test('a review that is due lies before its role', () => {
    const { severity: _, ...review } = { ...warning('critical'), kind: 'review_due' as const };
    expect(told(review, null)).toEqual(['zhou review_due', 'wu review_due']);
  });
});
