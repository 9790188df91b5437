import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { Cause, Entry } from '../books.ts';

type EntryRow = Omit<Entry, 'document'> & { cause: Cause; documentType: string; documentNumber: string };

/** A customer's ledger, newest first; `before` is the last entry number of the page above. */
export async function listEntries(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  page: { limit: number; before: number | undefined },
): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`
    select entry_no as "entryNo", booked_at as "bookedAt", cause, document_type as "documentType",
           document_number as "documentNumber", open_orders_minor as "openOrdersMinor",
           delivered_minor as "deliveredMinor", receivables_minor as "receivablesMinor",
           bills_minor as "billsMinor", unapplied_minor as "unappliedMinor", exposure_after as "exposureAfterMinor"
      from exposure.entries
     where (credit_group_id, customer_id) = (${creditGroupId}, ${customerId})
       and (${page.before ?? null}::bigint is null or entry_no < ${page.before ?? null}::bigint)
     order by entry_no desc limit ${page.limit}`.execute(db);
  return rows.map(({ documentType, documentNumber, ...row }) => ({
    ...row,
    document: { type: documentType, number: documentNumber },
  }));
}
