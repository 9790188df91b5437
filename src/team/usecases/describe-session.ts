import { ok, type Result, refuse } from '#kernel';
import { type Caller, findSetting, type Platform } from '#platform';
import { type Role, scopesOfRoles } from '../roles.ts';
import type { Scope } from '../scopes.ts';
import { type SecondFactorState, secondFactorState } from '../second-factor.ts';
import { findSecondFactorRule } from '../store/second-factors.ts';
import { findUser } from '../store/users.ts';

export type SessionDescription = {
  readonly user: { id: string; name: string; email: string; roles: Role[]; scopes: Scope[] };
  readonly company: { name: string; timeZone: string; currency: string };
  readonly demo: boolean;
  readonly secondFactor: SecondFactorState;
};

/** What the browser needs to know about whoever is signed in. */
export async function describeSession(platform: Platform, caller: Caller): Promise<Result<SessionDescription>> {
  const { database, company } = platform;
  const user = caller.kind === 'user' ? await findUser(database.sql, caller.id) : undefined;
  if (user === undefined) return refuse('not_found', 'no_session', 'This is an API key; nobody is signed in with it.');
  const { id, name, email, roles } = user;
  const secondFactor = secondFactorState(await findSecondFactorRule(database.sql), roles, user.secondFactor);
  const held = secondFactor === 'required' ? [] : scopesOfRoles(roles);
  return ok({
    user: { id, name, email, roles: [...roles], scopes: [...held] },
    company: { name: company.name, timeZone: company.timeZone, currency: company.currency },
    demo: await isDemo(platform),
    secondFactor,
  });
}

/** The demo seed sets this: the sign-in page then offers the demo users. */
export async function isDemo({ database }: Platform): Promise<boolean> {
  return (await findSetting(database.sql, 'demo')) === true;
}
