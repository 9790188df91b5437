import { addDays, calendarDate } from '#kernel';
import type { WarningOwner } from '#policy';
import { type Role, type Scope, scopesOfRoles } from '#team';
import { describe, expect, test } from 'vitest';
import { acceptedDaysMax, checkClosing, type Handler, whyNot } from './handling.ts';
import type { Warning } from './warning.ts';
import type { ClosingCause, WarningAction } from './words.ts';

const today = calendarDate('2026-11-26');

function handler(role: Role): Handler {
  const held = scopesOfRoles([role]);
  return { id: role, name: role, kind: 'person', roles: [role], may: (scope) => held.has(scope as Scope) };
}

const machine: Handler = { id: 'k', name: 'k', kind: 'machine', roles: [], may: () => true };

function warning(ownerRole: WarningOwner, more: Partial<Warning> = {}): Warning {
  return { ownerRole, owner: null, closed: null, applicationId: null, reviewId: null, ...more } as Warning;
}

// biome-ignore format: a table
const cases: [who: Role, ownerRole: WarningOwner, action: WarningAction, why: string | undefined][] = [
  ['salesperson',      'salesperson',    'close',               undefined],
  ['salesperson',      'credit_analyst', 'close',               'not_your_role'],
  ['salesperson',      'credit_analyst', 'take_over',           'not_your_role'],
  ['salesperson',      'credit_manager', 'note',                undefined],
  ['salesperson',      'credit_manager', 'assign',              'not_your_role'],
  ['salesperson',      'salesperson',    'freeze',              'scope_missing'],
  ['sales_manager',    'credit_analyst', 'close',               'not_your_role'],
  ['credit_analyst',   'salesperson',    'take_over',           undefined],
  ['credit_analyst',   'credit_analyst', 'close',               undefined],
  ['credit_analyst',   'credit_manager', 'close',               'not_your_role'],
  ['credit_analyst',   'credit_manager', 'freeze',              undefined],
  ['credit_manager',   'credit_manager', 'close',               undefined],
  ['finance_director', 'credit_manager', 'close',               undefined],
  ['finance_director', 'credit_analyst', 'propose_lower_limit', 'scope_missing'],
  ['auditor',          'salesperson',    'note',                'scope_missing'],
  ['administrator',    'salesperson',    'note',                'scope_missing'],
];

test.each(cases)('%s, a warning of the %s: %s', (who, ownerRole, action, why) => {
  expect(whyNot(action, warning(ownerRole), handler(who))?.code).toBe(why);
});

test('what is closed, proposed or pulled forward is so once; a machine takes nothing over', () => {
  const closed = { by: 'Somebody' } as NonNullable<Warning['closed']>;
  const who = handler('credit_manager');
  expect(whyNot('note', warning('salesperson', { closed }), who)?.code).toBe('warning_closed');
  expect(whyNot('propose_lower_limit', warning('salesperson', { applicationId: 'a' }), who)?.code).toBe(
    'lower_limit_proposed',
  );
  expect(whyNot('pull_review_forward', warning('salesperson', { reviewId: 'r' }), who)?.code).toBe(
    'review_pulled_forward',
  );
  expect(whyNot('take_over', warning('salesperson', { owner: who }), who)?.code).toBe('already_yours');
  expect(whyNot('take_over', warning('salesperson'), machine)?.code).toBe('people_only');
  expect(whyNot('close', warning('credit_manager'), machine)).toBeUndefined();
});

describe('closing', () => {
  const last = addDays(today, acceptedDaysMax);
  // biome-ignore format: a table
  const closings: [cause: ClosingCause, until: string | undefined, froze: boolean, isFrozen: boolean, unfreeze: boolean | undefined, comes: string][] = [
    // cause            until              froze  frozen  unfreeze    comes to
    ['settled',         undefined,         false, false,  undefined,  today],
    ['settled',         addDays(today, 9), false, false,  undefined,  'accepted_until_without_acceptance'],
    ['accepted',        undefined,         false, false,  undefined,  'accepted_until_needed'],
    ['accepted',        today,             false, false,  undefined,  'accepted_until_needed'],
    ['accepted',        addDays(today, 1), false, false,  undefined,  addDays(today, 1)],
    ['accepted',        last,              false, false,  undefined,  last],
    ['accepted',        addDays(last, 1),  false, false,  undefined,  'accepted_until_needed'],
    ['settled',         undefined,         true,  true,   undefined,  'freeze_undecided'],
    ['settled',         undefined,         true,  true,   false,      today],
    ['settled',         undefined,         true,  true,   true,       today],
    ['settled',         undefined,         true,  false,  undefined,  today],
    ['settled',         undefined,         false, true,   undefined,  today],
    ['settled',         undefined,         false, true,   true,       'not_frozen_by_it'],
  ];

  test.each(closings)(
    '%s until %s, froze %s, frozen %s, unfreeze %s: %s',
    (cause, until, froze, isFrozen, unfreeze, comes) => {
      const acceptedUntil = until === undefined ? undefined : calendarDate(until);
      const checked = checkClosing({ cause, acceptedUntil, unfreeze }, { froze, isFrozen }, today);
      expect(checked.ok ? checked.value : checked.refusal.code).toBe(comes);
    },
  );
});
