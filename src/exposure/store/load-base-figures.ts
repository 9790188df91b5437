import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitAmounts, type LimitAmountsRow, limitOnDay, toGranted } from '#limits/usecases';
import { asTable, type Sql } from '#platform';
import type { OldestOpenItem, Owner } from '#receivables/usecases';
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

/**
 * One row holds all three, however many documents and grants there are; by {@link figuresKey}. Only a limit that does not
 * stand for good on the day asked about is looked up: where a temporary one runs, or another begins later.
 */
export async function loadBaseFigures(tx: Sql, questions: readonly Question[]): Promise<Map<string, BaseFigures>> {
  const asked = [...new Map(questions.map((one) => [figuresKey(one.customerId, one.asOf), one])).entries()];
  if (asked.length === 0) return new Map();
  const lines = asked.map(([, one], place) => ({ ...toKey(one), as_of: one.asOf, place }));
  const { rows } = await sql<Row>`
    select given.place, ${positionColumns}, ${limitAmounts},
           p.oldest_number as "invoiceNumber", p.oldest_due_on as "dueOn", p.oldest_open_minor as "openMinor"
      from ${asTable(lines, askedColumns)}
      left join lateral (
        select * from exposure.positions
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id) limit 1) p on true
      left join lateral (
        select p.limit_id, p.limit_currency as currency, p.limit_minor as amount_minor,
               p.limit_document_minor as single_document_minor, p.limit_valid_from as valid_from,
               p.limit_valid_to as valid_to, p.limit_original as original
         where p.limit_from <= given.as_of and p.limit_id is not null
        union all
        select limit_id, currency, amount_minor, single_document_minor, valid_from, valid_to, original
          from (${limitOnDay}) of_day where (p.limit_from <= given.as_of) is not true) l on true`.execute(tx);
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
