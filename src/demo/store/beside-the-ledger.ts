import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';

/** When the orders that are open are to be delivered: most within weeks, frame orders over months; some without a day. */
export async function planDeliveries(tx: Tx, startDay: CalendarDate): Promise<void> {
  await sql`
    with planned as (
      select customer_id, reservation_id, row_number() over (order by reservation_id)::int as no
        from exposure.reservations where status = 'open' and document_type = 'sales_order'
    )
    update exposure.reservations r
       set deliver_on = ${startDay}::date + case when no % 7 = 3 then 60 + no % 90 else 3 + no % 25 end
      from planned p where (p.customer_id, p.reservation_id) = (r.customer_id, r.reservation_id) and no % 5 <> 4`.execute(
    tx,
  );
}

/** Credit insurance, deposits, collateral and guarantees of the larger customers, as the papers in the safe say. */
export async function recordItems(
  tx: Tx,
  { startDay, by, at }: { startDay: CalendarDate; by: string; at: Date },
): Promise<void> {
  await sql`
    with largest as (
      select c.credit_group_id, c.customer_id, row_number() over (order by p.receivables_minor desc, c.code)::int as no,
             greatest(p.receivables_minor / 1000000, 5) * 100000 as tenth
        from customers.customers c join exposure.positions p using (credit_group_id, customer_id)
       where c.status = 'active' order by 3 limit 60
    ), kinds (kind, every, times, days, source, paper) as (values
      ('insured',           3, 6, 365, '中国出口信用保险公司 国内贸易信用险', '保单影像 BD'),
      ('deposits',          4, 1, 300, '财务系统 保证金科目',                 '收据 SJ'),
      ('collateral',        7, 8, 720, '不动产登记中心 抵押登记',             '他项权证 TX'),
      ('instalment_plans',  9, 2, 240, '分期付款协议',                       '协议 FQ'),
      ('guarantees_given', 13, 3, 365, '履约保函台账',                       '保函 BH')
    )
    insert into exposure.items
      (credit_group_id, customer_id, item_id, kind, amount_minor, valid_from, valid_to, reference, source, document, created_at, created_by)
    select credit_group_id, customer_id, md5(customer_id::text || kind)::uuid, kind, tenth * times,
           ${startDay}::date - (20 + no * 5) % days, ${startDay}::date - (20 + no * 5) % days + days,
           upper(left(kind, 2)) || '-2026-' || lpad(no::text, 4, '0'), source, paper || lpad(no::text, 4, '0'), ${at}, ${by}
      from largest join kinds on no % every = 1`.execute(tx);
}
