import { sql } from 'kysely';
import type { CreditGroupId } from '#customers';
import { addDays, calendarDate, type CalendarDate } from '#kernel';
import { presentLimit } from '#limits';
import { loadScopedLimits } from '#limits/usecases';
import { appendAudit, type Tx } from '#platform';
import { diceFor } from '../dice.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';

// Two of the demo's groups are sold to by two companies of ours, in two lines of business, under limits at every level.

const markedTables = [
  ['receivables.invoices', `'invoice'`, 'd.number'],
  ['exposure.reservations', 'd.document_type', 'd.document_number'],
] as const;

/** The two companies, what open documents of the two groups say of seller, business unit and product line, and limits. */
export async function sellByTwo(tx: Tx, startDay: CalendarDate, by: Actor): Promise<void> {
  const at = new Date(`${addDays(startDay, -60)}T10:00:00+08:00`);
  await markDocuments(tx, at);
  await grantLevels(tx, { at, from: addDays(startDay, -60), to: addDays(startDay, 305), by: by.name });
  await noteGrants(tx, at, by);
}

async function markDocuments(tx: Tx, at: Date): Promise<void> {
  await sql`
    insert into receivables.sellers (code, name, created_at)
    values ('HH', '华衡工业供应链有限公司', ${at}), ('HH-EAST', '华衡工业供应链（苏州）有限公司', ${at})`.execute(tx);
  await sql`
    create temporary table levels on commit drop as
    select g.credit_group_id, g.head_id, row_number() over (order by g.code) as place
      from (
        select c.credit_group_id, min(c.code) filter (where c.parent_id is null) as code,
               (array_agg(c.customer_id) filter (where c.parent_id is null))[1] as head_id
          from customers.customers c
         where not exists (select from exposure.holds h where h.credit_group_id = c.credit_group_id and h.status = 'open')
         group by 1 having count(*) >= 4) g
     order by g.code limit 2`.execute(tx);
  // Of what nothing has been taken or paid yet, so that the entry that opened it says all that has moved.
  for (const [table, type, number] of markedTables)
    await sql`
      update ${sql.table(table)} d set marks = jsonb_build_object(
        'sellerCode', (array['HH', 'HH', 'HH-EAST'])[1 + amount_minor % 3],
        'businessUnit', (array['传动', '配件'])[1 + amount_minor / 100 % 2],
        'productLine', (array['轴承', '电机', '阀门'])[1 + amount_minor / 1000 % 3])
       where credit_group_id = any(select credit_group_id from levels) and open_minor = amount_minor
         and exists (
           select from exposure.entries e
            where (e.credit_group_id, e.customer_id) = (d.credit_group_id, d.customer_id)
              and e.document_type = ${sql.raw(type)} and e.document_number = ${sql.raw(number)}
              and e.cause in ('invoice', 'order_reserved') and e.open_orders_minor + e.receivables_minor = d.amount_minor)`.execute(
      tx,
    );
  // Some of what waits says who sells it, so that the hold desk can be read by seller.
  await sql`
    update exposure.holds set marks = jsonb_build_object('sellerCode', (array['HH', 'HH-EAST'])[1 + amount_minor % 2])
     where status = 'open' and amount_minor % 3 = 0`.execute(tx);
  await sql`
    update exposure.entries e set marks = jsonb_build_array(jsonb_build_object(
        'seller_code', d.marks->>'sellerCode', 'business_unit', d.marks->>'businessUnit',
        'product_line', d.marks->>'productLine', 'open_orders_minor', e.open_orders_minor::text,
        'delivered_minor', '0', 'receivables_minor', e.receivables_minor::text))
      from (
        select credit_group_id, customer_id, 'invoice' as cause, 'invoice' as type, number, marks, amount_minor
          from receivables.invoices where marks is not null
        union all
        select credit_group_id, customer_id, 'order_reserved', document_type, document_number, marks, amount_minor
          from exposure.reservations where marks is not null) d
     where (e.credit_group_id, e.customer_id, e.cause, e.document_type, e.document_number)
         = (d.credit_group_id, d.customer_id, d.cause, d.type, d.number)
       and e.open_orders_minor + e.receivables_minor = d.amount_minor`.execute(tx);
  await sql`
    insert into exposure.mark_positions
      (credit_group_id, customer_id, seller_code, business_unit, product_line, open_orders_minor, receivables_minor)
    select credit_group_id, customer_id, m.seller_code, m.business_unit, m.product_line, sum(m.open_orders_minor),
           sum(m.receivables_minor)
      from exposure.entries cross join lateral jsonb_to_recordset(marks) as m
        (seller_code text, business_unit text, product_line text, open_orders_minor bigint, receivables_minor bigint)
     where marks is not null group by 1, 2, 3, 4, 5`.execute(tx);
}

