import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import { asTable, type Tx } from '#platform';
import type { Address } from './locks.ts';

type Reviewed = Pick<Address, 'customerId' | 'creditGroupId'> & { readonly on: CalendarDate };

/** Notes on which day the limits of these customers were last looked at again. */
export async function noteReviewed(tx: Tx, reviewed: readonly Reviewed[]): Promise<void> {
  if (reviewed.length === 0) return;
  const rows = reviewed.map(({ creditGroupId, customerId, on }) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
    reviewed_on: on,
  }));
  await sql`
    update customers.customers c set reviewed_on = greatest(c.reviewed_on, given.reviewed_on)
      from ${asTable(rows, { credit_group_id: 'uuid', customer_id: 'uuid', reviewed_on: 'date' })}
     where (c.credit_group_id, c.customer_id) = (given.credit_group_id, given.customer_id)`.execute(tx);
}
