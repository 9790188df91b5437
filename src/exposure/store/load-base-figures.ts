import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitAmounts, type LimitAmountsRow, limitOnDay, toGranted } from '#limits/usecases';
import { asTable, type Sql } from '#platform';
import { oldestOpenItem, type OldestOpenItem, type Owner } from '#receivables/usecases';
import { emptyPosition, type Position } from '../books.ts';
import { ownerColumns, positionColumns, toKey } from './load-books.ts';

/** What every check reads of a customer, whatever the rules: the base rules look at these. */
export type BaseFigures = {
  readonly position: Position;
  readonly limit: GrantedLimit | null;
  readonly oldestOpen: OldestOpenItem | null;
};

type Question = Owner & { readonly asOf: CalendarDate };

const askedColumns = { ...ownerColumns, as_of: 'date', place: 'int' } as const;

type Row = { readonly place: number } & (Position | { readonly entryNo: null }) &
  (LimitAmountsRow | { readonly limitId: null }) &
  (OldestOpenItem | { readonly invoiceNumber: null });

/** One row of an index for each of the three, however many documents and grants there are; by {@link figuresKey}. */
export async function loadBaseFigures(tx: Sql, questions: readonly Question[]): Promise<Map<string, BaseFigures>> {
  const asked = [...new Map(questions.map((one) => [figuresKey(one.customerId, one.asOf), one])).entries()];
  if (asked.length === 0) return new Map();
  const lines = asked.map(([, one], place) => ({ ...toKey(one), as_of: one.asOf, place }));
  const { rows } = await sql<Row>`
    select given.place, ${positionColumns}, ${limitAmounts},
           o.number as "invoiceNumber", o.due_on as "dueOn", o.open_minor as "openMinor"
      from ${asTable(lines, askedColumns)}
      left join lateral (
        select * from exposure.positions
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id) limit 1) p on true
      left join lateral (${limitOnDay}) l on true
      left join lateral (${oldestOpenItem}) o on true`.execute(tx);
  return new Map(rows.map((row) => [asked[row.place]?.[0] ?? '', toFigures(row)]));
}

export function figuresKey(customerId: CustomerId, asOf: CalendarDate): string {
  return `${customerId} ${asOf}`;
}

function toFigures(row: Row): BaseFigures {
  return {
    position: row.entryNo === null ? emptyPosition : positionOf(row),
    limit: row.limitId === null ? null : toGranted(row),
    oldestOpen: row.invoiceNumber === null ? null : itemOf(row),
  };
}

function positionOf({
  openOrdersMinor,
  deliveredMinor,
  receivablesMinor,
  billsMinor,
  unappliedMinor,
  entryNo,
}: Position) {
  return { openOrdersMinor, deliveredMinor, receivablesMinor, billsMinor, unappliedMinor, entryNo };
}

function itemOf({ invoiceNumber, dueOn, openMinor }: OldestOpenItem): OldestOpenItem {
  return { invoiceNumber, dueOn, openMinor };
}
