import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, type Money } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { type Caller, deliverEvents, newId, operator } from '#platform';
import { scopesOfRoles } from '#team';
import { listUsers, seedDemoUsers } from '#team/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import { createCheckLanes } from './check-lanes.ts';
import { postInvoice, postReceipt } from './post-documents.ts';
import { readPosition } from './read-position.ts';
import { releaseHold } from './release-hold.ts';
import { reviewHolds } from './review-holds.ts';

// The second policy has a release authority: credit manager ¥1,000,000 and 90 days, finance director ¥5,000,000 and 180.

const now = new Date('2026-12-01T04:00:00Z');
const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => now });
const db = platform.database.sql;
const lanes = createCheckLanes(platform);
await seedDemoUsers(platform);
const users = await listUsers(db, 100);

function as(role: 'credit_manager' | 'finance_director' | 'general_manager'): Caller {
  const user = users.find(({ roles }) => roles.includes(role));
  if (user === undefined) throw new Error(role);
  return { kind: 'user', id: user.id, name: user.name, scopes: scopesOfRoles(user.roles) };
}

async function customerWith(code: string, limit: string): Promise<void> {
  await createCustomer(platform, { caller: operator }, { code, name: code });
  const days = { validFrom: today, validTo: addDays(today, 365) };
  const given = { customerCode: code, amount: cny(limit), ...days, reason: 'first' };
  expect((await grantLimit(platform, { caller: operator }, given)).ok).toBe(true);
}

async function holdOf(customerCode: string, number: string, amount: string): Promise<string> {
  const sent = {
    customerCode,
    document: { type: 'sales_order' as const, number },
    amount: cny(amount),
    simulate: false,
  };
  const checked = await lanes.check({ caller: operator, key: newId() }, sent);
  return checked.ok ? (checked.value.holdId ?? checked.value.outcome) : checked.refusal.code;
}

async function release(holdId: string, caller: Caller, more: { amount?: Money; prepay?: Money } = {}) {
  const done = await releaseHold(
    platform,
    { caller },
    { holdId, reason: 'known well', reasonCode: 'key_order', ...more },
  );
  return done.ok ? done.value.answer : done.refusal;
}

const openOrders = async (customerCode: string) => {
  const read = await readPosition(platform, { customerCode, asOf: today });
  return read.ok ? read.value.position.openOrdersMinor : read.refusal.code;
};

describe('a release', () => {
  test('needs the authority for what goes beyond the rules when it is released', async () => {
    await customerWith('BIG', '100000');
    const holdId = await holdOf('BIG', 'SO-1', '1100000.01');
    expect(await release(holdId, as('credit_manager'))).toMatchObject({
      code: 'release_beyond_authority',
      facts: { level: 'finance_director', excess: { amount: '1000000.01' }, daysOverdue: 0 },
    });
    expect(await release(holdId, as('finance_director'))).toMatchObject({
      status: 'released',
      release: { level: 'finance_director', excess: { amount: '1000000.01' }, reasonCode: 'key_order' },
    });
    const within = await holdOf('BIG', 'SO-2', '1');
    expect(await release(within, as('credit_manager'))).toMatchObject({ facts: { level: 'finance_director' } });
  });

  test('of a part is measured on the part; a prepayment takes no credit', async () => {
    await customerWith('PART', '100000');
    const part = await holdOf('PART', 'SO-1', '9000000');
    expect(await release(part, as('credit_manager'), { amount: cny('1100000') })).toMatchObject({
      amount: { amount: '9000000.00' },
      release: { amount: { amount: '1100000.00' }, excess: { amount: '1000000.00' }, level: 'credit_manager' },
    });
    expect(await openOrders('PART')).toBe(cny('1100000').minor);

    await customerWith('PREPAY', '100000');
    const prepaid = await holdOf('PREPAY', 'SO-1', '2000000');
    expect(await release(prepaid, as('credit_manager'), { prepay: cny('900000') })).toMatchObject({
      release: { prepay: { amount: '900000.00' }, excess: { amount: '1000000.00' }, level: 'credit_manager' },
    });
    expect(await openOrders('PREPAY')).toBe(cny('1100000').minor);
  });

  test('refuses what cannot be', async () => {
    await customerWith('ODD', '100');
    const holdId = await holdOf('ODD', 'SO-1', '200');
    expect(await release(holdId, as('credit_manager'), { amount: cny('200.01') })).toMatchObject({
      code: 'release_exceeds_hold',
    });
    expect(await release(holdId, as('credit_manager'), { prepay: cny('200.01') })).toMatchObject({
      code: 'prepaid_exceeds_amount',
    });
    expect(await openOrders('ODD')).toBe(0n);
  });
});

describe('what happens to a customer', () => {
  const deliver = () => deliverEvents({ database: platform.database, now }, [reviewHolds(platform)]);
  const cleared = async () => {
    const { rows } = await sql<{ code: string }>`
      select payload->'customerCodes'->>0 as code from platform.outbox where kind = 'hold_cleared' order by event_id`.execute(
      db,
    );
    return rows.map(({ code }) => code);
  };

  test('lets its open holds be looked at again, and is told once', async () => {
    await customerWith('WAIT', '1000');
    const owner = { caller: operator };
    await postInvoice(platform, owner, {
      customerCode: 'WAIT',
      number: 'I-1',
      issuedOn: today,
      dueOn: today,
      amount: cny('900'),
      completesOrder: false,
    });
    await holdOf('WAIT', 'SO-1', '500');
    await deliver();
    expect(await cleared()).toEqual([]);
    await postReceipt(platform, owner, {
      customerCode: 'WAIT',
      number: 'R-1',
      receivedOn: today,
      amount: cny('399.99'),
    });
    await deliver();
    expect(await cleared()).toEqual([]);
    await postReceipt(platform, owner, { customerCode: 'WAIT', number: 'R-2', receivedOn: today, amount: cny('0.01') });
    await deliver();
    expect(await cleared()).toEqual(['WAIT']);
    await postReceipt(platform, owner, { customerCode: 'WAIT', number: 'R-3', receivedOn: today, amount: cny('1') });
    await deliver();
    expect(await cleared()).toEqual(['WAIT']);
  });
});
