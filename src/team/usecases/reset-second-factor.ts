import { ok, type Result, refuse, refused } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { deleteSecondFactor } from '../store/second-factors.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { lockUser } from '../store/users.ts';
import type { User } from '../user.ts';
import { userNotFound } from './change-user.ts';
import { getUser } from './create-user.ts';

/** For somebody who lost the device and the recovery codes: from then on the password alone opens, until they enrol. */
export async function resetSecondFactor(
  platform: Platform,
  origin: Origin,
  userId: string,
): Promise<Result<Done<User>>> {
  return runCommand(
    platform,
    origin,
    { name: 'team.reset_second_factor', may: 'users:manage', input: { userId } },
    async ({ tx, caller, record }) => {
      const user = await lockUser(tx, userId);
      if (user === undefined) return refused(userNotFound(userId));
      if (caller.kind === 'user' && caller.id === userId) {
        const detail = 'Nobody resets their own second factor; ask another administrator.';
        return refuse('not_allowed', 'own_second_factor', detail);
      }
      if (!(await deleteSecondFactor(tx, user.id))) return ok({ answer: user, effect: 'unchanged' });
      await deleteSessionsOf(tx, user.id, undefined);
      record({ subject: `user ${userId}`, detail: {} });
      return ok({ answer: await getUser(tx, userId), effect: 'changed' });
    },
  );
}