/** Of each group the whole, one line of business, and what the second company sells to its head: a little more than is in use. */
async function grantLevels(
  tx: Tx,
  { at, from, to, by }: { at: Date; from: CalendarDate; to: CalendarDate; by: string },
): Promise<void> {
  const dice = diceFor('limits of levels');
  const ids = Array.from({ length: 6 }, () => idAt<'limit'>(at, dice));
  await sql`
    insert into limits.scoped_limits
      (credit_group_id, customer_id, limit_id, level, seller_code, business_unit, product_line, kind, currency,
       amount_minor, valid_from, valid_to, granted_to, reason, granted_by, granted_at)
    select l.credit_group_id, l.head_id, (${ids}::uuid[])[l.place * 3 - 3 + s.no], s.level, s.seller, '', s.line, 'amount', 'CNY',
           (s.used * s.percent / 100 / 10000000 + 1) * 10000000, ${from}, ${to}, ${to}, s.reason, ${by}, ${at}
      from levels l
      cross join lateral (
        select 1 as no, 'group' as level, '' as seller, '' as line, 105 as percent, '集团统一授信' as reason,
               (select sum(open_orders_minor + delivered_minor + receivables_minor)::bigint from exposure.positions p
                 where p.credit_group_id = l.credit_group_id) as used
        union all
        select 2, 'group', '', '轴承', 110, '轴承产品线分项额度',
               (select coalesce(sum(open_orders_minor + receivables_minor), 0)::bigint from exposure.mark_positions p
                 where p.credit_group_id = l.credit_group_id and product_line = '轴承')
        union all
        select 3, 'customer', 'HH-EAST', '', 130, '苏州公司单独控制',
               (select coalesce(sum(open_orders_minor + receivables_minor), 0)::bigint from exposure.mark_positions p
                 where (p.credit_group_id, p.customer_id) = (l.credit_group_id, l.head_id) and seller_code = 'HH-EAST')) s`.execute(
    tx,
  );
  await sql`
    update customers.credit_groups set has_levels = true
     where credit_group_id = any(select credit_group_id from levels)`.execute(tx);
}

/** As the trail has it of a grant that somebody makes. */
async function noteGrants(tx: Tx, at: Date, { kind, id, name }: Actor): Promise<void> {
  const { rows } = await sql<{ groupId: CreditGroupId }>`
    select distinct credit_group_id as "groupId" from limits.scoped_limits`.execute(tx);
  const grants = await loadScopedLimits(
    tx,
    rows.map(({ groupId }) => groupId),
  );
  const dice = diceFor('trail of levels');
  const day = calendarDate(at.toISOString().slice(0, 10));
  await appendAudit(
    tx,
    grants.map((grant) => ({
      entryId: idAt<'audit-entry'>(at, dice),
      at,
      actorKind: kind,
      actorId: id,
      actorName: name,
      command: 'limits.grant_scoped',
      customerId: grant.customerId,
      subject: grant.customerCode,
      detail: { granted: { ...presentLimit(grant, grant.customerCode, day), scope: grant.scope }, ended: [] },
    })),
  );
}
