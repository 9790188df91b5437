import { ok, type Result, refuse } from '#kernel';
import type { Caller, Platform } from '#platform';
import { type SecondFactorState, secondFactorState } from '../second-factor.ts';
import { countRecoveryCodes, findSecondFactor, findSecondFactorRule } from '../store/second-factors.ts';
import { findUser } from '../store/users.ts';

export type SecondFactorDescription = {
  readonly state: SecondFactorState;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
};

export async function describeSecondFactor(
  { database: { sql } }: Platform,
  caller: Caller,
): Promise<Result<SecondFactorDescription>> {
  const user = caller.kind === 'user' ? await findUser(sql, caller.id) : undefined;
  if (user === undefined) return refuse('not_found', 'people_only', 'Only a person has a second factor.');
  const stored = await findSecondFactor(sql, user.id);
  return ok({
    state: secondFactorState(await findSecondFactorRule(sql), user.roles, user.secondFactor),
    since: stored?.confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(sql, user.id),
  });
}
