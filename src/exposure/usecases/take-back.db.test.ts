import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, toJson } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { operator } from '#platform';
import { listSettledMonths } from '#receivables/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import { expireReservations } from './expire-reservations.ts';
import { postDelivery, postInvoice, postReceipt, postWriteOff } from './post-documents.ts';
import { readPosition } from './read-position.ts';
import { returnDelivery } from './return-delivery.ts';
import { transferInvoice } from './transfer-invoice.ts';
import { reverseSettlement } from './reverse-settlement.ts';
import { verifyExposure } from './verify-exposure.ts';

const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => new Date('2026-12-01T04:00:00Z') });
const db = platform.database.sql;
const origin = { caller: operator };

type Answered<Answer> =
  | { ok: true; value: { answer: Answer; effect: string } }
  | { ok: false; refusal: { code: string } };
function answerOf<Answer>(done: Answered<Answer>): Answer {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.answer;
}
const codeOf = (done: Answered<unknown>) => (done.ok ? done.value.effect : done.refusal.code);

async function owing(code: string, number = 'I-1'): Promise<void> {
  await createCustomer(platform, origin, { code, name: code });
  const dueOn = addDays(today, -60);
  const invoice = { customerCode: code, number, issuedOn: addDays(dueOn, -30), dueOn, amount: cny('500') };
  await postInvoice(platform, origin, { ...invoice, completesOrder: false });
}

/** Open orders, delivered, receivables, money that waits; in yuan. */
async function stands(customerCode: string): Promise<readonly number[]> {
  const read = await readPosition(platform, { customerCode, asOf: today });
  if (!read.ok) throw new Error(read.refusal.detail);
  const { openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor } = read.value.position;
  return [openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor].map((minor) => Number(minor) / 100);
}

test('a receipt that the bank recalls: owed again, kept with its reason, taken back once; its number is not used again', async () => {
  await owing('RECALL');
  const receipt = { customerCode: 'RECALL', number: 'R-1', receivedOn: today, amount: cny('600') };
  const { id } = answerOf(await postReceipt(platform, origin, receipt));
  expect(await stands('RECALL')).toEqual([0, 0, 0, 100]);
  const reversed = answerOf(await reverseSettlement(platform, origin, { settlementId: id, reason: 'recalled' }));
  expect(reversed).toMatchObject({ kind: 'receipt', reversedOn: today, reopened: [{ invoiceNumber: 'I-1' }] });
  expect(await stands('RECALL')).toEqual([0, 0, 500, 0]);
  expect(codeOf(await reverseSettlement(platform, origin, { settlementId: id, reason: 'again' }))).toBe(
    'settlement_reversed',
  );
  expect(codeOf(await postReceipt(platform, origin, receipt))).toBe('receipt_exists');
  const { rows } = await sql`
    select reversed_because as because from receivables.settlements where settlement_id = ${id}`.execute(db);
  expect(rows).toEqual([{ because: 'recalled' }]);
});

test('money that waits pays again an invoice of which it had paid a part', async () => {
  await owing('TWICE');
  const allocations = [{ invoiceNumber: 'I-1', amount: cny('100') }];
  const first = { customerCode: 'TWICE', number: 'R-1', receivedOn: today, amount: cny('400'), allocations };
  await postReceipt(platform, origin, first);
  const { id } = answerOf(
    await postReceipt(platform, origin, {
      customerCode: 'TWICE',
      number: 'R-2',
      receivedOn: today,
      amount: cny('400'),
      allocations: [{ invoiceNumber: 'I-1', amount: cny('400') }],
    }),
  );
  expect(await stands('TWICE')).toEqual([0, 0, 0, 300]);
  await reverseSettlement(platform, origin, { settlementId: id, reason: 'recalled' });
  expect(await stands('TWICE')).toEqual([0, 0, 100, 0]);
});

test('what is written off leaves the exposure and is in no payment behaviour, until that is taken back', async () => {
  await owing('BAD');
  const allocations = [{ invoiceNumber: 'I-1', amount: cny('500') }];
  const writeOff = { customerCode: 'BAD', number: 'W-1', writtenOffOn: today, amount: cny('500'), allocations };
  const { id } = answerOf(await postWriteOff(platform, origin, { ...writeOff, reason: 'bankrupt' }));
  expect(await stands('BAD')).toEqual([0, 0, 0, 0]);
  const { rows } = await sql<{ customerId: string; creditGroupId: string }>`
    select customer_id as "customerId", credit_group_id as "creditGroupId"
      from customers.customers where code = 'BAD'`.execute(db);
  expect(await listSettledMonths(db, rows[0] as never, today)).toEqual([]);
  await reverseSettlement(platform, origin, { settlementId: id, reason: 'they pay after all' });
  await postReceipt(platform, origin, { customerCode: 'BAD', number: 'R-1', receivedOn: today, amount: cny('500') });
  expect(await listSettledMonths(db, rows[0] as never, today)).toMatchObject([{ invoices: 1, lateInvoices: 1 }]);
});

