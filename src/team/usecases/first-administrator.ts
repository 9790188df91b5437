import { ok, type Result, refuse } from '#kernel';
import { newId, type Platform, removeSetting, runCommand, saveSetting, system } from '#platform';
import { hasUsers, insertUser } from '../store/users.ts';
import { hashPassword } from './password-hash.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { type OpenedSession, openedSession, openSession } from './sign-in.ts';

const setting = 'first_administrator_token_hash';

/** For the log of a start on a system without users: whoever reads it may become the administrator, once. */
export async function firstAdministratorToken({ database }: Platform): Promise<string | undefined> {
  if (await hasUsers(database.sql)) return undefined;
  const token = newSecret();
  await saveSetting(database.sql, setting, stored(token));
  return token;
}

type FirstAdministrator = {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

export async function createFirstAdministrator(
  platform: Platform,
  { token, name, email, password }: FirstAdministrator,
): Promise<Result<OpenedSession>> {
  const account = { id: newId<'user'>(), name, roles: ['administrator'] as const };
  const sessionToken = newSecret();
  const done = await runCommand(
    platform,
    { caller: system },
    { name: 'team.create_first_administrator', may: 'users:manage', input: { name, email } },
    async (command) => {
      const { tx, now, record } = command;
      if (await hasUsers(tx)) {
        return refuse('conflict', 'users_exist', 'There are users already. An administrator adds the next one.');
      }
      // Of two at once one takes it away; the other then finds nothing.
      if (!(await removeSetting(tx, setting, stored(token)))) {
        const detail = 'This token is not the one in the log of the last start.';
        return refuse('not_allowed', 'wrong_token', detail, { field: 'token' });
      }
      const passwordHash = await hashPassword(password);
      await insertUser(tx, { ...account, email, passwordHash, demo: false }, now);
      record({ subject: `user ${account.id}`, detail: { name, email, roles: account.roles } });
      await openSession(command, account, sessionToken);
      return ok({ answer: null, effect: 'created' });
    },
  );
  return done.ok ? ok(openedSession(account, sessionToken)) : done;
}

function stored(token: string): string {
  return hashOfSecret(token).toString('hex');
}
