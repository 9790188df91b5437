import { expect, test } from 'vitest';
import { type Role, scopesOf } from '#team';
import { panelsFor } from '../../web/rooms/home/panels.ts';

const portfolio = 'figures largest industries ageing trend utilisation grades gradeChanges';
const auditing = 'search trail';

test.each<[Role, string]>([
  ['salesperson', 'myCustomers myHolds myApplications myWarnings'],
  ['sales_manager', `approvals myCustomers myHolds myApplications myWarnings ${portfolio}`],
  ['credit_analyst', `advice warnings reviews fileGaps imports ${portfolio}`],
  ['credit_manager', `approvals holdDesk warnings reviews fileGaps ${portfolio}`],
  ['ar_accountant', `overdueCustomers unappliedCash disputes imports ${portfolio}`],
  ['finance_director', `approvals holdDesk myWarnings ${portfolio}`],
  ['general_manager', `approvals holdDesk myWarnings ${portfolio}`],
  ['committee_member', `approvals ${portfolio}`],
  ['external_expert', 'advice'],
  ['legal_counsel', `advice ${auditing} ${portfolio}`],
  ['auditor', `${auditing} ${portfolio}`],
  ['administrator', `health people keys ${auditing}`],
])('%s', (role, expected) => {
  expect(panelsFor(scopesOf[role]).map(({ name }) => name)).toEqual(expected.split(' '));
});

test('with two roles one has the panels of both, and each once', () => {
  const both = panelsFor([...scopesOf.salesperson, ...scopesOf.ar_accountant]).map(({ name }) => name);
  expect(both).toContain('myCustomers');
  expect(both).toContain('unappliedCash');
  expect(new Set(both).size).toBe(both.length);
});

test('without any right there is nothing', () => {
  expect(panelsFor([])).toEqual([]);
});
