import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createCustomer, freezeCustomer, unfreezeCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, toJson } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { type Caller, deliverEvents, newId, operator } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { scopesOfRoles } from '#team';
import { listUsers, seedDemoUsers } from '#team/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import { findFinding } from '../store/document-findings.ts';
import { createCheckLanes } from './check-lanes.ts';
import { postDelivery, postInvoice, postReceipt } from './post-documents.ts';
import { readPosition } from './read-position.ts';
import { forceHold } from './force-hold.ts';
import { answerPreCheck } from './pre-check.ts';
import { previewRelease } from './preview-release.ts';
import { reviewAllHolds } from './review-holds-job.ts';
import { type AskedRelease, releaseHold } from './release-hold.ts';
import { releaseReservation } from './release-reservation.ts';
import { reviewHolds } from './review-holds.ts';
import { verifyExposure } from './verify-exposure.ts';

// The second policy has a release authority: credit manager ¥1,000,000 and 90 days, finance director ¥5,000,000 and 180.

function releaseRulesOf({ releaseRules }: Policy) {
  if (releaseRules === undefined) throw new Error('This policy has no rules of release.');
  return releaseRules;
}

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

async function release(
  holdId: string,
  caller: Caller,
  more: Partial<Pick<AskedRelease, 'amount' | 'prepay' | 'evidence' | 'coversUntil'>> = {},
) {
  const done = await releaseHold(
    platform,
    { caller },
    { holdId, reason: 'known well', reasonCode: 'key_order', ...more },
  );
  return done.ok ? done.value.answer : done.refusal;
}

async function check(
  document: { type: 'sales_order' | 'delivery'; number: string; orderNumber?: string },
  amount: string,
  { prepaid, customerCode }: { prepaid?: string; customerCode: string },
) {
  const sent = {
    customerCode,
    document,
    amount: cny(amount),
    simulate: false,
    ...(prepaid !== undefined && { prepaid: cny(prepaid) }),
  };
  const checked = await lanes.check({ caller: operator, key: newId() }, sent);
  if (!checked.ok) throw new Error(checked.refusal.detail);
  return [checked.value.outcome, ...checked.value.objections.map(({ code }) => code)];
}

const deliver = () => deliverEvents({ database: platform.database, now }, [reviewHolds(platform)]);

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
      facts: { asked: toJson(cny('200.01')), amount: toJson(cny('200')) },
    });
    expect(await release(holdId, as('credit_manager'), { prepay: cny('200.01') })).toMatchObject({
      code: 'prepaid_exceeds_amount',
      facts: { prepaid: toJson(cny('200.01')), amount: toJson(cny('200')) },
    });
    expect(await openOrders('ODD')).toBe(0n);
  });
});

