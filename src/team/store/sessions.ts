import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import { type SessionId, sessionIdleMs, sessionLongestMs } from '../session.ts';
import type { UserId } from '../user.ts';
import { type SecondFactorState, secondFactorState } from '../second-factor.ts';
import { secondFactorSetting, toRule } from './second-factors.ts';
import { type Account, knownRoles } from './users.ts';

export type StoredSession = {
  readonly sessionId: SessionId;
  readonly account: Account;
  readonly secondFactor: SecondFactorState;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

type SessionRow = Omit<StoredSession, 'account' | 'secondFactor'> & {
  id: UserId;
  name: string;
  roles: string[];
  isOn: boolean;
  rule: unknown;
};

/** The session behind a cookie. A disabled user has none. */
export async function findSession(db: Sql, tokenHash: Buffer): Promise<StoredSession | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.session_id as "sessionId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
           u.user_id as "id", u.name, u.roles, f.secret is not null as "isOn", ${secondFactorSetting} as rule
      from team.sessions s join team.users u on u.user_id = s.user_id
      left join team.second_factors f on f.user_id = s.user_id
     where s.token_hash = ${tokenHash} and u.disabled_at is null`.execute(db);
  return rows.map(({ id, name, roles: given, isOn, rule, ...session }) => {
    const roles = knownRoles(given);
    return { ...session, account: { id, name, roles }, secondFactor: secondFactorState(toRule(rule), roles, isOn) };
  })[0];
}

export async function insertSession(
  tx: Tx,
  { sessionId, userId, tokenHash, now }: { sessionId: SessionId; userId: UserId; tokenHash: Buffer; now: Date },
): Promise<void> {
  await sql`
    insert into team.sessions (session_id, user_id, token_hash, created_at, last_seen_at)
    values (${sessionId}, ${userId}, ${tokenHash}, ${now}, ${now})`.execute(tx);
  await sql`update team.users set last_seen_at = ${now} where user_id = ${userId}`.execute(tx);
}

export async function noteSeen(db: Sql, sessionId: SessionId, now: Date): Promise<void> {
  await sql`
    with seen as (update team.sessions set last_seen_at = ${now} where session_id = ${sessionId} returning user_id)
    update team.users u set last_seen_at = ${now} from seen where u.user_id = seen.user_id`.execute(db);
}

export async function deleteSession(db: Sql, sessionId: string): Promise<void> {
  await sql`delete from team.sessions where session_id = ${sessionId}`.execute(db);
}

export async function deleteSessionsOf(tx: Tx, userId: UserId, except: string | undefined): Promise<void> {
  await sql`
    delete from team.sessions
     where user_id = ${userId} and session_id is distinct from ${except ?? null}::uuid`.execute(tx);
}

export async function deleteEndedSessions(db: Sql, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - sessionIdleMs);
  const bornBefore = new Date(now.getTime() - sessionLongestMs);
  await sql`
    delete from team.sessions where last_seen_at <= ${idleSince} or created_at <= ${bornBefore}`.execute(db);
}
