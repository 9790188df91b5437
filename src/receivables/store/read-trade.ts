import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Owner } from './load-documents.ts';

export type Trade = {
  readonly invoicedMinor: bigint;
  /** Null when there never was an invoice. */
  readonly firstInvoicedOn: CalendarDate | null;
};

/** What a customer was invoiced after one day and up to another, and when it first was. */
export async function findTrade(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  { after, upTo }: { after: CalendarDate; upTo: CalendarDate },
): Promise<Trade> {
  const { rows } = await sql<{ minor: string; first: CalendarDate | null }>`
    select coalesce(sum(amount_minor) filter (where issued_on > ${after}), 0)::text as minor, min(issued_on) as first
      from receivables.invoices
     where credit_group_id = ${creditGroupId} and customer_id = ${customerId} and issued_on <= ${upTo}`.execute(db);
  return { invoicedMinor: BigInt(rows[0]?.minor ?? '0'), firstInvoicedOn: rows[0]?.first ?? null };
}
