/** What a caller may do. A route names the one scope it needs; a role or an API key is a set of them. */
export const scopes = [
  'customers:read',
  'customers:create',
  'customers:write',
  'customers:freeze',
  'customers:blacklist',
  'limits:read',
  'limits:grant',
  'receivables:read',
  'receivables:write',
  'receivables:write_off',
  'statements:write',
  'assessments:read',
  'assessments:write',
  'grades:override',
  'policies:write',
  'policies:weigh',
  'policies:draft',
  'credit:check',
  'holds:read',
  'holds:release',
  'reservations:release',
  'applications:read',
  'applications:write',
  'applications:decide',
  'applications:advise',
  'warnings:read',
  'warnings:handle',
  'warnings:scan',
  'reviews:read',
  'reviews:handle',
  'reports:read',
  'imports:run',
  'audit:read',
  'users:manage',
  'keys:manage',
  'settings:manage',
  'jobs:manage',
  'metrics:read',
] as const;

export type Scope = (typeof scopes)[number];

/** Rights that hold another one within: whoever may change every customer may add one, whoever writes policy may weigh and draft. */
const within: Readonly<Partial<Record<Scope, Scope>>> = {
  'customers:write': 'customers:create',
  'policies:write': 'policies:weigh',
  'policies:weigh': 'policies:draft',
};

/** Everything that somebody with these rights may do. */
export function withIncluded(given: Iterable<Scope>): ReadonlySet<Scope> {
  const held = new Set(given);
  for (const scope of held) {
    const included = within[scope];
    if (included !== undefined) held.add(included);
  }
  return held;
}

/** Running the system, as opposed to the business: kept apart, so that whoever hands out rights grants no credit. */
export const administrationScopes = [
  'users:manage',
  'keys:manage',
  'settings:manage',
  'jobs:manage',
  'metrics:read',
] as const satisfies readonly Scope[];

/** Every right about customers, limits, receivables and orders, with the authority to grant and to release. */
export const businessScopes: readonly Scope[] = scopes.filter(
  (scope) => !(administrationScopes as readonly Scope[]).includes(scope),
);
