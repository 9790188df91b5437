import { ok } from '#kernel';
import type { Platform } from '#platform';
import { scopesOfRoles, type User } from '#team';
import { listUsers } from '#team/usecases';

const peopleMax = 1_000;

/** The people to whom a warning may be given. */
export async function listHandlers({ database }: Platform) {
  const users = (await listUsers(database.sql, peopleMax)).filter(mayHandle);
  return ok({ items: users.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })) });
}

export function mayHandle({ disabled, roles }: User): boolean {
  return !disabled && scopesOfRoles(roles).has('warnings:handle');
}
