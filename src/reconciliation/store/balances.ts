import { sql } from 'kysely';
import type { CalendarDate, Currency } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';

/** One line of a list, as it was told. */
export type Balance = {
  readonly asOf: CalendarDate;
  readonly customerCode: string;
  readonly number: string;
  readonly lineNo: number;
  readonly currency: Currency;
  readonly openMinor: bigint;
  readonly dueOn: CalendarDate | null;
};

export type BalanceList = {
  readonly asOf: CalendarDate;
  readonly receivedAt: Date;
  readonly receivedBy: string;
  readonly lines: number;
  readonly settled: number;
};

export async function openLists(
  tx: Tx,
  days: readonly CalendarDate[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into reconciliation.lists (as_of, received_at, received_by)
    select day, ${at}, ${by} from unnest(${[...new Set(days)]}::date[]) as day order by day
    on conflict (as_of) do update set received_at = excluded.received_at, received_by = excluded.received_by`.execute(
    tx,
  );
}

/** Writes the lines; of one that is there already what it says now counts. Gives the keys of those that changed anything. */
export async function writeBalances(tx: Tx, balances: readonly Balance[]): Promise<Set<string>> {
  if (balances.length === 0) return new Set();
  const rows = balances.map((one) => ({
    as_of: one.asOf,
    customer_code: one.customerCode,
    number: one.number,
    line_no: one.lineNo,
    currency: one.currency,
    open_minor: one.openMinor,
    due_on: one.dueOn,
  }));
  const given = asTable(rows, {
    as_of: 'date',
    customer_code: 'text',
    number: 'text',
    line_no: 'int',
    currency: 'text',
    open_minor: 'bigint',
    due_on: 'date',
  });
  const { rows: changed } = await sql<Pick<Balance, 'asOf' | 'customerCode' | 'number' | 'lineNo'>>`
    insert into reconciliation.balances as kept (as_of, customer_code, number, line_no, currency, open_minor, due_on)
    select * from ${given}
    on conflict (as_of, customer_code, number, line_no) do update
      set currency = excluded.currency, open_minor = excluded.open_minor, due_on = excluded.due_on
      where (kept.currency, kept.open_minor, kept.due_on)
            is distinct from (excluded.currency, excluded.open_minor, excluded.due_on)
    returning as_of as "asOf", customer_code as "customerCode", number, line_no as "lineNo"`.execute(tx);
  return new Set(changed.map(balanceKey));
}

export function balanceKey({
  asOf,
  customerCode,
  number,
  lineNo,
}: Pick<Balance, 'asOf' | 'customerCode' | 'number' | 'lineNo'>): string {
  return JSON.stringify([asOf, customerCode, number, lineNo]);
}

/** The newest day first. */
export async function listLists(db: Sql, limit: number): Promise<BalanceList[]> {
  const { rows } = await sql<BalanceList>`
    select l.as_of as "asOf", l.received_at as "receivedAt", l.received_by as "receivedBy",
           (select count(*)::int from reconciliation.balances b where b.as_of = l.as_of) as lines,
           (select count(*)::int from reconciliation.settled_differences s where s.as_of = l.as_of) as settled
      from reconciliation.lists l order by l.as_of desc limit ${limit}`.execute(db);
  return rows;
}

/** Whether there was such a list. */
export async function dropList(tx: Tx, asOf: CalendarDate): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from reconciliation.lists where as_of = ${asOf}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