describe('what happens to a customer', () => {
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

describe('a freeze', () => {
  test('of new orders lets approved ones be delivered; the stronger one holds those too, and its end frees them', async () => {
    await customerWith('COLD', '1000');
    const customerCode = 'COLD';
    const first = { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' } as const;
    const second = { ...first, number: 'D-2' } as const;
    expect(await check({ type: 'sales_order', number: 'SO-1' }, '800', { customerCode })).toEqual(['approved']);
    await freezeCustomer(platform, { caller: operator }, 'COLD', { reason: 'late' });
    expect(await check(first, '300', { customerCode })).toEqual(['approved']);
    expect(await openOrders('COLD')).toBe(cny('800').minor);
    expect(await check({ type: 'delivery', number: 'D-9' }, '1', { customerCode })).toEqual(['held', 'limit_frozen']);
    await freezeCustomer(platform, { caller: operator }, 'COLD', { reason: 'late', stopsDeliveries: true });
    expect(await check(second, '500', { customerCode })).toEqual(['held', 'limit_frozen']);
    await unfreezeCustomer(platform, { caller: operator }, 'COLD', 'paid');
    await deliver();
    const { rows } = await sql`
      select 1 from exposure.cleared_holds join exposure.holds using (hold_id) where document_number = 'D-2'`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
    expect(await check(second, '500', { customerCode })).toEqual(['approved']);
    expect(await openOrders('COLD')).toBe(cny('800').minor);
  });
});

test('two deliveries never count on the same part of their order; one that is cancelled or told makes room', async () => {
  await customerWith('TWO', '1000');
  const customerCode = 'TWO';
  const delivery = (number: string) => ({ type: 'delivery' as const, number, orderNumber: 'SO-1' });
  await check({ type: 'sales_order', number: 'SO-1' }, '1000', { customerCode });
  expect(await check(delivery('D-1'), '600', { customerCode })).toEqual(['approved']);
  expect(await check(delivery('D-1'), '700', { customerCode })).toEqual(['approved']);
  expect(await check(delivery('D-2'), '400', { customerCode })).toEqual(['held', 'over_limit']);
  expect(await check(delivery('D-2'), '300', { customerCode })).toEqual(['approved']);
  const { rows } = await sql<{ id: string }>`
    select reservation_id as id from exposure.reservations join customers.customers c using (customer_id)
     where c.code = 'TWO' and document_number = 'D-1' and drawn_minor > 0 and exposure.reservations.status <> 'replaced'`.execute(
    db,
  );
  await releaseReservation(platform, { caller: operator }, { reservationId: rows[0]?.id ?? '', reason: 'cancelled' });
  expect(await check(delivery('D-3'), '700', { customerCode })).toEqual(['approved']);
  const told = { customerCode, number: 'D-3', orderNumber: 'SO-1', deliveredOn: today, amount: cny('700') };
  expect(await postDelivery(platform, { caller: operator }, told)).toMatchObject({
    value: { answer: { exceedsReservation: false } },
  });
  expect(await openOrders('TWO')).toBe(cny('300').minor);
  expect(await check(delivery('D-4'), '1', { customerCode })).toEqual(['held', 'over_limit']);
  await expect(check({ ...delivery('D-2'), orderNumber: 'SO-9' }, '1', { customerCode })).rejects.toThrow(
    'another number',
  );
  // Told without its order it counts on it no longer all the same.
  const unnamed = { customerCode, number: 'D-2', deliveredOn: today, amount: cny('300') };
  await postDelivery(platform, { caller: operator }, unnamed);
  expect((await verifyExposure(platform)).differences).toEqual([]);
});

describe('what was released', () => {
  test('is not held again at its deliveries for the same, up to the tolerance and the day', async () => {
    await customerWith('FLOW', '1000');
    const customerCode = 'FLOW';
    const holdId = await holdOf(customerCode, 'SO-1', '2000');
    expect(await release(holdId, as('credit_manager'), { coversUntil: addDays(today, 31) })).toMatchObject({
      code: 'cover_too_long',
      facts: { from: today, to: addDays(today, 30) },
    });
    expect(await release(holdId, as('credit_manager'), { evidence: 'mail 2026-11-30' })).toMatchObject({
      release: {
        evidence: 'mail 2026-11-30',
        covers: { upTo: { amount: '2100.00' }, until: '2026-12-31', points: ['delivery', 'invoice'] },
        cleared: [],
      },
    });
    const delivery = (number: string) => ({ type: 'delivery' as const, number, orderNumber: 'SO-1' });
    expect(await check(delivery('D-1'), '2100', { customerCode })).toEqual(['approved']);
    expect(await check(delivery('D-1'), '2100.01', { customerCode })).toEqual(['held', 'over_limit']);
    expect(await check({ type: 'sales_order', number: 'SO-1' }, '2050', { customerCode })).toEqual(['approved']);
    expect(await check({ type: 'sales_order', number: 'SO-2' }, '1', { customerCode })).toEqual(['held', 'over_limit']);
  });

  test('on condition of a prepayment is covered once its delivery says that it is prepaid', async () => {
    await customerWith('AHEAD', '1000');
    const customerCode = 'AHEAD';
    const holdId = await holdOf(customerCode, 'SO-1', '2000');
    await release(holdId, as('credit_manager'), { prepay: cny('500') });
    const delivery = { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' } as const;
    expect(await check(delivery, '2000', { customerCode, prepaid: '499' })).toEqual([
      'held',
      'prepayment_missing',
      'over_limit',
    ]);
    expect(await check(delivery, '2000', { customerCode, prepaid: '500' })).toEqual(['approved']);
  });

  test('on condition of a prepayment lets no goods go before it has come, and flags an invoice that is ahead of it', async () => {
    await customerWith('FIRST', '100');
    const customerCode = 'FIRST';
    const holdId = await holdOf(customerCode, 'SO-1', '200');
    await release(holdId, as('credit_manager'), { amount: cny('150'), prepay: cny('20') });
    const delivery = { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' } as const;
    expect(await check(delivery, '10', { customerCode })).toEqual(['held', 'prepayment_missing']);
    const invoice = { customerCode, number: 'I-1', issuedOn: today, dueOn: addDays(today, 30), completesOrder: false };
    const booked = await postInvoice(
      platform,
      { caller: operator },
      { ...invoice, orderNumber: 'SO-1', amount: cny('5') },
    );
    const found = booked.ok ? await findFinding(db, 'invoice', booked.value.answer.id) : undefined;
    const [missing, condition] = [toJson(cny('5')), toJson(cny('20'))];
    expect(found?.failed).toEqual([
      { strength: 'warn', objection: { code: 'prepayment_missing', missing, condition, orderNumber: 'SO-1' } },
    ]);
    const receipt = { customerCode, number: 'R-1', receivedOn: today, amount: cny('20') };
    await postReceipt(platform, { caller: operator }, receipt);
    expect(await check(delivery, '10', { customerCode })).toEqual(['approved']);
    expect((await verifyExposure(platform)).differences).toEqual([]);
  });

  test('by several at once: which, what they come to, and why not the others', async () => {
    await customerWith('MANY', '1000');
    const small = await holdOf('MANY', 'SO-1', '1001');
    const large = await holdOf('MANY', 'SO-2', '2000000');
    const preview = await previewRelease(platform, as('credit_manager'), [small, large]);
    expect(preview.items.map(({ whyNot, level }) => [level, whyNot])).toEqual([
      ['credit_manager', null],
      ['finance_director', 'release_beyond_authority'],
    ]);
    expect(preview.sums).toEqual([{ currency: 'CNY', amount: '1001.00' }]);
  });
});

describe('a forced hold', () => {
  const force = (caller: Caller, number: string) =>
    forceHold(
      platform,
      { caller },
      { customerCode: 'STOP', document: { type: 'sales_order', number }, reason: 'rumour' },
    );

  test('stops an order that passed, and its deliveries, until somebody else releases it', async () => {
    await customerWith('STOP', '1000');
    const customerCode = 'STOP';
    const order = { type: 'sales_order', number: 'SO-1' } as const;
    const delivery = { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' } as const;
    expect(await force(as('credit_manager'), 'SO-1')).toMatchObject({ refusal: { code: 'nothing_to_hold' } });
    await check(order, '500', { customerCode });
    const forced = await force(as('credit_manager'), 'SO-1');
    const holdId = forced.ok ? forced.value.answer.id : '';
    expect(await force(as('credit_manager'), 'SO-1')).toMatchObject({ refusal: { code: 'held_already' } });
    expect(await openOrders('STOP')).toBe(cny('500').minor);
    expect(await check(delivery, '100', { customerCode })).toEqual(['held', 'forced_hold']);
    // Neither a larger limit nor a new check frees it.
    await grantLimit(
      platform,
      { caller: operator },
      { customerCode, amount: cny('9000'), validFrom: today, validTo: addDays(today, 365), reason: 'more' },
    );
    await deliver();
    expect(await release(holdId, as('credit_manager'))).toMatchObject({ code: 'own_request' });
    expect(await check(order, '500', { customerCode })).toEqual(['held', 'forced_hold']);
    const { rows } = await sql<{ id: string }>`
      select hold_id as id from exposure.holds where status = 'open' and document_number = 'SO-1'
        and customer_id = (select customer_id from customers.customers where code = 'STOP')`.execute(db);
    expect(await release(rows[0]?.id ?? '', as('finance_director'))).toMatchObject({ status: 'released' });
    expect(await check(delivery, '100', { customerCode })).toEqual(['approved']);
  });
});

describe('where the policy releases what is cleared', () => {
  test('a hold of which every reason is gone is released by itself, as far as the headroom goes, and says why', async () => {
    await customerWith('AUTO', '1000');
    const holds = [await holdOf('AUTO', 'SO-1', '1500'), await holdOf('AUTO', 'SO-2', '1200')];
    const policyOf = (asOf: typeof today) => {
      const policy = policyInForce(asOf);
      return { ...policy, releaseRules: { ...releaseRulesOf(policy), releasesCleared: true } };
    };
    await grantLimit(
      platform,
      { caller: operator },
      { customerCode: 'AUTO', amount: cny('2000'), validFrom: today, validTo: addDays(today, 365), reason: 'more' },
    );
    await deliverEvents({ database: platform.database, now }, [reviewHolds(platform, policyOf)]);
    const { rows } = await sql<{ status: string; closedBy: string | null; cleared: string[] | null }>`
      select h.status, h.closed_by as "closedBy", r.cleared from exposure.holds h left join exposure.releases r using (hold_id)
       where h.hold_id = any(${holds}::uuid[]) order by h.document_number`.execute(db);
    expect(rows).toEqual([
      { status: 'released', closedBy: 'Headroom', cleared: ['over_limit'] },
      { status: 'open', closedBy: null, cleared: null },
    ]);
    expect(await openOrders('AUTO')).toBe(cny('1500').minor);
  });
});

test('each night every open hold is looked at again, whether or not anything was announced', async () => {
  await customerWith('NIGHT', '1000');
  const holdId = await holdOf('NIGHT', 'SO-1', '1500');
  const isCleared = async () => {
    const { rows } = await sql`select 1 from exposure.cleared_holds where hold_id = ${holdId}`.execute(db);
    return rows.length === 1;
  };
  await reviewAllHolds(platform);
  expect(await isCleared()).toBe(false);
  const days = { validFrom: today, validTo: addDays(today, 365) };
  await grantLimit(
    platform,
    { caller: operator },
    { customerCode: 'NIGHT', amount: cny('1500'), ...days, reason: 'more' },
  );
  await reviewAllHolds(platform);
  expect(await isCleared()).toBe(true);
});

test('before a quotation: how much, from when, and several orders together; nothing is kept', async () => {
  await customerWith('QUOTE', '1000');
  const dueOn = addDays(today, 10);
  const invoice = { customerCode: 'QUOTE', number: 'I-1', issuedOn: today, dueOn, completesOrder: false };
  await postInvoice(platform, { caller: operator }, { ...invoice, amount: cny('700') });
  const answer = await answerPreCheck(platform, { customerCode: 'QUOTE', amounts: [cny('200'), cny('150')] });
  expect(answer).toMatchObject({
    value: {
      most: { amount: '300.00' },
      headroom: { amount: '300.00' },
      terms: null,
      standsInTheWay: [],
      documents: [
        { outcome: 'approved', from: today, headroomAfter: { amount: '100.00' } },
        { outcome: 'held', from: dueOn, objections: [{ code: 'over_limit', shortBy: { amount: '50.00' } }] },
      ],
    },
  });
  expect(await openOrders('QUOTE')).toBe(0n);
  // By the day on which they are to be delivered the invoice is paid, or the limit has ended.
  const asked = { customerCode: 'QUOTE', amounts: [cny('200'), cny('900')] };
  expect(await answerPreCheck(platform, { ...asked, deliverOn: dueOn })).toMatchObject({
    value: {
      deliverOn: dueOn,
      most: { amount: '300.00' },
      documents: [
        { outcome: 'approved', onDelivery: { outcome: 'approved', headroomAfter: { amount: '800.00' } } },
        {
          outcome: 'held',
          onDelivery: { outcome: 'held', objections: [{ code: 'over_limit', shortBy: { amount: '100.00' } }] },
        },
      ],
    },
  });
  const after = await answerPreCheck(platform, { ...asked, deliverOn: addDays(today, 999) });
  expect(after).toMatchObject({
    value: {
      most: { amount: '0.00' },
      standsInTheWay: [{ code: 'limit_expired' }],
      documents: [{ onDelivery: { objections: [{ code: 'limit_expired' }] } }, {}],
    },
  });
  const past = { ok: false, refusal: { code: 'delivered_in_the_past', field: 'deliverOn' } };
  expect(await answerPreCheck(platform, { ...asked, deliverOn: addDays(today, -1) })).toMatchObject(past);
});
