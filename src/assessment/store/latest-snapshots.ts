import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { Sql } from '#platform';

/** What the latest assessment of each active customer was made from, so many customers at a time. */
export async function* latestSnapshots(db: Sql, pageSize = 500): AsyncGenerator<readonly unknown[]> {
  let after: CustomerId | null = null;
  for (;;) {
    const { rows }: { rows: { customerId: CustomerId; snapshot: unknown }[] } = await sql<{
      customerId: CustomerId;
      snapshot: unknown;
    }>`
      select c.customer_id as "customerId", a.snapshot
        from customers.customers c
        join assessment.latest l using (credit_group_id, customer_id)
        join assessment.assessments a using (credit_group_id, customer_id, assessment_id)
       where c.status = 'active' and (${after}::uuid is null or c.customer_id > ${after}::uuid)
       order by c.customer_id limit ${pageSize}`.execute(db);
    yield rows.map(({ snapshot }) => snapshot);
    after = rows.at(-1)?.customerId ?? null;
    if (rows.length < pageSize) return;
  }
}
