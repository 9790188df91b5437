import { createCustomer, updateCustomer } from '#customers/usecases';
import { addDays, amountText, calendarDate, cny, ok, type Result, toJson } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { type Caller, type Done, newId, operator, type Origin } from '#platform';
import { type Role, scopesOfRoles } from '#team';
import { listUsers, seedDemoUsers } from '#team/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { DecisionKind } from '../application.ts';
import type { Assessed } from '../assessed.ts';
import { type Apply, apply } from './apply.ts';
import type { Assess } from './assess-for.ts';
import { decide } from './decide.ts';
import type { ApplicationView } from './read-application.ts';

export const day = calendarDate;
export const today = day('2026-03-31');

/** A company with one person in each role, where every customer is of grade A and good for ¥5 million. */
export async function openHouse() {
  let now = new Date(`${today}T04:00:00Z`);
  const platform = await testPlatform({ now: () => now });
  await seedDemoUsers(platform);
  const users = await listUsers(platform.database.sql, 100);
  const proposals = new Map<string, string | null>();

  function as(...roles: Role[]): Origin {
    const user = users.find((each) => each.roles.includes(roles[0] ?? 'auditor'));
    if (user === undefined) throw new Error(`Nobody is ${roles.join(' ')}.`);
    const caller: Caller = { kind: 'user', id: user.id, name: user.name, scopes: scopesOfRoles(roles) };
    return { caller, key: newId() };
  }

  const assess: Assess = async (_command, { code }) => {
    const proposed = proposals.get(code) ?? '5000000';
    return ok(proposed === 'unknown' ? null : assessedFor(proposed));
  };

  async function customer(code: string, more: { parentCode?: string; limit?: string; proposed?: string } = {}) {
    const { parentCode, limit, proposed } = more;
    await createCustomer(platform, { caller: operator }, { code, name: `${code} Ltd`, parentCode });
    if (proposed !== undefined) proposals.set(code, proposed);
    if (limit !== undefined) await grant(code, limit);
    return code;
  }

  async function grant(customerCode: string, limit: string) {
    const year = { validFrom: day('2026-01-01'), validTo: day('2026-12-31') };
    const request = { customerCode, amount: cny(limit), ...year, reason: 'before' };
    return grantLimit(platform, { caller: operator }, request);
  }

  const send = (customerCode: string, amount: string, more: Partial<Apply> = {}, by: Role = 'salesperson') =>
    apply(platform, as(by), assess, {
      customerCode,
      kind: 'new',
      amount: cny(amount),
      validFrom: undefined,
      validTo: undefined,
      reason: 'A new line of business',
      ...more,
    });

  const decideOn = (
    view: Pick<ApplicationView, 'id' | 'version'>,
    by: Origin,
    decision: DecisionKind = 'approve',
    more: { amount?: string; conditions?: string[] } = {},
  ) =>
    decide(platform, by, {
      applicationId: view.id,
      version: view.version,
      decision,
      amount: more.amount === undefined ? undefined : cny(more.amount),
      reason: 'Seen and weighed',
      conditions: more.conditions ?? [],
    });

  return {
    platform,
    users,
    as,
    assess,
    customer,
    grant,
    send,
    decideOn,
    moveTo: (date: string) => void (now = new Date(`${date}T04:00:00Z`)),
    join: (code: string, parentCode: string) =>
      updateCustomer(platform, { caller: operator }, code, { parentCode, version: 1 }),
    tomorrow: addDays(today, 1),
  };
}

function assessedFor(proposed: string): Assessed {
  return {
    id: newId(),
    asOf: today,
    grade: 'A',
    score: 78,
    gradeOfScore: 'A',
    caps: [],
    knownPercent: 90,
    dimensions: [{ code: 'financial', name: { zh: '财务', en: 'Financial' }, points: 40, maxPoints: 50 }],
    doubts: [],
    proposed: toJson(cny(proposed)),
    derivation: [{ code: 'need', label: { zh: '需求', en: 'Need' }, amount: toJson(cny(proposed)) }],
  };
}

export function answerOf<Answer>(done: Result<Done<Answer>>): Answer {
  if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.detail}`);
  return done.value.answer;
}

export function codeOf(done: Result<unknown>): string {
  return done.ok ? 'ok' : done.refusal.code;
}

/** `in_approval 450000.00 waiting for credit_manager`. */
export function inWords({ state, amount, waitingFor }: ApplicationView): string {
  const waits = waitingFor === null ? '' : ` waiting for ${waitingFor}`;
  return `${state} ${amountText(cny(amount.amount))}${waits}`;
}
