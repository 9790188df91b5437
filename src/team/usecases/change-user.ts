import { ok, type Refusal, type Result, refuse, refused } from '#kernel';
import { type Caller, type Done, type Origin, type Platform, runCommand } from '#platform';
import type { Role } from '../roles.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { lockUser, updateUser } from '../store/users.ts';
import type { User } from '../user.ts';

export type UserChange = {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: boolean | undefined;
};

/** Renames a user, gives other roles, disables or enables. What is left out stays. */
export async function changeUser(
  platform: Platform,
  origin: Origin,
  userId: string,
  change: UserChange,
): Promise<Result<Done<User>>> {
  const input = { userId, ...change };
  return runCommand(
    platform,
    origin,
    { name: 'team.change_user', may: 'users:manage', input },
    async ({ tx, caller, now, record }) => {
      const before = await lockUser(tx, userId);
      if (before === undefined) return refused(userNotFound(userId));
      if (isAboutOwnRights(caller, userId, change)) {
        const detail = 'Nobody changes their own roles or disables themselves; ask another administrator.';
        return refuse('not_allowed', 'own_rights', detail);
      }
      const after = {
        ...before,
        name: change.name ?? before.name,
        roles: change.roles ?? before.roles,
        disabled: change.disabled ?? before.disabled,
      };
      const changes = difference(before, after);
      if (Object.keys(changes).length === 0) return ok({ answer: before, effect: 'unchanged' });
      await updateUser(tx, after, now);
      if (after.disabled) await deleteSessionsOf(tx, before.id, undefined);
      record({ subject: `user ${userId}`, detail: changes });
      return ok({ answer: after, effect: 'changed' });
    },
  );
}

export function userNotFound(userId: string): Refusal {
  return { kind: 'not_found', code: 'user_not_found', detail: `There is no user ${userId}.` };
}

/** Whoever hands out rights must not hand them to themselves. */
function isAboutOwnRights(caller: Caller, userId: string, { roles, disabled }: UserChange): boolean {
  return caller.kind === 'user' && caller.id === userId && (roles !== undefined || disabled === true);
}

function difference(before: User, after: User) {
  const fields = ['name', 'roles', 'disabled'] as const;
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, { before: before[field], after: after[field] }]));
}
