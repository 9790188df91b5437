import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { calendarDate, cny, ok } from '#kernel';
import { importLimits } from '#limits/usecases';
import { type Command, operator, runCommand } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { SentInvoice } from './document-kinds.ts';
import { bookInvoices, bookReceipts, importOrders } from './index.ts';
import { verifyExposure } from './verify-exposure.ts';

const platform = await testPlatform({ now: () => new Date('2026-12-01T04:00:00Z') });
const issuedOn = calendarDate('2026-11-01');

function inOneCommand<Done>(work: (command: Command) => Promise<Done>) {
  const name = { name: 'test.book', may: 'receivables:write', input: null };
  return runCommand(platform, { caller: operator }, name, async (command) => {
    const answer = await work(command);
    command.record({ subject: 'test', detail: null });
    return ok({ answer, effect: 'changed' });
  });
}

/**
 * 2,400 invoices, by turns of one who ordered for half of them and of one whose money pays for the first half: what a
 * part of them changes, the next part goes on from. The last stands in the list twice, and once with another amount.
 */
function invoicesOf(ordering: string, prepaying: string): SentInvoice[] {
  const list = Array.from({ length: 2_400 }, (_, place): SentInvoice => {
    const dueOn = calendarDate(`2026-12-${10 + (place % 7)}`);
    const sent = { number: `I-${place}`, issuedOn, dueOn, amount: cny('10.00'), completesOrder: false };
    return place % 2 === 0
      ? { ...sent, customerCode: ordering, orderNumber: 'SO-1' }
      : { ...sent, customerCode: prepaying };
  });
  const last = list.slice(-1);
  return [...list, ...last, ...last.map((one) => ({ ...one, amount: cny('11.00') }))];
}

async function book(ordering: string, prepaying: string, perCall: number): Promise<string[]> {
  for (const code of [ordering, prepaying]) {
    await createCustomer(platform, { caller: operator }, { code, name: code });
  }
  const told: string[] = [];
  await inOneCommand(async (command) => {
    await importLimits(command, [
      {
        customerCode: ordering,
        amount: 'unlimited',
        validFrom: issuedOn,
        validTo: calendarDate('2027-12-31'),
        reason: 'test',
      },
    ]);
    await importOrders(command, [{ customerCode: ordering, number: 'SO-1', amount: cny('6003.00') }]);
    await bookReceipts(command, [
      { customerCode: prepaying, number: 'R-1', receivedOn: issuedOn, amount: cny('6007.00') },
    ]);
    const all = invoicesOf(ordering, prepaying);
    for (let from = 0; from < all.length; from += perCall) {
      for (const outcome of await bookInvoices(command, all.slice(from, from + perCall)))
        told.push('refusal' in outcome ? outcome.refusal.code : outcome.effect);
    }
  });
  return told;
}

/** All that is kept of a customer, without the ids. */
async function keptOf(code: string) {
  const { rows } = await sql`
    select (select jsonb_agg(to_jsonb(i) - '{invoice_id,credit_group_id,customer_id,booked_at}'::text[] order by number)
              from receivables.invoices i where i.customer_id = c.customer_id) as invoices,
           (select jsonb_agg(to_jsonb(e) - '{credit_group_id,customer_id,booked_at}'::text[] order by entry_no)
              from exposure.entries e where e.customer_id = c.customer_id) as entries,
           (select jsonb_agg(to_jsonb(p) - '{credit_group_id,customer_id,limit_id,oldest_invoice_id,oldest_number}'::text[])
              from exposure.positions p where p.customer_id = c.customer_id) as positions,
           (select jsonb_agg(to_jsonb(r) - '{credit_group_id,customer_id,reservation_id,created_at}'::text[])
              from exposure.reservations r where r.customer_id = c.customer_id) as reservations,
           (select jsonb_agg(to_jsonb(d) - '{credit_group_id,customer_id}'::text[] order by due_on)
              from receivables.open_by_due d where d.customer_id = c.customer_id) as due_days,
           (select jsonb_agg(array[i.number, a.amount_minor::text] order by i.number)
              from receivables.allocations a join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
             where a.customer_id = c.customer_id) as allocations
      from customers.customers c where code = ${code}`.execute(platform.database.sql);
  return rows[0] as Record<string, unknown[] | null>;
}

test('documents sent to the database in parts leave what they leave one call after the other', async () => {
  const outcomes = await book('ORDERS', 'PREPAYS', 10_000);
  expect(outcomes).toEqual([...Array(2_400).fill('created'), 'unchanged', 'invoice_exists']);
  // Calls of 500 documents are each one part.
  expect(await book('ORDERS-2', 'PREPAYS-2', 500)).toEqual(outcomes);

  const ordering = await keptOf('ORDERS');
  expect(ordering['entries']?.length).toBe(1_201);
  expect(ordering['reservations']).toMatchObject([{ amount_minor: 600_300, open_minor: 0, status: 'used' }]);
  expect(await keptOf('ORDERS-2')).toEqual(ordering);
  const prepaying = await keptOf('PREPAYS');
  expect(prepaying['allocations']?.length).toBe(601);
  expect(await keptOf('PREPAYS-2')).toEqual(prepaying);
  expect((await verifyExposure(platform)).differences).toEqual([]);
});
