import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { canonicalJson } from '#kernel';
import { asTable, type Sql, type Statement } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { Books } from '../books.ts';
import { type MarkMove, sumOfMoves } from '../marked.ts';
import { ownerColumns, toKey } from './load-books.ts';
import { type MarkColumns, marksFrom } from './mark-columns.ts';

const figures = { open_orders_minor: 'bigint', delivered_minor: 'bigint', receivables_minor: 'bigint' } as const;
const keys = { seller_code: 'text', business_unit: 'text', product_line: 'text' } as const;

/** What the entries moved under marks, added to what is in use under them; no statement where none did. */
export function moveMarkPositions(books: readonly Books[]): Statement[] {
  const rows = books.flatMap((one) => movesOf(one).map((move) => ({ ...toKey(one), ...toRow(move) })));
  if (rows.length === 0) return [];
  return [
    sql`
    insert into exposure.mark_positions as m
      (credit_group_id, customer_id, seller_code, business_unit, product_line, open_orders_minor, delivered_minor,
       receivables_minor)
    select * from ${asTable(rows, { ...ownerColumns, ...keys, ...figures })}
    on conflict (credit_group_id, customer_id, seller_code, business_unit, product_line) do update set
      open_orders_minor = m.open_orders_minor + excluded.open_orders_minor,
      delivered_minor = m.delivered_minor + excluded.delivered_minor,
      receivables_minor = m.receivables_minor + excluded.receivables_minor`,
  ];
}

/** What the books of one customer moved under marks since they were opened. */
export function movesOf({ written }: Books): MarkMove[] {
  const marked = written.entries.flatMap(({ marks = [] }) => marks);
  return marked.length === 0 ? marked : sumOfMoves(marked);
}

/** As an entry keeps it: the names of the columns, so that it can be added up in SQL. */
export function marksJson(moves: readonly MarkMove[]): string {
  return canonicalJson(moves.map(toRow));
}

function toRow({ marks, openOrdersMinor, deliveredMinor, receivablesMinor }: MarkMove) {
  const { sellerCode = '', businessUnit = '', productLine = '' } = marks;
  return {
    seller_code: sellerCode,
    business_unit: businessUnit,
    product_line: productLine,
    open_orders_minor: openOrdersMinor,
    delivered_minor: deliveredMinor,
    receivables_minor: receivablesMinor,
  };
}

/** What one customer has in use under one combination of marks. */
export type MarkPosition = MarkMove & { readonly customerId: CustomerId };

/** Everything in use under marks in the groups of these customers. */
export async function loadMarkPositions(db: Sql, owners: readonly Owner[]): Promise<MarkPosition[]> {
  if (owners.length === 0) return [];
  const groups = [...new Set(owners.map(({ creditGroupId }) => creditGroupId))];
  const { rows } = await sql<Omit<MarkPosition, 'marks'> & MarkColumns>`
    select customer_id as "customerId", seller_code as "sellerCode", business_unit as "businessUnit",
           product_line as "productLine", open_orders_minor as "openOrdersMinor", delivered_minor as "deliveredMinor",
           receivables_minor as "receivablesMinor"
      from exposure.mark_positions where credit_group_id = any(${groups}::uuid[])
     order by customer_id, seller_code, business_unit, product_line`.execute(db);
  return rows.map(({ sellerCode, businessUnit, productLine, ...row }) => ({
    ...row,
    marks: marksFrom({ sellerCode, businessUnit, productLine }),
  }));
}
