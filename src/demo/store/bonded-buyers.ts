import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';

export type BondedBuyer = { readonly customerCode: string; readonly headroomMinor: bigint };

/** Trading houses with room in their limit and nothing that would stop an order, the roomiest first. */
export async function findBondedBuyers(
  tx: Tx,
  { asOf, most }: { asOf: CalendarDate; most: number },
): Promise<BondedBuyer[]> {
  const { rows } = await sql<{ customerCode: string; headroomMinor: string }>`
    select c.code as "customerCode",
           l.amount_minor - p.open_orders_minor - p.delivered_minor - p.receivables_minor as "headroomMinor"
      from customers.customers c
      join exposure.positions p using (credit_group_id, customer_id)
      join limits.limits l using (credit_group_id, customer_id)
     where c.industry = '批发业' and c.status = 'active' and c.blacklist_reason is null and c.freeze_reason is null
       and ${asOf}::date between l.valid_from and l.valid_to and not l.temporary and l.kind = 'amount'
       and not exists (select from customers.customers o
                        where o.credit_group_id = c.credit_group_id and o.customer_id <> c.customer_id)
       and not exists (select from exposure.holds h where h.customer_id = c.customer_id and h.status = 'open')
       and not exists (select from approvals.applications a where a.customer_id = c.customer_id)
       and not exists (select from assessment.latest a where a.customer_id = c.customer_id)
       and not exists (select from receivables.invoices i
                        where i.customer_id = c.customer_id and i.open_minor > 0 and i.due_on < ${asOf}::date - 20)
     order by 2 desc, 1 limit ${most}`.execute(tx);
  return rows.map(({ customerCode, headroomMinor }) => ({ customerCode, headroomMinor: BigInt(headroomMinor) }));
}

/** The finance system has them too, in their own currency. */
export async function tellForeignBalances(tx: Tx, asOf: CalendarDate): Promise<void> {
  await sql`
    insert into reconciliation.balances (as_of, customer_code, number, line_no, currency, open_minor, due_on)
    select ${asOf}::date, c.code, i.number, 1, i.original -> 'rate' ->> 'from',
           (i.original -> 'minor' ->> 'openMinor')::bigint, i.due_on
      from receivables.invoices i join customers.customers c using (credit_group_id, customer_id)
     where i.original is not null and i.open_minor > 0`.execute(tx);
}
