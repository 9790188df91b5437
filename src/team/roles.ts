import { administrationScopes, businessScopes, type Scope, withIncluded } from './scopes.ts';

const fileReads = [
  'customers:read',
  'limits:read',
  'receivables:read',
  'assessments:read',
  'applications:read',
  'warnings:read',
  'reviews:read',
] as const;
const sellerReads = [...fileReads, 'holds:read'] as const;
const allReads = [...sellerReads, 'reports:read', 'audit:read'] as const;
const director = [
  ...allReads,
  'credit:check',
  'limits:grant',
  'applications:decide',
  'holds:release',
  'customers:freeze',
  'customers:blacklist',
  'receivables:write_off',
  'grades:override',
  'policies:write',
  'warnings:handle',
] as const;

/** What each role may do. The one table to read, and to change. */
export const scopesOf = {
  salesperson: [
    ...sellerReads,
    'credit:check',
    'customers:create',
    'statements:write',
    'applications:write',
    'warnings:handle',
  ],
  sales_manager: [
    ...sellerReads,
    'credit:check',
    'customers:write',
    'statements:write',
    'applications:write',
    'applications:decide',
    'warnings:handle',
    'reports:read',
  ],
  credit_analyst: [
    ...allReads,
    'credit:check',
    'customers:write',
    'customers:freeze',
    'statements:write',
    'assessments:write',
    'grades:override',
    'policies:draft',
    'reservations:release',
    'applications:write',
    'applications:advise',
    'warnings:handle',
    'warnings:scan',
    'reviews:handle',
    'imports:run',
  ],
  credit_manager: businessScopes,
  ar_accountant: [...sellerReads, 'reports:read', 'receivables:write', 'imports:run'],
  finance_director: director,
  general_manager: director,
  committee_member: [...fileReads, 'reports:read', 'applications:decide', 'policies:weigh'],
  external_expert: [...fileReads, 'applications:advise'],
  legal_counsel: [...allReads, 'customers:blacklist', 'applications:advise'],
  auditor: [...allReads, 'metrics:read'],
  // May look a customer up to help somebody; may not move a single fen of credit.
  administrator: [...administrationScopes, 'customers:read', 'audit:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof scopesOf;

export const roles = Object.keys(scopesOf) as [Role, ...Role[]];

/** Somebody with several roles may do what any of them may. */
export function scopesOfRoles(given: readonly Role[]): ReadonlySet<Scope> {
  return withIncluded(given.flatMap((role): readonly Scope[] => scopesOf[role]));
}
