import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import { asTable, type Tx } from '#platform';
import type { Allocation, Settlement } from '../documents.ts';
import type { Owned } from './load-documents.ts';

/** A bill's facts are written once; of one that is there only how it stands moves. */
export async function saveBills(tx: Tx, settlements: readonly Owned<Settlement>[]): Promise<void> {
  const rows = settlements.flatMap(({ creditGroupId, customerId, settlementId, bill }) =>
    bill === undefined
      ? []
      : [
          {
            credit_group_id: creditGroupId,
            customer_id: customerId,
            settlement_id: settlementId,
            kind: bill.kind,
            number: bill.number,
            acceptor: bill.acceptor,
            due_on: bill.dueOn,
            state: bill.state,
            with_recourse: bill.withRecourse,
            counts: bill.counts,
            paid: bill.paid === undefined ? null : canonicalJson(bill.paid),
          },
        ],
  );
  if (rows.length === 0) return;
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    settlement_id: 'uuid',
    kind: 'text',
    number: 'text',
    acceptor: 'text',
    due_on: 'date',
    state: 'text',
    with_recourse: 'boolean',
    counts: 'boolean',
    paid: 'jsonb',
  });
  await sql`
    insert into receivables.bills
      (credit_group_id, customer_id, settlement_id, kind, number, acceptor, due_on, state, with_recourse, counts, paid)
    select * from ${given}
    on conflict (credit_group_id, customer_id, settlement_id) do update
      set state = excluded.state, with_recourse = excluded.with_recourse, counts = excluded.counts,
          paid = excluded.paid`.execute(tx);
}

/** Takes back what a dishonoured bill had paid; that it had is kept. */
export async function reverseAllocations(tx: Tx, reversed: readonly Owned<Allocation>[], at: Date): Promise<void> {
  if (reversed.length === 0) return;
  const rows = reversed.map(({ creditGroupId, customerId, invoiceId, settlementId }) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
    invoice_id: invoiceId,
    settlement_id: settlementId,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    invoice_id: 'uuid',
    settlement_id: 'uuid',
  });
  await sql`
    with gone as (
      delete from receivables.allocations a using ${given}
       where (a.credit_group_id, a.customer_id, a.invoice_id, a.settlement_id)
           = (given.credit_group_id, given.customer_id, given.invoice_id, given.settlement_id)
      returning a.*
    )
    insert into receivables.reversed_allocations
      (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, original, reversed_at)
    select credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, original, ${at} from gone`.execute(
    tx,
  );
}
