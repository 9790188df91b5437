import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { ItemKind } from '../item-kinds.ts';
import { type KeptParts, type MarkedPart, nothingKept } from '../kept-parts.ts';
import { type MarkColumns, marksFrom } from './mark-columns.ts';

type Row = {
  readonly customerId: CustomerId;
  readonly part: string;
  readonly day: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly minor: bigint;
  /** Of a part of marked documents. */
  readonly marks: MarkColumns | null;
};

/**
 * What a composition reads beside the positions, of everybody in these groups: a row for each part and for each day
 * after `after` on which orders are to be delivered, and what is recorded beside the ledger and has not ended by then.
 */
export async function loadKeptParts(
  db: Sql,
  groups: readonly CreditGroupId[],
  after: CalendarDate,
): Promise<Map<CustomerId, KeptParts>> {
  const ids = [...new Set(groups)];
  const { rows } = await sql<Row>`
    select customer_id as "customerId", part, null::date as day, null::date as until, minor, null::jsonb as marks
      from receivables.parts where credit_group_id = any(${ids}::uuid[])
    union all
    select customer_id, 'approved_deliveries', null, null, minor, null from exposure.approved_deliveries
     where credit_group_id = any(${ids}::uuid[])
    union all
    select customer_id, 'order_day', deliver_on, null, open_minor, null from exposure.order_days
     where credit_group_id = any(${ids}::uuid[]) and deliver_on > ${after}
    union all
    select customer_id, kind, valid_from, least(valid_to, ended_on - 1), amount_minor, null from exposure.items
     where credit_group_id = any(${ids}::uuid[]) and coalesce(least(valid_to, ended_on - 1), 'infinity') >= ${after}
    union all
    select customer_id, part, nullif(deliver_on, '-infinity'), null, minor,
           jsonb_build_object('sellerCode', seller_code, 'businessUnit', business_unit, 'productLine', product_line)
      from exposure.mark_parts
     where credit_group_id = any(${ids}::uuid[]) and minor <> 0 and (part <> 'order_day' or deliver_on > ${after})`.execute(
    db,
  );
  const kept = new Map<CustomerId, KeptParts>();
  for (const [customerId, own] of Map.groupBy(rows, (row) => row.customerId)) kept.set(customerId, toKept(own));
  return kept;
}

function toKept(rows: readonly Row[]): KeptParts {
  const parts = nothingKept();
  const of: Record<string, bigint> = {};
  const items: KeptParts['items'][number][] = [];
  for (const { part, day, until, minor, marks } of rows) {
    if (marks !== null) parts.marked.push({ marks: marksFrom(marks), part: part as MarkedPart['part'], day, minor });
    else if (part === 'approved_deliveries') parts.approvedDeliveriesMinor = minor;
    else if (part === 'order_day' && day !== null) parts.orderDays.set(day, minor);
    else if (day !== null) items.push({ kind: part as ItemKind, minor, from: day, to: until });
    else of[part] = minor;
  }
  return { ...parts, ofReceivables: of, items };
}
