import type { Platform } from '#platform';
import { type Role, roles } from '../roles.ts';
import { hasUsers, listDemoUsers } from '../store/users.ts';
import { demoPassword } from './demo-users.ts';
import { isDemo } from './describe-session.ts';

type DemoUser = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
};

/** What the sign-in page may show to somebody it does not know yet. */
export async function signInOptions(
  platform: Platform,
): Promise<{ demoUsers: DemoUser[]; needsFirstAdministrator: boolean }> {
  const db = platform.database.sql;
  const users = (await isDemo(platform)) ? await listDemoUsers(db) : [];
  return {
    demoUsers: users
      .flatMap(({ email, name, roles: [role] }) =>
        role === undefined ? [] : [{ email, name, role, password: demoPassword }],
      )
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)),
    needsFirstAdministrator: !(await hasUsers(db)),
  };
}
