import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { apply, decide } from '#approvals/usecases';
import { createCustomer } from '#customers/usecases';
import { createCheckLanes, declineHold, releaseHold } from '#exposure/usecases';
import { calendarDate, cny, ok, type Result, toJson } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { type Caller, deliverEvents, type Done, type Listener, newId, operator } from '#platform';
import { draftOf } from '#policy';
import { decideEdition, loadVersions, proposeEdition } from '#policy/usecases';
import { type Role, scopesOfRoles } from '#team';
import { createUser, listUsers, seedDemoUsers } from '#team/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import { countWaiting } from './count-waiting.ts';
import { markRead } from './mark-read.ts';
import { readNotices } from './read-notices.ts';
import { tellPeople } from './tell-people.ts';

const now = new Date('2026-03-31T04:00:00Z');
const platform = await testPlatform({ now: () => now });
const db = platform.database.sql;
await seedDemoUsers(platform);
const users = await listUsers(db, 100);
const lanes = createCheckLanes(platform);

function personIn(role: Role): Caller {
  const user = users.find(({ roles }) => roles.includes(role));
  if (user === undefined) throw new Error(`Nobody is ${role}.`);
  return { kind: 'user', id: user.id, name: user.name, scopes: scopesOfRoles([role]) };
}
const as = (role: Role) => ({ caller: personIn(role), key: newId() });
const salesperson = users.find(({ roles }) => roles.includes('salesperson'));

