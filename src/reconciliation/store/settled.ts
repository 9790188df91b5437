import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Cause, Step } from '../difference.ts';

/** What was done about one difference of a list, by whom and why. */
export type Settled = {
  readonly asOf: CalendarDate;
  readonly customerCode: string;
  readonly number: string;
  readonly cause: Cause;
  readonly step: Step;
  readonly reason: string;
  readonly settledBy: string;
  readonly settledAt: Date;
};

export async function saveSettled(tx: Tx, settled: Settled): Promise<void> {
  const { asOf, customerCode, number, cause, step, reason, settledBy, settledAt } = settled;
  await sql`
    insert into reconciliation.settled_differences
      (as_of, customer_code, number, cause, step, reason, settled_by, settled_at)
    values (${asOf}, ${customerCode}, ${number}, ${cause}, ${step}, ${reason}, ${settledBy}, ${settledAt})
    on conflict (as_of, customer_code, number, cause) do update
      set step = excluded.step, reason = excluded.reason, settled_by = excluded.settled_by, settled_at = excluded.settled_at`.execute(
    tx,
  );
}

/** The newest first. */
export async function listSettled(db: Sql, asOf: CalendarDate): Promise<Settled[]> {
  const { rows } = await sql<Settled>`
    select as_of as "asOf", customer_code as "customerCode", number, cause, step, reason, settled_by as "settledBy",
           settled_at as "settledAt"
      from reconciliation.settled_differences where as_of = ${asOf} order by settled_at desc, customer_code, number`.execute(
    db,
  );
  return rows;
}
