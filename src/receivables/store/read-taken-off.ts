import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Owner } from './load-documents.ts';

/** What invoices were settled with in these days and was not paid: given up, or taken off by a credit note or a transfer. */
export async function sumTakenOff(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  { after, upTo }: { readonly after: CalendarDate; readonly upTo: CalendarDate },
): Promise<{ readonly writtenOffMinor: bigint; readonly takenOffMinor: bigint }> {
  const { rows } = await sql<{ writtenOffMinor: bigint; takenOffMinor: bigint }>`
    select coalesce(sum(a.amount_minor) filter (where s.kind = 'write_off'), 0)::bigint as "writtenOffMinor",
           coalesce(sum(a.amount_minor) filter (where s.kind <> 'write_off'), 0)::bigint as "takenOffMinor"
      from receivables.settlements s
      join receivables.allocations a using (credit_group_id, customer_id, settlement_id)
     where (s.credit_group_id, s.customer_id) = (${creditGroupId}, ${customerId}) and s.kind <> 'receipt'
       and a.applied_on > ${after} and a.applied_on <= ${upTo}`.execute(db);
  return rows[0] ?? { writtenOffMinor: 0n, takenOffMinor: 0n };
}
