import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import { type Ageing, ageingOfBuckets, bucketFirstDays } from '../ageing.ts';
import type { Owner } from './load-documents.ts';
import { wasInDispute } from './overdue.ts';

export type AgeingWithCash = { readonly ageing: Ageing; readonly unappliedMinor: bigint };

/**
 * What was open on a day, as known now: what is open today of the documents up to that day, and what was applied to
 * them since. So only open items and the allocations after the day are read, however long the history is.
 */
export async function findAgeing(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  asOf: CalendarDate,
): Promise<AgeingWithCash> {
  const disputed = wasInDispute(sql`${asOf}::date`);
  const { rows } = await sql<{ bucket: number | null; minor: bigint; disputedMinor: bigint }>`
    with applied_since as (
      select invoice_id, settlement_id, amount_minor from receivables.allocations
       where credit_group_id = ${creditGroupId} and customer_id = ${customerId} and applied_on > ${asOf}
    ), open_items as (
      select i.due_on, i.open_minor as minor, ${disputed} as disputed from receivables.invoices i
       where credit_group_id = ${creditGroupId} and customer_id = ${customerId} and open_minor > 0
         and issued_on <= ${asOf}
      union all
      select i.due_on, a.amount_minor, ${disputed} from applied_since a join receivables.invoices i
          on i.credit_group_id = ${creditGroupId} and i.customer_id = ${customerId} and i.invoice_id = a.invoice_id
       where i.issued_on <= ${asOf}
    ), unapplied as (
      select unapplied_minor as minor from receivables.settlements
       where credit_group_id = ${creditGroupId} and customer_id = ${customerId} and unapplied_minor > 0
         and settled_on <= ${asOf}
      union all
      select a.amount_minor from applied_since a join receivables.settlements s
          on s.credit_group_id = ${creditGroupId} and s.customer_id = ${customerId}
         and s.settlement_id = a.settlement_id
       where s.settled_on <= ${asOf}
    )
    select width_bucket(${asOf}::date - due_on, ${bucketFirstDays}::int[]) as bucket, sum(minor)::bigint as minor,
           coalesce(sum(minor) filter (where disputed and due_on < ${asOf}), 0)::bigint as "disputedMinor"
      from open_items group by 1
    union all
    select null, sum(minor)::bigint, 0 from unapplied having sum(minor) is not null`.execute(db);
  const minorByBucket: bigint[] = [];
  let unappliedMinor = 0n;
  let disputedPastDue = 0n;
  for (const { bucket, minor, disputedMinor } of rows) {
    if (bucket === null) unappliedMinor = minor;
    else minorByBucket[bucket] = minor;
    disputedPastDue += disputedMinor;
  }
  return { ageing: ageingOfBuckets(minorByBucket, disputedPastDue), unappliedMinor };
}