function answerOf<Answer>(done: Result<Done<Answer>>): Answer {
  if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.detail}`);
  return done.value.answer;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.detail);
  return result.value;
}
const waitingFor = async (role: Role) =>
  valueOf(await countWaiting(platform, personIn(role), calendarDate('2026-03-31')));

const deliver = (...listeners: Listener[]) =>
  deliverEvents({ database: platform.database, now }, listeners.length === 0 ? [tellPeople] : listeners);

async function noticesOf(role: Role) {
  return valueOf(await readNotices(platform, personIn(role), { limit: 50 })).items;
}
const toldTo = async (role: Role) => (await noticesOf(role)).map(({ kind, facts }) => `${kind} ${facts.customerCode}`);

const year = { validFrom: calendarDate('2026-01-01'), validTo: calendarDate('2026-12-31') };

async function customer(code: string, owner?: string, limit?: string) {
  answerOf(await createCustomer(platform, { caller: operator }, { code, name: `${code} Ltd`, owner }));
  if (limit === undefined) return;
  answerOf(
    await grantLimit(platform, as('credit_manager'), { customerCode: code, amount: cny(limit), ...year, reason: 'r' }),
  );
}

async function orderHeld(customerCode: string, number: string, by: Caller) {
  const answer = await lanes.check(
    { caller: by, key: newId() },
    { customerCode, document: { type: 'sales_order', number }, amount: cny('900'), simulate: false },
  );
  if (!answer.ok || answer.value.holdId === undefined) throw new Error('The order was not held.');
  return answer.value.holdId;
}
const erp: Caller = { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['credit:check']) };

/** Of grade A, and good for ¥5 million. */
const assess: Parameters<typeof apply>[2] = async () =>
  ok({
    id: newId(),
    asOf: year.validFrom,
    grade: 'A',
    score: 78,
    gradeOfScore: 'A',
    caps: [],
    knownPercent: 90,
    dimensions: [],
    doubts: [],
    proposed: toJson(cny('5000000')),
    derivation: [],
  });

test('an application goes from level to level, and its applicant hears how it ended', async () => {
  await customer('APP', 'lin.xuemei@demo.headroom.example');
  const ask = {
    customerCode: 'APP',
    kind: 'new',
    amount: cny('2400000'),
    validFrom: undefined,
    validTo: undefined,
  } as const;
  let application = answerOf(await apply(platform, as('salesperson'), assess, { ...ask, reason: 'A new line' }));
  const levels: Role[] = [];
  while (application.waitingFor !== null) {
    await deliver();
    const role = application.waitingFor === 'committee' ? 'committee_member' : application.waitingFor;
    levels.push(role);
    expect(await toldTo(role)).toEqual(['application_waits APP']);
    expect(await waitingFor(role)).toMatchObject({ approvals: 1, notices: 1 });
    const { id, version } = application;
    const decision = { applicationId: id, version, decision: 'approve', amount: undefined, reason: 'Seen' } as const;
    application = answerOf(await decide(platform, as(role), { ...decision, conditions: [] }));
  }
  expect(levels).toEqual(['sales_manager', 'credit_manager']);
  await deliver();
  expect(await toldTo('salesperson')).toEqual(['application_approved APP']);
  // Who looks after the customer did not apply, and hears of the limit.
  expect((await toldTo('sales_manager')).filter((told) => told.startsWith('limit'))).toEqual(['limit_changed APP']);
  expect((await noticesOf('salesperson'))[0]?.facts).toMatchObject({
    applicationId: application.id,
    amount: { currency: 'CNY', amount: '2400000.00' },
    by: personIn(levels.at(-1) ?? 'auditor').name,
  });
});

test('an order held for a machine reaches the owner; released, owner and requester hear of it', async () => {
  await customer('ORD', salesperson?.email, '1000');
  await deliver();
  const before = await toldTo('salesperson');
  expect(before[0]).toBe('limit_changed ORD');
  await expect(orderHeld('ORD', 'SO-1', erp)).rejects.toThrow('was not held');
  const holdId = await orderHeld('ORD', 'SO-2', erp);
  // An owner who asks has the answer already.
  await orderHeld('ORD', 'SO-3', personIn('salesperson'));
  await deliver();
  expect(await toldTo('salesperson')).toEqual(['order_held ORD', ...before]);
  expect((await noticesOf('salesperson'))[0]?.facts).toMatchObject({ documentNumber: 'SO-2', reasons: ['over_limit'] });
  expect(await waitingFor('salesperson')).toMatchObject({ approvals: null, holds: 2 });
  expect(await waitingFor('credit_manager')).toMatchObject({ holds: 2 });
  answerOf(await releaseHold(platform, as('credit_manager'), { holdId, reason: 'Paid tomorrow' }));
  await deliver();
  expect(await toldTo('salesperson')).toEqual(['order_released ORD', 'order_held ORD', ...before]);
  const declined = await orderHeld('ORD', 'SO-4', erp);
  answerOf(await declineHold(platform, as('credit_manager'), { holdId: declined, reason: 'No more on credit' }));
  await deliver();
  expect((await toldTo('salesperson'))[0]).toBe('order_declined ORD');
  expect((await noticesOf('salesperson'))[0]?.facts).toMatchObject({
    documentNumber: 'SO-4',
    by: personIn('credit_manager').name,
  });
});

test('nobody waits for a release that they asked for themselves: it waits for the others who release', async () => {
  await customer('OWN', undefined, '1');
  const heldFor = async () => [await waitingFor('credit_manager'), await waitingFor('finance_director')];
  const [mine, theirs] = (await heldFor()).map(({ holds }) => holds ?? 0);
  await orderHeld('OWN', 'SO-1', personIn('credit_manager'));
  expect(await heldFor()).toMatchObject([{ holds: mine }, { holds: (theirs ?? 0) + 1 }]);
});

test('a proposed edition of the policy reaches who may put it in force; its proposer hears of the decision', async () => {
  const [newest] = (await loadVersions(db)).toReversed();
  if (newest === undefined) throw new Error('There is always a policy.');
  const wanted = { draft: draftOf(newest), effectiveFrom: calendarDate('2027-03-01'), replaces: newest.version };
  const propose = async () =>
    answerOf(await proposeEdition(platform, as('credit_manager'), { ...wanted, reason: 'Weighed anew' }));
  const first = await propose();
  answerOf(
    await decideEdition(platform, as('credit_manager'), first.version, { decision: 'withdraw', reason: 'Too early' }),
  );
  const { version } = await propose();
  await deliver();
  for (const role of ['finance_director', 'general_manager'] as const)
    expect((await noticesOf(role)).filter(({ kind }) => kind === 'edition_waits')).toMatchObject([
      { facts: { version, day: '2027-03-01', by: personIn('credit_manager').name } },
    ]);
  expect((await toldTo('credit_manager')).filter((told) => told.startsWith('edition'))).toEqual([]);
  answerOf(await decideEdition(platform, as('finance_director'), version, { decision: 'reject', reason: 'No' }));
  await deliver();
  expect((await noticesOf('credit_manager'))[0]).toMatchObject({
    kind: 'edition_rejected',
    facts: { version, by: personIn('finance_director').name },
  });
});

test('an event is heard once, whatever happens in between', async () => {
  await customer('ONE', salesperson?.email);
  answerOf(
    await grantLimit(platform, as('credit_manager'), {
      customerCode: 'ONE',
      amount: cny('5'),
      ...year,
      reason: 'r',
    }),
  );
  const before = await toldTo('salesperson');
  const crash: Listener = async () => {
    throw new Error('the plug was pulled');
  };
  await expect(deliver(tellPeople, crash)).rejects.toThrow('the plug was pulled');
  expect(await toldTo('salesperson')).toEqual(before);
  // Two servers at once; then the same event once more, as if its mark had been lost.
  await Promise.all([deliver(), deliver()]);
  await deliver();
  const after = ['limit_changed ONE', ...before];
  expect(await toldTo('salesperson')).toEqual(after);
  await sql`update platform.outbox set handled_at = null`.execute(db);
  expect(await deliver()).toBeGreaterThan(5);
  expect((await toldTo('salesperson')).toSorted()).toEqual(after.toSorted());
  expect(await deliver()).toBe(0);
});

test('events come in the order in which they happened', async () => {
  await customer('SEQ1', salesperson?.email);
  await customer('SEQ2', salesperson?.email);
  const heard: unknown[] = [];
  await deliver(async (_tx, events) => void heard.push(...events.map(({ payload }) => payload)));
  expect(heard).toEqual([{ customerCodes: ['SEQ1'] }, { customerCodes: ['SEQ2'] }]);
});

test('one’s own notices are read one by one or all at once, by nobody else', async () => {
  const unread = async () => (await noticesOf('salesperson')).filter(({ read }) => !read).map(({ id }) => id);
  const [newest = '', second = '', ...older] = await unread();
  await markRead(platform, personIn('auditor'), { noticeId: newest, andOlder: true });
  await markRead(platform, personIn('salesperson'), { noticeId: second, andOlder: false });
  expect(await unread()).toEqual([newest, ...older]);
  await markRead(platform, personIn('salesperson'), { noticeId: newest, andOlder: true });
  expect(await unread()).toEqual([]);
  expect((await waitingFor('salesperson')).notices).toBe(0);
  expect(valueOf(await readNotices(platform, erp, { limit: 5 })).items).toEqual([]);
});

test('whoever may not sign in any more is told nothing', async () => {
  const gone = {
    name: 'Gone',
    email: 'gone@demo.example',
    roles: ['credit_manager' as const],
    password: 'long enough words',
  };
  const { id } = answerOf(await createUser(platform, { caller: operator }, gone));
  await sql`update team.users set disabled_at = now() where user_id = ${id}`.execute(db);
  await sql`update platform.outbox set handled_at = null where kind = 'application_changed'`.execute(db);
  await deliver();
  const { rows } = await sql`select from notices.notices where user_id = ${id}`.execute(db);
  expect(rows).toEqual([]);
});
