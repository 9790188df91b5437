import { sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql } from '#platform';
import type { Bill, BillState } from '../bill.ts';
import { type Original, originalOf, type StoredOriginal } from '../original.ts';
import { partsOfBill, type StoredParts } from './bill-parts.ts';

/** A bill as a person reads it: who brought it, with which receipt, and what of it has paid invoices. */
export type ListedBill = Bill & {
  readonly id: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly receiptNumber: string;
  readonly receivedOn: CalendarDate;
  /** The customer's, which the amounts are in; `original` has the bill's own. */
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly original?: Original<'amountMinor' | 'unappliedMinor'>;
};

type Row = Omit<ListedBill, 'currency' | 'original' | 'paid'> & {
  readonly currency: string;
  readonly original: StoredOriginal;
  readonly paid: StoredParts | null;
};

export type BillPage = {
  readonly customerCode: string | undefined;
  readonly states: readonly BillState[];
  readonly dueUpTo: CalendarDate | undefined;
  readonly after: { readonly dueOn: CalendarDate; readonly id: string } | undefined;
  readonly limit: number;
};

/** What is due first stands on top. */
export async function listBills(db: Sql, page: BillPage): Promise<ListedBill[]> {
  const { customerCode, states, dueUpTo, after, limit } = page;
  const { rows } = await sql<Row>`
    ${bills}
     where b.state = any(${states}::text[])
       and (${customerCode ?? null}::text is null or c.code = ${customerCode ?? null})
       and (${dueUpTo ?? null}::date is null or b.due_on <= ${dueUpTo ?? null}::date)
       and (${after?.id ?? null}::uuid is null or (b.due_on, b.settlement_id) > (${after?.dueOn ?? null}::date, ${after?.id ?? null}::uuid))
     order by b.due_on, b.settlement_id limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

export async function findBill(db: Sql, id: string): Promise<ListedBill | undefined> {
  const { rows } = await sql<Row>`
    ${bills} where b.settlement_id = ${id}`.execute(db);
  return rows.map(fromRow)[0];
}

const bills = sql`
  select b.settlement_id as id, c.code as "customerCode", c.name as "customerName", s.number as "receiptNumber",
         s.settled_on as "receivedOn", c.currency, s.amount_minor as "amountMinor", s.unapplied_minor as "unappliedMinor",
         b.kind, b.number, b.acceptor, b.due_on as "dueOn", b.state, b.with_recourse as "withRecourse", b.counts,
         b.paid, s.original
    from receivables.bills b
    join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
    join customers.customers c using (credit_group_id, customer_id)`;

function fromRow({ currency, original, paid, ...row }: Row): ListedBill {
  return { ...row, currency: asCurrency(currency), ...originalOf(original), ...partsOfBill(paid) };
}
