import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel';

// Overdue 逾期, the one definition: open, past its due day and not in dispute. Due today is not overdue.

/** Of invoices `i`, as they stand today. */
export const isOverdue = (today: CalendarDate): RawBuilder<unknown> =>
  sql`(i.open_minor > 0 and not i.disputed and i.due_on < ${today})`;

/** The same as one sum per customer and due day: `open_by_due` is kept without what is disputed. */
export const overdueByDueDay = (today: CalendarDate): RawBuilder<unknown> =>
  sql`select credit_group_id, customer_id, due_on, open_minor from receivables.open_by_due where due_on < ${today}`;

/** Whether invoice `i` was in dispute at the end of a day: of what was open then, that is not overdue. */
export const wasInDispute = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  exists (select from receivables.disputes d
    where (d.credit_group_id, d.customer_id, d.invoice_id) = (i.credit_group_id, i.customer_id, i.invoice_id)
      and d.raised_on <= ${day} and (d.settled_on is null or d.settled_on > ${day}))`;
