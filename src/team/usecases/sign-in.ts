import { ok, type Result } from '#kernel';
import { type Caller, type Command, newId, type Platform, runCommand } from '#platform';
import { scopesOfRoles } from '../roles.ts';
import type { SessionId } from '../session.ts';
import { insertSession } from '../store/sessions.ts';
import type { Account } from '../store/users.ts';
import { proveIdentity } from './prove-password.ts';
import type { Proof } from './prove-second-factor.ts';
import { csrfTokenOf, hashOfSecret, newSecret } from './secrets.ts';

/** The session's token is known to the browser alone; we keep its hash. */
export type OpenedSession = { readonly caller: Caller; readonly token: string; readonly csrfToken: string };

export async function signIn(
  platform: Platform,
  given: { readonly email: string; readonly password: string; readonly code?: string | undefined },
): Promise<Result<OpenedSession>> {
  const proven = await proveIdentity(platform, { ...given, email: given.email.trim() });
  if (!proven.ok) return proven;
  const { account, proof } = proven.value;
  const token = newSecret();
  const opened = await runCommand(
    platform,
    { caller: callerOf(account) },
    { name: 'team.sign_in', may: 'signed_in', input: {} },
    async (command) => {
      await openSession(command, account, token, proof);
      return ok({ answer: null, effect: 'created' });
    },
  );
  return opened.ok ? ok(openedSession(account, token)) : opened;
}

export async function openSession(
  { tx, now, record }: Command,
  { id }: Account,
  token: string,
  proof?: Proof,
): Promise<void> {
  const sessionId = newId<'session'>();
  await insertSession(tx, { sessionId, userId: id, tokenHash: hashOfSecret(token), now });
  record({ subject: `user ${id}`, detail: { sessionId, ...(proof === undefined ? {} : { secondFactor: proof }) } });
}

export function openedSession(account: Account, token: string): OpenedSession {
  return { caller: callerOf(account), token, csrfToken: csrfTokenOf(token) };
}

export function callerOf({ id, name, roles }: Account, sessionId?: SessionId): Caller {
  const caller: Caller = { kind: 'user', id, name, scopes: scopesOfRoles(roles) };
  return sessionId === undefined ? caller : { ...caller, sessionId };
}
