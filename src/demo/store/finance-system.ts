import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';

// What the demo's finance system tells beside the documents themselves.

/** Receipts that came as bank acceptances: with us until they are due, then honoured. Our policy frees their limit at once. */
export async function fileBills(tx: Tx, startDay: CalendarDate): Promise<void> {
  await sql`
    insert into receivables.bills
      (credit_group_id, customer_id, settlement_id, kind, number, acceptor, due_on, state, with_recourse, counts)
    select credit_group_id, customer_id, settlement_id, 'bank_acceptance',
           '6' || lpad((row_number() over (order by settlement_id) * 7919)::text, 29, '0'),
           (array['中国工商银行杭州分行', '招商银行苏州分行', '浙商银行宁波分行', '交通银行无锡分行'])[
             (row_number() over (order by settlement_id))::int % 4 + 1],
           matures_on, case when matures_on < ${startDay}::date then 'honoured' else 'held' end, null, false
      from receivables.settlements where method = '银行承兑汇票' and matures_on is not null`.execute(tx);
}

/** The balance list of a day: our own open items, but for the few that every two systems disagree on. */
export async function tellBalances(
  tx: Tx,
  { asOf, by, at }: { asOf: CalendarDate; by: string; at: Date },
): Promise<number> {
  await sql`
    insert into reconciliation.lists (as_of, received_at, received_by) values (${asOf}, ${at}, ${by})`.execute(tx);
  const { numAffectedRows } = await sql`
    with open as (
      select c.code, i.number, c.currency, i.open_minor, i.due_on, row_number() over (order by i.invoice_id) as no
        from receivables.invoices i join customers.customers c using (credit_group_id, customer_id)
       where i.open_minor > 0 and i.issued_on <= ${asOf}::date
    )
    insert into reconciliation.balances (as_of, customer_code, number, line_no, currency, open_minor, due_on)
    select ${asOf}::date, code, number, 1, currency,
           case when no % 211 = 40 then open_minor * 6 / 10 else open_minor end,
           case when no % 307 = 90 then due_on + 15 else due_on end
      from open where no % 181 <> 25
    union all
    select ${asOf}::date, code, number || '-1', 1, currency, 1860000, due_on from open where no % 401 = 200
    union all
    select ${asOf}::date, code, number, 2, currency, open_minor, due_on from open where no % 499 = 300 and no % 181 <> 25`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
