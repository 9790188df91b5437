import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { Cause, Entry } from '../books.ts';

/** Which lines of a ledger are asked for; what is left out does not narrow it. */
export type EntryFilter = {
  /** The first and the last business day on which it was booked. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly cause?: Cause | undefined;
  /** How the document's number begins, in whatever case. */
  readonly document?: string | undefined;
  readonly timeZone: string;
};

type EntryRow = Omit<Entry, 'document'> & { cause: Cause; documentType: string; documentNumber: string };

/** A customer's ledger, newest first; `before` is the last entry number of the page above. */
export async function listEntries(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  filter: EntryFilter,
  page: { limit: number; before: number | undefined },
): Promise<Entry[]> {
  const { from, to, cause, document, timeZone } = filter;
  const { rows } = await sql<EntryRow>`
    select entry_no as "entryNo", booked_at as "bookedAt", cause, document_type as "documentType",
           document_number as "documentNumber", open_orders_minor as "openOrdersMinor",
           delivered_minor as "deliveredMinor", receivables_minor as "receivablesMinor",
           bills_minor as "billsMinor", unapplied_minor as "unappliedMinor", exposure_after as "exposureAfterMinor"
      from exposure.entries
     where (credit_group_id, customer_id) = (${creditGroupId}, ${customerId})
       and (${page.before ?? null}::bigint is null or entry_no < ${page.before ?? null}::bigint)
       and (${from ?? null}::date is null or booked_at >= ${from ?? null}::timestamp at time zone ${timeZone})
       and (${to ?? null}::date is null or booked_at < (${to ?? null}::date + 1)::timestamp at time zone ${timeZone})
       and (${cause ?? null}::text is null or cause = ${cause ?? null})
       and (${document ?? null}::text is null or starts_with(lower(document_number), lower(${document ?? null})))
     order by entry_no desc limit ${page.limit}`.execute(db);
  return rows.map(({ documentType, documentNumber, ...row }) => ({
    ...row,
    document: { type: documentType, number: documentNumber },
  }));
}
