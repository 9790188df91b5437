import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Sql } from '#platform';
import type { OldestOpenItem, Owner } from './load-documents.ts';
import type { Marks } from '../marks.ts';

type OpenItem = OldestOpenItem & { readonly customerId: CustomerId; readonly marks: Marks | null };

/** Of each customer, its undisputed open invoices, the earliest due day first: at most `most` of them. */
export async function listOpenItems(db: Sql, owners: readonly Owner[], most: number): Promise<Map<string, OpenItem[]>> {
  if (owners.length === 0) return new Map();
  const keys = owners.map(({ creditGroupId, customerId }) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
  }));
  const { rows } = await sql<OpenItem>`
    select given.customer_id as "customerId", d.number as "invoiceNumber", d.due_on as "dueOn", d.open_minor as "openMinor", d.marks
      from ${asTable(keys, { credit_group_id: 'uuid', customer_id: 'uuid' })}
      cross join lateral (
        select i.number, i.due_on, i.invoice_id, i.open_minor, i.marks from receivables.invoices i
         where (i.credit_group_id, i.customer_id) = (given.credit_group_id, given.customer_id)
           and i.open_minor > 0 and not i.disputed
         order by i.due_on, i.invoice_id limit ${most}) d
     order by given.customer_id, d.due_on, d.invoice_id`.execute(db);
  return Map.groupBy(rows, ({ customerId }) => customerId as string);
}
