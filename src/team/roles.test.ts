import { describe, expect, test } from 'vitest';
import { type Role, roles, scopesOf, scopesOfRoles } from './roles.ts';
import { administrationScopes, businessScopes, scopes } from './scopes.ts';

const named: readonly Role[] = [
  'salesperson',
  'sales_manager',
  'credit_analyst',
  'credit_manager',
  'ar_accountant',
  'finance_director',
  'general_manager',
  'committee_member',
  'external_expert',
  'legal_counsel',
  'auditor',
  'administrator',
];
const has = (role: Role, scope: string) => (scopesOf[role] as readonly string[]).includes(scope);
const who = (scope: string) => roles.filter((role) => has(role, scope));

test('every role of the house is in the table, and no other', () => {
  expect(roles.toSorted()).toEqual(named.toSorted());
});

test('business and administration are everything, and share nothing', () => {
  expect([...businessScopes, ...administrationScopes].toSorted()).toEqual(scopes.toSorted());
  expect(new Set([...businessScopes, ...administrationScopes]).size).toBe(scopes.length);
});

test('the auditor reads everything and changes nothing', () => {
  const reads = scopes.filter((scope) => scope.endsWith(':read'));
  expect(scopesOf.auditor.toSorted()).toEqual(reads.toSorted());
});

test('the administrator has no business right but to read', () => {
  const business = scopesOf.administrator.filter((scope) => (businessScopes as readonly string[]).includes(scope));
  expect(business.filter((scope) => !scope.endsWith(':read'))).toEqual([]);
});

describe('who may', () => {
  const cases: [scope: string, who: readonly Role[]][] = [
    ['limits:grant', ['credit_manager', 'finance_director', 'general_manager']],
    ['holds:release', ['credit_manager', 'finance_director', 'general_manager']],
    ['customers:blacklist', ['credit_manager', 'finance_director', 'general_manager', 'legal_counsel']],
    ['customers:freeze', ['credit_analyst', 'credit_manager', 'finance_director', 'general_manager']],
    ['customers:create', ['salesperson', 'credit_manager']],
    ['customers:write', ['sales_manager', 'credit_analyst', 'credit_manager']],
    ['statements:write', ['salesperson', 'sales_manager', 'credit_analyst', 'credit_manager']],
    ['assessments:write', ['credit_analyst', 'credit_manager']],
    ['grades:override', ['credit_analyst', 'credit_manager', 'finance_director', 'general_manager']],
    ['policies:write', ['credit_manager', 'finance_director', 'general_manager']],
    ['policies:weigh', ['credit_manager', 'committee_member']],
    ['policies:draft', ['credit_analyst', 'credit_manager']],
    ['receivables:write', ['credit_manager', 'ar_accountant']],
    ['imports:run', ['credit_analyst', 'credit_manager', 'ar_accountant']],
    ['reservations:release', ['credit_analyst', 'credit_manager']],
    ['applications:write', ['salesperson', 'sales_manager', 'credit_analyst', 'credit_manager']],
    [
      'applications:decide',
      ['sales_manager', 'credit_manager', 'finance_director', 'general_manager', 'committee_member'],
    ],
    ['applications:advise', ['credit_analyst', 'credit_manager', 'external_expert', 'legal_counsel']],
    [
      'warnings:handle',
      ['salesperson', 'sales_manager', 'credit_analyst', 'credit_manager', 'finance_director', 'general_manager'],
    ],
    ['warnings:scan', ['credit_analyst', 'credit_manager']],
    ['reviews:handle', ['credit_analyst', 'credit_manager']],
    [
      'reports:read',
      [
        'sales_manager',
        'credit_analyst',
        'credit_manager',
        'ar_accountant',
        'finance_director',
        'general_manager',
        'committee_member',
        'legal_counsel',
        'auditor',
      ],
    ],
    ['users:manage', ['administrator']],
    ['keys:manage', ['administrator']],
    ['settings:manage', ['administrator']],
    ['jobs:manage', ['administrator']],
    ['metrics:read', ['auditor', 'administrator']],
  ];
  test.each(cases)('%s', (scope, expected) => {
    expect(who(scope)).toEqual(expected);
  });
});

test('whoever may change customers may add them, and not the other way round', () => {
  const may = (role: Role) => scopesOfRoles([role]);
  expect(roles.filter((role) => may(role).has('customers:create'))).toEqual([
    'salesperson',
    'sales_manager',
    'credit_analyst',
    'credit_manager',
  ]);
  expect(may('salesperson').has('customers:write')).toBe(false);
});

test('several roles may do what any of them may', () => {
  const both = scopesOfRoles(['salesperson', 'ar_accountant']);
  expect([both.has('credit:check'), both.has('receivables:write'), both.has('limits:grant')]).toEqual([
    true,
    true,
    false,
  ]);
});