test('goods come back before their invoice, once, and may be reserved for their order again', async () => {
  await owing('BACK');
  const delivery = { customerCode: 'BACK', number: 'D-1', deliveredOn: today, amount: cny('300') };
  const { id } = answerOf(await postDelivery(platform, origin, delivery));
  const back = { deliveryId: id, number: 'RT-1', returnedOn: today, amount: cny('120'), backToOrder: false };
  expect(codeOf(await returnDelivery(platform, origin, { ...back, reason: 'broken' }))).toBe('created');
  expect(codeOf(await returnDelivery(platform, origin, { ...back, reason: 'broken' }))).toBe('unchanged');
  expect(codeOf(await returnDelivery(platform, origin, { ...back, amount: cny('1'), reason: 'x' }))).toBe(
    'return_exists',
  );
  const more = { ...back, number: 'RT-2', reason: 'x' };
  expect(await returnDelivery(platform, origin, { ...more, amount: cny('181') })).toMatchObject({
    refusal: {
      code: 'return_exceeds_delivery',
      facts: { number: 'D-1', returned: toJson(cny('181')), notInvoiced: toJson(cny('180')) },
    },
  });
  expect(codeOf(await returnDelivery(platform, origin, { ...more, returnedOn: addDays(today, 1) }))).toBe(
    'day_in_future',
  );
  expect(await stands('BACK')).toEqual([0, 180, 500, 0]);
});

test('an order that nobody has touched for the policy’s time gives back what it reserved, and says so', async () => {
  await owing('OLD');
  await sql`
    insert into exposure.reservations (credit_group_id, customer_id, reservation_id, document_type, document_number,
      amount_minor, taken_minor, open_minor, status, origin, created_at, invoiced_ahead_minor)
    select credit_group_id, customer_id, gen_random_uuid(), 'sales_order', n, 10000, 0, 10000, 'open', 'import', at, 0
      from customers.customers, (values ('SO-OLD', timestamptz '2025-11-30T00:00:00Z'), ('SO-NEW', timestamptz '2025-12-02T00:00:00Z')) v(n, at)
     where code = 'OLD'`.execute(db);
  await sql`
    with moved as (
      update exposure.positions p set open_orders_minor = 20000, entry_no = entry_no + 1 from customers.customers c
       where c.customer_id = p.customer_id and c.code = 'OLD' returning p.*)
    insert into exposure.entries (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number,
      open_orders_minor, delivered_minor, receivables_minor, unapplied_minor, exposure_after)
    select credit_group_id, customer_id, entry_no, now(), 'order_reserved', 'sales_order', 'SO-OLD', 20000, 0, 0, 0, 70000
      from moved`.execute(db);
  await expireReservations(platform);
  expect(await stands('OLD')).toEqual([100, 0, 500, 0]);
  const { rows } = await sql`
    select document_number as number, r.status, ends_reason as reason from exposure.reservations r
      join customers.customers c using (customer_id) where c.code = 'OLD' order by 1`.execute(db);
  expect(rows).toEqual([
    { number: 'SO-NEW', status: 'open', reason: null },
    { number: 'SO-OLD', status: 'released', reason: 'expired after 365 days' },
  ]);
});

test('another customer owes it from now on, if its check lets it pass; the first has not paid', async () => {
  await owing('GIVES');
  await createCustomer(platform, origin, { code: 'TAKES', name: 'TAKES' });
  const { rows } = await sql<{ id: string; customerId: string; creditGroupId: string }>`
    select invoice_id as id, customer_id as "customerId", credit_group_id as "creditGroupId"
      from receivables.invoices join customers.customers using (credit_group_id, customer_id)
     where code = 'GIVES'`.execute(db);
  const { id = '' } = rows[0] ?? {};
  const ask = { invoiceId: id, toCustomerCode: 'TAKES', reason: 'the group pays from one place' };
  expect(codeOf(await transferInvoice(platform, origin, { ...ask, toCustomerCode: 'GIVES' }))).toBe('same_customer');
  expect(await transferInvoice(platform, origin, ask)).toMatchObject({
    refusal: { code: 'transfer_not_covered', facts: { objections: [{ code: 'no_limit' }] } },
  });
  const granted = { customerCode: 'TAKES', validFrom: addDays(today, -1), validTo: addDays(today, 30), reason: 'x' };
  await grantLimit(platform, origin, { ...granted, amount: cny('500') });
  const done = answerOf(await transferInvoice(platform, origin, ask));
  expect(done.from).toMatchObject({ customerCode: 'GIVES', number: 'TR-I-1' });
  expect([await stands('GIVES'), await stands('TAKES')]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 500, 0],
  ]);
  expect(await listSettledMonths(db, rows[0] as never, today)).toEqual([]);
  expect(codeOf(await transferInvoice(platform, origin, ask))).toBe('invoice_settled');
  const back = { settlementId: done.from.settlementId, reason: 'x' };
  expect(codeOf(await reverseSettlement(platform, origin, back))).toBe('settlement_transferred');
});

test('the books agree', async () => {
  expect((await verifyExposure(platform)).differences).toEqual([]);
});
