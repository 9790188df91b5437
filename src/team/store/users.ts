import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import { type Role, roles } from '../roles.ts';
import type { User, UserId } from '../user.ts';

type UserRow = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly demo: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly lockedUntil: Date | null;
  readonly secondFactor: boolean;
};

const selectUsers = sql`
  select u.user_id as "id", u.name, u.email, u.roles, u.is_demo as "demo", u.disabled_at as "disabledAt",
         u.created_at as "createdAt", u.last_seen_at as "lastSeenAt", a.locked_until as "lockedUntil",
         f.secret is not null as "secondFactor"
    from team.users u
    left join team.second_factors f on f.user_id = u.user_id
    left join team.sign_in_attempts a on a.email_hash = sha256(convert_to(u.email, 'UTF8'))`;

export async function hasUsers(db: Sql): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from team.users) as found`.execute(db);
  return rows[0]?.found === true;
}

/** In order of creation; `after` is the last user of the page before. */
export async function listUsers(db: Sql, limit: number, after?: string): Promise<User[]> {
  const { rows } = await sql<UserRow>`
    ${selectUsers} where ${after ?? null}::uuid is null or u.user_id > ${after ?? null}::uuid
     order by u.user_id limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

export async function listDemoUsers(db: Sql): Promise<User[]> {
  const { rows } = await sql<UserRow>`
    ${selectUsers} where u.is_demo and u.disabled_at is null order by u.user_id`.execute(db);
  return rows.map(fromRow);
}

/** Those who may sign in and hold one of these roles, by name. */
export async function listPeople(
  db: Sql,
  among: readonly Role[],
): Promise<{ readonly id: UserId; readonly name: string; readonly email: string; readonly roles: Role[] }[]> {
  const { rows } = await sql<{ id: UserId; name: string; email: string; roles: string[] }>`
    select user_id as id, name, email, roles from team.users
     where disabled_at is null and roles && ${among}::text[] order by name, email`.execute(db);
  return rows.map((row) => ({ ...row, roles: knownRoles(row.roles) }));
}

export async function findUser(db: Sql, id: string): Promise<User | undefined> {
  const { rows } = await sql<UserRow>`${selectUsers} where u.user_id = ${id}`.execute(db);
  return rows.map(fromRow)[0];
}

export async function findUserByEmail(db: Sql, email: string): Promise<User | undefined> {
  const { rows } = await sql<UserRow>`${selectUsers} where u.email = lower(${email})`.execute(db);
  return rows.map(fromRow)[0];
}

export async function lockUser(tx: Tx, id: string): Promise<User | undefined> {
  await sql`select from team.users where user_id = ${id} for update`.execute(tx);
  return findUser(tx, id);
}

export type Account = { readonly id: UserId; readonly name: string; readonly roles: readonly Role[] };

/** What a sign-in needs to decide. The password hash leaves the store here only. */
export async function findAccount(
  db: Sql,
  email: string,
): Promise<(Account & { readonly passwordHash: string; readonly disabled: boolean }) | undefined> {
  const { rows } = await sql<{ id: UserId; name: string; roles: string[]; passwordHash: string; disabled: boolean }>`
    select user_id as "id", name, roles, password_hash as "passwordHash", disabled_at is not null as disabled
      from team.users where email = lower(${email})`.execute(db);
  return rows.map((row) => ({ ...row, roles: knownRoles(row.roles) }))[0];
}

export type NewUser = Pick<User, 'id' | 'name' | 'email' | 'roles' | 'demo'> & { readonly passwordHash: string };

/** Adds a user unless the e-mail address is taken: then `false`. */
export async function insertUser(tx: Tx, user: NewUser, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into team.users (user_id, email, name, roles, password_hash, is_demo, created_at)
    values (${user.id}, lower(${user.email}), ${user.name}, ${user.roles}::text[], ${user.passwordHash}, ${user.demo},
            ${now})
    on conflict (email) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateUser(
  tx: Tx,
  { id, name, roles: newRoles, disabled }: Pick<User, 'id' | 'name' | 'roles' | 'disabled'>,
  now: Date,
): Promise<void> {
  await sql`
    update team.users
       set name = ${name}, roles = ${newRoles}::text[],
           disabled_at = case when ${disabled} then coalesce(disabled_at, ${now}) end
     where user_id = ${id}`.execute(tx);
}

/** A user who has a password of their own is no longer a demo user, whoever gave it. */
export async function savePassword(tx: Tx, id: UserId, passwordHash: string): Promise<void> {
  await sql`update team.users set password_hash = ${passwordHash}, is_demo = false where user_id = ${id}`.execute(tx);
}

/** The same password under newer parameters; not if it was changed meanwhile. */
export async function saveRehash(db: Sql, id: UserId, before: string, after: string): Promise<void> {
  await sql`
    update team.users set password_hash = ${after} where user_id = ${id} and password_hash = ${before}`.execute(db);
}

/** A role that a newer version of Headroom knew gives nothing here. */
export function knownRoles(given: readonly string[]): Role[] {
  return roles.filter((role) => given.includes(role));
}

function fromRow({ disabledAt, createdAt, lastSeenAt, lockedUntil, ...row }: UserRow): User {
  return {
    ...row,
    roles: knownRoles(row.roles),
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
  };
}
