import type { LinkProps } from '@tanstack/react-router';
import type { ResourceNamespaceMap } from 'i18next';
import type { Scope } from './session.ts';

type NavWord = keyof ResourceNamespaceMap['common']['nav'];

export type NavEntry = {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: NavWord;
  /** Shown only to who holds it; to everybody when left out. */
  readonly scope?: Scope;
  /** Other entries stand beneath its address, and are not it. */
  readonly isExact?: boolean;
  /** Which count of what waits for the reader stands beside it. */
  readonly waiting?: 'approvals' | 'holds' | 'warnings' | 'reviews';
};

export type NavGroup = { readonly name: NavWord; readonly entries: readonly NavEntry[] };

/** The left navigation, by work and not by table; the search palette offers the same pages. */
const navigation: readonly NavGroup[] = [
  { name: 'home', entries: [{ to: '/', name: 'home', isExact: true }] },
  { name: 'customers', entries: [{ to: '/customers', name: 'customerList', scope: 'limits:read' }] },
  {
    name: 'credit',
    entries: [
      { to: '/credit/applications', name: 'applications', scope: 'applications:read', waiting: 'approvals' },
      { to: '/credit/grade-overrides', name: 'overrides', scope: 'assessments:read' },
      { to: '/credit/portfolio-assessment', name: 'portfolio', scope: 'assessments:read' },
    ],
  },
  {
    name: 'orders',
    entries: [
      { to: '/orders/check', name: 'orderCheck', scope: 'credit:check' },
      { to: '/orders/pre-check', name: 'preCheck', scope: 'credit:check' },
      { to: '/orders/holds', name: 'holds', scope: 'holds:read', waiting: 'holds' },
    ],
  },
  {
    name: 'receivables',
    entries: [
      { to: '/receivables/bills', name: 'bills', scope: 'receivables:read' },
      { to: '/receivables/exchange-rates', name: 'rates', scope: 'limits:read' },
      { to: '/receivables/reconciliation', name: 'reconciliation', scope: 'reports:read' },
      { to: '/import', name: 'import', scope: 'imports:run' },
    ],
  },
  {
    name: 'monitoring',
    entries: [
      { to: '/monitoring/warnings', name: 'warnings', scope: 'warnings:read', waiting: 'warnings' },
      { to: '/monitoring/reviews', name: 'reviews', scope: 'reviews:read', waiting: 'reviews' },
    ],
  },
  {
    name: 'policy',
    entries: [
      { to: '/policy', name: 'policyDocument', scope: 'limits:read', isExact: true },
      { to: '/industry-outlooks', name: 'outlooks', scope: 'assessments:read' },
      { to: '/policy/scorecard', name: 'scorecard', scope: 'assessments:read' },
      { to: '/policy/weights', name: 'weights', scope: 'policies:weigh' },
      { to: '/policy/benchmarks', name: 'benchmarks', scope: 'assessments:read' },
    ],
  },
  {
    name: 'settings',
    entries: [
      { to: '/settings/users', name: 'users', scope: 'users:manage' },
      { to: '/settings/api-keys', name: 'apiKeys', scope: 'keys:manage' },
      { to: '/settings/security', name: 'security', scope: 'settings:manage' },
      { to: '/settings/sellers', name: 'sellers', scope: 'customers:write' },
      { to: '/settings/jobs', name: 'jobs', scope: 'jobs:manage' },
    ],
  },
];

export function groupsFor(scopes: readonly Scope[]): readonly NavGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ scope }) => scope === undefined || scopes.includes(scope)),
    }))
    .filter(({ entries }) => entries.length > 0);
}
