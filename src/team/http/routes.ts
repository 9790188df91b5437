import { ok, type Result } from '#kernel';
import { type Done, type Platform, type Route, read, todayAt, toPage, write } from '#platform';
import { type ApiKey, apiKeyState } from '../api-key.ts';
import { listApiKeys } from '../store/api-keys.ts';
import { findSecondFactorRule } from '../store/second-factors.ts';
import { listUsers } from '../store/users.ts';
import type { SecondFactorRule } from '../second-factor.ts';
import type { User } from '../user.ts';
import { changeUser } from '../usecases/change-user.ts';
import { confirmSecondFactor } from '../usecases/confirm-second-factor.ts';
import { createApiKey } from '../usecases/create-api-key.ts';
import { createUser } from '../usecases/create-user.ts';
import { describeSecondFactor } from '../usecases/describe-second-factor.ts';
import { describeSession } from '../usecases/describe-session.ts';
import { revokeApiKey } from '../usecases/revoke-api-key.ts';
import { setPassword } from '../usecases/set-password.ts';
import { requireSecondFactor } from '../usecases/require-second-factor.ts';
import { resetSecondFactor } from '../usecases/reset-second-factor.ts';
import { startSecondFactor } from '../usecases/start-second-factor.ts';
import { turnOffSecondFactor } from '../usecases/turn-off-second-factor.ts';
import { signInOptions } from '../usecases/sign-in-options.ts';
import * as contract from './contract.ts';

/** Users, keys, and who am I. Signing in and out sets cookies: see session-routes.ts. */
export function teamRoutes(platform: Platform): Route[] {
  const { sql } = platform.database;
  const presentKey = <Key extends ApiKey>(key: Key) => ({
    ...key,
    scopes: [...key.scopes],
    state: apiKeyState(key, todayAt(platform.clock, platform.company)),
  });
  return [
    read(contract.getSession, ({ caller }) => describeSession(platform, caller)),
    read(contract.getSignInOptions, async () => ok(await signInOptions(platform))),
    read(contract.listUsers, async ({ query: { limit, cursor } }) =>
      ok(toPage(await listUsers(sql, limit + 1, cursor), limit, { item: presentUser, cursor: ({ id }) => id })),
    ),
    write(contract.createUser, async ({ origin, body }) =>
      answering(await createUser(platform, origin, body), presentUser),
    ),
    write(contract.changeUser, async ({ origin, params, body }) =>
      answering(await changeUser(platform, origin, params.id, body), presentUser),
    ),
    write(contract.setPassword, async ({ origin, params, body }) =>
      answering(await setPassword(platform, origin, params.id, body), presentUser),
    ),
    ...secondFactorRoutes(platform),
    read(contract.listApiKeys, async ({ query: { limit, cursor } }) =>
      ok(toPage(await listApiKeys(sql, limit + 1, cursor), limit, { item: presentKey, cursor: ({ id }) => id })),
    ),
    write(contract.createApiKey, async ({ origin, body }) =>
      answering(await createApiKey(platform, origin, body), presentKey),
    ),
    write(contract.revokeApiKey, async ({ origin, params }) =>
      answering(await revokeApiKey(platform, origin, params.id), presentKey),
    ),
  ];
}

function secondFactorRoutes(platform: Platform): Route[] {
  const { sql } = platform.database;
  return [
    read(contract.getSecondFactor, ({ caller }) => describeSecondFactor(platform, caller)),
    write(contract.startSecondFactor, async ({ caller, body }) =>
      changed(await startSecondFactor(platform, caller, body.currentPassword)),
    ),
    write(contract.confirmSecondFactor, async ({ caller, body }) =>
      changed(await confirmSecondFactor(platform, caller, body.code)),
    ),
    write(contract.turnOffSecondFactor, async ({ caller, body }) => {
      const done = await turnOffSecondFactor(platform, caller, body);
      return done.ok ? changed(ok({ turnedOff: true as const })) : done;
    }),
    write(contract.resetSecondFactor, async ({ origin, params }) =>
      answering(await resetSecondFactor(platform, origin, params.id), presentUser),
    ),
    read(contract.getSecondFactorRule, async () => ok(presentRule(await findSecondFactorRule(sql)))),
    write(contract.setSecondFactorRule, async ({ origin, body }) =>
      answering(await requireSecondFactor(platform, origin, body), presentRule),
    ),
  ];
}

function presentRule({ everybody, roles }: SecondFactorRule) {
  return { everybody, roles: [...roles] };
}

function changed<Answer>(result: Result<Answer>): Result<Done<Answer>> {
  return result.ok ? ok({ answer: result.value, effect: 'changed' }) : result;
}

function presentUser(user: User) {
  return { ...user, roles: [...user.roles] };
}

function answering<Thing, Shown>(result: Result<Done<Thing>>, present: (thing: Thing) => Shown): Result<Done<Shown>> {
  return result.ok ? ok({ ...result.value, answer: present(result.value.answer) }) : result;
}
