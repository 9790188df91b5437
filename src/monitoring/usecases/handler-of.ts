import { refuse, type Result } from '#kernel';
import { type Caller, holds, type Sql } from '#platform';
import { findUser } from '#team/usecases';
import type { Handler } from '../handling.ts';

/** A key, a job or the shell has no roles. */
export async function handlerOf(db: Sql, caller: Caller): Promise<Handler> {
  const user = caller.kind === 'user' ? await findUser(db, caller.id) : undefined;
  return {
    id: caller.id,
    name: caller.name,
    kind: caller.kind === 'user' ? 'person' : 'machine',
    roles: user?.roles ?? [],
    may: (scope) => holds(caller, scope),
  };
}

export function warningNotFound(id: string): Result<never> {
  return refuse('not_found', 'warning_not_found', `There is no warning ${id}.`);
}
