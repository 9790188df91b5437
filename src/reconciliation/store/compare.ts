import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Compared } from '../difference.ts';

type Row = {
  customerCode: string;
  number: string;
  customerIsKnown: boolean;
  elsewhere: string | null;
  spelledAs: string | null;
  unappliedMinor: bigint;
  theirOpen: bigint | null;
  theirDue: CalendarDate | null;
  theirCurrency: string | null;
  lines: number | null;
  ourOpen: bigint | null;
  ourAmount: bigint | null;
  ourCurrency: string | null;
  ourIssued: CalendarDate | null;
  ourDue: CalendarDate | null;
};

type OneDocument = { readonly customerCode: string; readonly number: string };

/** More than anybody goes through by hand; the totals are of all. */
export const differencesMost = 2_000;

/**
 * Both sides of every document that they do not agree on, as of the list's day: ours from the invoices and what was
 * applied to them by then, in one statement. By customer and number; of one document only, where that is asked.
 */
export async function compare(db: Sql, asOf: CalendarDate, only?: OneDocument): Promise<Compared[]> {
  const { rows } = await sql<Row>`
    with theirs as (${theirsOn(asOf, only)}), ours as (${oursOn(asOf, only)}), differing as (
      select coalesce(t.customer_code, o.customer_code) as customer_code, coalesce(t.number, o.number) as number,
             t.open_minor as their_open, t.due_on as their_due, t.currency as their_currency, t.lines,
             o.open_minor as our_open
        from theirs t full join ours o using (customer_code, number)
       where t.open_minor is distinct from o.open_minor or t.lines > 1 or t.currency <> o.currency or t.due_on <> o.due_on
       order by 1, 2 limit ${differencesMost}
    )
    select d.customer_code as "customerCode", d.number, c.customer_id is not null as "customerIsKnown",
           case when i.invoice_id is null then (
             select oc.code from receivables.invoices oi join customers.customers oc using (customer_id)
              where oi.number = d.number and oc.code <> d.customer_code order by oi.open_minor desc, oc.code limit 1)
           end as elsewhere,
           case when i.invoice_id is null and d.their_open <> 0 then (
             select si.number from receivables.invoices si
              where (si.credit_group_id, si.customer_id) = (c.credit_group_id, c.customer_id)
                and ${spelled('si.number')} = ${spelled('d.number')} order by si.number limit 1)
           end as "spelledAs",
           case when i.original is null then coalesce(p.unapplied_minor, 0) else 0 end as "unappliedMinor",
           d.their_open as "theirOpen", d.their_due as "theirDue", d.their_currency as "theirCurrency", d.lines,
           case when i.invoice_id is not null then coalesce(d.our_open, 0) end as "ourOpen",
           ${own.amount} as "ourAmount", ${own.currency} as "ourCurrency", i.issued_on as "ourIssued", i.due_on as "ourDue"
      from differing d
      left join customers.customers c on c.code = d.customer_code
      left join receivables.invoices i
        on (i.credit_group_id, i.customer_id, i.number) = (c.credit_group_id, c.customer_id, d.number)
      left join exposure.positions p on (p.credit_group_id, p.customer_id) = (c.credit_group_id, c.customer_id)
     order by d.customer_code, d.number`.execute(db);
  return rows.map(toCompared);
}

export type Totals = {
  readonly currency: string;
  readonly oursMinor: bigint;
  readonly theirsMinor: bigint;
};

/** What both sides come to, currency by currency. */
export async function totals(db: Sql, asOf: CalendarDate): Promise<Totals[]> {
  const { rows } = await sql<{ currency: string; oursMinor: string; theirsMinor: string }>`
    with theirs as (${theirsOn(asOf)}), ours as (${oursOn(asOf)})
    select currency, sum(ours)::text as "oursMinor", sum(theirs)::text as "theirsMinor"
      from (select currency, open_minor as ours, 0 as theirs from ours
            union all
            select currency, 0, open_minor from theirs) sides
     group by currency order by currency`.execute(db);
  return rows.map(({ currency, oursMinor, theirsMinor }) => ({
    currency,
    oursMinor: BigInt(oursMinor),
    theirsMinor: BigInt(theirsMinor),
  }));
}

function theirsOn(asOf: CalendarDate, only?: OneDocument): RawBuilder<unknown> {
  return sql`
    select customer_code, number, sum(open_minor)::bigint as open_minor, min(due_on) as due_on, min(currency) as currency,
           count(*)::int as lines
      from reconciliation.balances
     where as_of = ${asOf} ${only === undefined ? sql`` : sql`and (customer_code, number) = (${only.customerCode}, ${only.number})`}
     group by customer_code, number`;
}

/** Finance lists an invoice in its own currency, and so it is compared. */
const own = {
  currency: sql`coalesce(i.original -> 'rate' ->> 'from', c.currency)`,
  amount: sql`coalesce((i.original -> 'minor' ->> 'amountMinor')::bigint, i.amount_minor)`,
  open: sql`coalesce((i.original -> 'minor' ->> 'openMinor')::bigint, i.open_minor)`,
};

/** What of an invoice was open on a day: what is open now, and what was applied after it. */
function oursOn(asOf: CalendarDate, only?: OneDocument): RawBuilder<unknown> {
  return sql`
    select c.code as customer_code, i.number, ${own.currency} as currency, i.due_on,
           (${own.open} + coalesce(later.applied, 0))::bigint as open_minor
      from receivables.invoices i
      join customers.customers c using (credit_group_id, customer_id)
      left join (
        select credit_group_id, customer_id, invoice_id, 
               sum(coalesce((original -> 'minor' ->> 'amountMinor')::bigint, amount_minor)) as applied
          from receivables.allocations where applied_on > ${asOf} group by 1, 2, 3) later
        using (credit_group_id, customer_id, invoice_id)
     where ${only === undefined ? sql`true` : sql`(c.code, i.number) = (${only.customerCode}, ${only.number})`}
       and i.issued_on <= ${asOf} and i.open_minor + coalesce(later.applied, 0) > 0`;
}

/** A number without signs, capitals and leading noughts. */
function spelled(column: string): RawBuilder<unknown> {
  return sql`ltrim(lower(regexp_replace(${sql.ref(column)}, '[^[:alnum:]]', '', 'g')), '0')`;
}

function toCompared(row: Row): Compared {
  const { customerCode, number, customerIsKnown, elsewhere, spelledAs, unappliedMinor } = row;
  const { theirOpen, theirDue, theirCurrency, lines, ourOpen, ourAmount, ourCurrency, ourIssued, ourDue } = row;
  const hasOurs = ourAmount !== null && ourIssued !== null && ourDue !== null;
  return {
    customerCode,
    number,
    customerIsKnown,
    elsewhere,
    spelledAs,
    unappliedMinor,
    theirs:
      theirOpen === null
        ? null
        : { openMinor: theirOpen, dueOn: theirDue, currency: theirCurrency ?? '', lines: lines ?? 1 },
    ours: hasOurs
      ? {
          openMinor: ourOpen ?? 0n,
          amountMinor: ourAmount,
          currency: ourCurrency ?? '',
          issuedOn: ourIssued,
          dueOn: ourDue,
        }
      : null,
  };
}
