import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { roles } from '../roles.ts';
import type { SecondFactorRule } from '../second-factor.ts';
import { findSecondFactorRule, saveSecondFactorRule } from '../store/second-factors.ts';

/**
 * Says who must have a second factor. It counts at once: whoever must and has none is led to it at their next step,
 * also in a session that is open.
 */
export async function requireSecondFactor(
  platform: Platform,
  origin: Origin,
  rule: SecondFactorRule,
): Promise<Result<Done<SecondFactorRule>>> {
  return runCommand(
    platform,
    origin,
    { name: 'team.require_second_factor', may: 'settings:manage', input: rule },
    async ({ tx, record }) => {
      if (platform.vault === undefined && (rule.everybody || rule.roles.length > 0)) {
        const detail = 'This server has no key to keep secrets with. Its operator sets HEADROOM_SECRET_KEY.';
        return refuse('conflict', 'secret_key_missing', detail);
      }
      const before = await findSecondFactorRule(tx);
      const after = { everybody: rule.everybody, roles: roles.filter((role) => rule.roles.includes(role)) };
      if (JSON.stringify(before) === JSON.stringify(after)) return ok({ answer: before, effect: 'unchanged' });
      await saveSecondFactorRule(tx, after);
      record({ subject: 'who needs a second factor', detail: { before, after } });
      return ok({ answer: after, effect: 'changed' });
    },
  );
}
