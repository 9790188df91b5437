import { sql } from 'kysely';
import type { Sql } from '#platform';

/** One figure of one customer that two independent ways of adding up do not agree on. */
export type Difference = {
  readonly customerCode: string;
  readonly figure: string;
  readonly position: string;
  readonly recomputed: string;
  readonly from: 'entries' | 'documents' | 'open items' | 'limits';
};

/**
 * Adds every position up again, three times: from the ledger's entries, from the documents and what was allocated of
 * them, and from what each document says is still open. Also finds gaps in the numbering of the entries. Gives what does
 * not agree; nothing, when the books are right.
 */
export async function findDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with entries as (
      select credit_group_id, customer_id, sum(open_orders_minor) as open_orders, sum(delivered_minor) as delivered,
             sum(receivables_minor) as receivables, sum(bills_minor) as bills, sum(unapplied_minor) as unapplied, count(*) as entry_count,
             max(entry_no) as last_no
        from exposure.entries group by 1, 2
    ), documents as (
      select credit_group_id, customer_id, sum(open_orders) as open_orders, sum(delivered) as delivered,
             sum(receivables) as receivables, sum(unapplied) as unapplied, sum(open_items) as open_items, sum(cash) as cash,
             sum(bills) as bills
        from (
          select credit_group_id, customer_id, open_minor as open_orders, 0 as delivered, 0 as receivables, 0 as unapplied,
                 0 as open_items, 0 as cash, 0 as bills
            from exposure.reservations where open_minor > 0
          union all
          select credit_group_id, customer_id, 0, open_minor, 0, 0, 0, 0, 0 from receivables.deliveries where open_minor > 0
          union all
          -- In another currency a document counts as it is carried; verify-originals.ts recomputes that.
          select credit_group_id, customer_id, 0, 0, case when original is null then amount_minor else open_minor end, 0,
                 open_minor, 0, 0 from receivables.invoices
          union all
          select credit_group_id, customer_id, 0, 0, -amount_minor, -amount_minor, 0, 0, 0
            from receivables.allocations where original is null
          union all
          select credit_group_id, customer_id, 0, 0, 0, case when b.state = 'dishonoured' or reversed_on is not null then 0
                 when original is null then amount_minor else unapplied_minor end, 0, unapplied_minor, 0
            from receivables.settlements left join receivables.bills b using (credit_group_id, customer_id, settlement_id)
          union all
          -- What a bill has paid is owed until it is honoured: by its allocations, and by what of it does not wait.
          select credit_group_id, customer_id, 0, 0, coalesce(receivables.counted_of(b.paid), paid.minor), 0,
                 coalesce(receivables.counted_of(b.paid), s.amount_minor - s.unapplied_minor), 0, coalesce(receivables.counted_of(b.paid), paid.minor)
            from receivables.bills b join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
            cross join lateral (
              select coalesce(sum(a.amount_minor), 0) as minor from receivables.allocations a
               where (a.credit_group_id, a.customer_id, a.settlement_id)
                   = (b.credit_group_id, b.customer_id, b.settlement_id)) paid
           where b.counts
        ) one group by 1, 2
    ), differing as materialized (
      -- By itself: for its few rows the customers are looked up, and not the other way round.
      select customer_id, compared.*
        from exposure.positions p
        full join entries e using (credit_group_id, customer_id)
        full join documents d using (credit_group_id, customer_id)
        cross join lateral (values
          ('entries', 'open orders', coalesce(p.open_orders_minor, 0), coalesce(e.open_orders, 0)),
          ('entries', 'delivered, not invoiced', coalesce(p.delivered_minor, 0), coalesce(e.delivered, 0)),
          ('entries', 'receivables', coalesce(p.receivables_minor, 0), coalesce(e.receivables, 0)),
          ('entries', 'bills', coalesce(p.bills_minor, 0), coalesce(e.bills, 0)),
          ('documents', 'bills', coalesce(p.bills_minor, 0), coalesce(d.bills, 0)),
          ('entries', 'unapplied cash', coalesce(p.unapplied_minor, 0), coalesce(e.unapplied, 0)),
          ('entries', 'number of entries', coalesce(p.entry_no, 0), coalesce(e.entry_count, 0)),
          ('entries', 'last entry', coalesce(p.entry_no, 0), coalesce(e.last_no, 0)),
          ('documents', 'open orders', coalesce(p.open_orders_minor, 0), coalesce(d.open_orders, 0)),
          ('documents', 'delivered, not invoiced', coalesce(p.delivered_minor, 0), coalesce(d.delivered, 0)),
          ('documents', 'receivables', coalesce(p.receivables_minor, 0), coalesce(d.receivables, 0)),
          ('documents', 'unapplied cash', coalesce(p.unapplied_minor, 0), coalesce(d.unapplied, 0)),
          ('open items', 'receivables', coalesce(p.receivables_minor, 0), coalesce(d.open_items, 0)),
          ('open items', 'unapplied cash', coalesce(p.unapplied_minor, 0), coalesce(d.cash, 0))
        ) as compared (source, figure, position, recomputed)
       where position <> recomputed
    )
    select code as "customerCode", figure, position::text, recomputed::text, source as "from"
      from differing join customers.customers using (customer_id)
     order by code, source, figure limit 1000`.execute(db);
  return rows;
}

export async function countPositions(db: Sql): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from exposure.positions`.execute(db);
  return rows[0]?.count ?? 0;
}
