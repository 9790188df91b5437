import { sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { PaymentPromise } from '../promises.ts';
import type { Owner } from './load-documents.ts';

/** A promise with who took it down; a withdrawn one was entered by mistake. */
export type KeptPromise = Owner &
  PaymentPromise & {
    readonly customerCode: string;
    readonly promisedBy: string;
    readonly note: string;
    readonly recordedBy: string;
    readonly recordedAt: Date;
    readonly withdrawnBecause: string | null;
  };

type Row = Omit<KeptPromise, 'currency'> & { readonly currency: string | null };

const promises = sql`
  select p.credit_group_id as "creditGroupId", p.customer_id as "customerId", c.code as "customerCode",
         p.promise_id as "promiseId", p.promised_on as "promisedOn", p.pay_by as "payBy", p.amount_minor as "amountMinor", p.currency,
         p.promised_by as "promisedBy", p.note, p.recorded_by as "recordedBy", p.recorded_at as "recordedAt",
         p.withdrawn_because as "withdrawnBecause"
    from receivables.promises p join customers.customers c using (credit_group_id, customer_id)`;

export async function insertPromise(tx: Tx, kept: KeptPromise): Promise<void> {
  await sql`
    insert into receivables.promises
      (credit_group_id, customer_id, promise_id, promised_on, pay_by, amount_minor, currency, promised_by, note, recorded_by,
       recorded_at)
    values (${kept.creditGroupId}, ${kept.customerId}, ${kept.promiseId}, ${kept.promisedOn}, ${kept.payBy},
            ${kept.amountMinor}, ${kept.currency ?? null}, ${kept.promisedBy}, ${kept.note}, ${kept.recordedBy}, ${kept.recordedAt})`.execute(
    tx,
  );
}

export async function findPromise(db: Sql, promiseId: string): Promise<KeptPromise | undefined> {
  const { rows } = await sql<Row>`${promises} where p.promise_id = ${promiseId}`.execute(db);
  return rows.map(fromRow)[0];
}

/** Everything a customer promised from a day on, the newest first, without what was withdrawn. */
export async function listPromises(db: Sql, owner: Owner, since: CalendarDate): Promise<KeptPromise[]> {
  const { rows } = await sql<Row>`
    ${promises}
     where (p.credit_group_id, p.customer_id) = (${owner.creditGroupId}, ${owner.customerId})
       and p.withdrawn_at is null and p.promised_on >= ${since}
     order by p.promised_on desc, p.promise_id desc`.execute(db);
  return rows.map(fromRow);
}

export async function withdrawPromise(
  tx: Tx,
  promiseId: string,
  { because, by, at }: { readonly because: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    update receivables.promises set withdrawn_because = ${because}, withdrawn_by = ${by}, withdrawn_at = ${at}
     where promise_id = ${promiseId}`.execute(tx);
}

function fromRow({ currency, ...row }: Row): KeptPromise {
  return { ...row, ...ofCurrency(currency) };
}

/** To be spread into a promise or a receipt: one in the customer's currency has none. */
export function ofCurrency(code: string | null): { readonly currency?: Currency } {
  return code === null ? {} : { currency: asCurrency(code) };
}
