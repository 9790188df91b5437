import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import type { Owner } from './load-documents.ts';

export type Trade = {
  readonly invoicedMinor: bigint;
  readonly firstInvoicedOn: CalendarDate;
};

/** What each customer was invoiced after one day and up to another, and when it first was; who never was is left out. */
export async function loadTrades(
  db: Sql,
  owners: readonly Owner[],
  { after, upTo }: { after: CalendarDate; upTo: CalendarDate },
): Promise<Map<CustomerId, Trade>> {
  if (owners.length === 0) return new Map();
  const rowsOf = owners.map((one) => ({ credit_group_id: one.creditGroupId, customer_id: one.customerId }));
  const { rows } = await sql<{ customerId: CustomerId; minor: string; first: CalendarDate }>`
    select customer_id as "customerId", min(issued_on) as first,
           coalesce(sum(amount_minor) filter (where issued_on > ${after}), 0)::text as minor
      from ${asTable(rowsOf, { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join receivables.invoices using (credit_group_id, customer_id)
     where issued_on <= ${upTo} group by 1`.execute(db);
  return new Map(
    rows.map(({ customerId, minor, first }) => [customerId, { invoicedMinor: BigInt(minor), firstInvoicedOn: first }]),
  );
}
