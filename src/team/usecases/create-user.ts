import { ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import type { Role } from '../roles.ts';
import { findUser, insertUser } from '../store/users.ts';
import type { User } from '../user.ts';
import { hashPassword } from './password-hash.ts';
import { inputDigest } from './secrets.ts';

type NewUser = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
};

export async function createUser(
  platform: Platform,
  origin: Origin,
  { password, ...given }: NewUser,
): Promise<Result<Done<User>>> {
  const input = { ...given, password: inputDigest(password) };
  const passwordHash = await hashPassword(password);
  return runCommand(
    platform,
    origin,
    { name: 'team.create_user', may: 'users:manage', input },
    async ({ tx, now, record }) => {
      const id = newId<'user'>();
      if (!(await insertUser(tx, { ...given, id, passwordHash, demo: false }, now))) {
        const detail = `There is already a user with the e-mail address ${given.email}.`;
        return refuse('conflict', 'email_taken', detail, { field: 'email' });
      }
      record({ subject: `user ${id}`, detail: given });
      return ok({ answer: await getUser(tx, id), effect: 'created' });
    },
  );
}

export async function getUser(db: Parameters<typeof findUser>[0], id: string): Promise<User> {
  const user = await findUser(db, id);
  if (user === undefined) throw new Error(`User ${id} has vanished.`);
  return user;
}
