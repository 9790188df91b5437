import { sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import { asTable, newId, type Sql, type Tx } from '#platform';
import type { RateType } from '#policy';
import { decimalText } from '../decimal.ts';
import type { KnownRate } from '../find-rate.ts';
import { type ExchangeRate, rateKey } from '../rate.ts';

type WantedRate = { readonly currency: Currency; readonly type: RateType; readonly day: CalendarDate };

/** Of each wanted rate the newest on or before its day, by {@link rateKey} of what was wanted: one index row each. */
export async function loadNewestRates(db: Sql, wanted: readonly WantedRate[]): Promise<Map<string, KnownRate>> {
  if (wanted.length === 0) return new Map();
  const rowsWanted = wanted.map(({ currency, type, day }) => ({ currency, rate_type: type, day }));
  const { rows } = await sql<{
    currency: string;
    type: RateType;
    wantedDay: CalendarDate;
    day: CalendarDate | null;
    rate: string | null;
    firstDay: CalendarDate | null;
  }>`
    select given.currency, given.rate_type as type, given.day as "wantedDay", newest.day, newest.rate::text as rate,
           (select min(r.day) from rates.exchange_rates r
             where (r.currency, r.rate_type) = (given.currency, given.rate_type) and r.superseded_at is null) as "firstDay"
      from ${asTable(rowsWanted, { currency: 'text', rate_type: 'text', day: 'date' })}
      left join lateral (
        select r.day, r.rate from rates.exchange_rates r
         where (r.currency, r.rate_type) = (given.currency, given.rate_type) and r.day <= given.day
           and r.superseded_at is null
         order by r.day desc limit 1) newest on true`.execute(db);
  return new Map(
    rows.map(({ currency, type, wantedDay, day, rate, firstDay }) => [
      rateKey({ currency: asCurrency(currency), type, day: wantedDay }),
      { newest: day === null || rate === null ? null : { day, rate: plain(rate) }, firstDay },
    ]),
  );
}

/** One writer at a time: who corrects a rate sees what the other has entered. */
export async function lockRates(tx: Tx): Promise<void> {
  await sql`lock table rates.exchange_rates in share row exclusive mode`.execute(tx);
}

export async function loadStanding(tx: Tx, wanted: readonly WantedRate[]): Promise<Map<string, ExchangeRate>> {
  const rowsWanted = wanted.map(({ currency, type, day }) => ({ currency, rate_type: type, day }));
  const { rows } = await sql<Omit<ExchangeRate, 'currency'> & { currency: string }>`
    select r.currency, r.rate_type as type, r.day, r.rate::text as rate, r.source
      from ${asTable(rowsWanted, { currency: 'text', rate_type: 'text', day: 'date' })}
      join rates.exchange_rates r on (r.currency, r.rate_type, r.day) = (given.currency, given.rate_type, given.day)
     where r.superseded_at is null`.execute(tx);
  return new Map(rows.map((row) => [rateKey(fromRow(row)), fromRow(row)]));
}

type Entered = { readonly by: string; readonly at: Date };

/** Adds rates; what stood for the same currency, type and day is superseded. */
export async function insertRates(tx: Tx, rates: readonly ExchangeRate[], { by, at }: Entered): Promise<void> {
  if (rates.length === 0) return;
  const rows = rates.map(({ currency, type, day, rate, source }) => ({
    rate_id: newId(),
    currency,
    rate_type: type,
    day,
    rate,
    source,
  }));
  const columns = {
    rate_id: 'uuid',
    currency: 'text',
    rate_type: 'text',
    day: 'date',
    rate: 'text',
    source: 'text',
  } as const;
  await sql`
    update rates.exchange_rates r set superseded_at = ${at}, superseded_by = ${by}
      from ${asTable(rows, columns)}
     where (r.currency, r.rate_type, r.day) = (given.currency, given.rate_type, given.day) and r.superseded_at is null`.execute(
    tx,
  );
  await sql`
    insert into rates.exchange_rates (rate_id, currency, rate_type, day, rate, source, entered_by, entered_at)
    select rate_id, currency, rate_type, day, rate::numeric, source, ${by}::text, ${at}::timestamptz
      from ${asTable(rows, columns)}`.execute(tx);
}

/** A rate as it was entered, with what became of it. */
export type EnteredRate = ExchangeRate & {
  readonly rateId: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly supersededAt: Date | null;
  readonly supersededBy: string | null;
};

export type RatePage = {
  readonly currency: string | undefined;
  readonly type: RateType | undefined;
  /** Also those that were corrected since. */
  readonly corrected: boolean;
  readonly after: { readonly day: CalendarDate; readonly rateId: string } | undefined;
  readonly limit: number;
};

/** The newest day on top. */
export async function listRates(
  db: Sql,
  { currency, type, corrected, after, limit }: RatePage,
): Promise<EnteredRate[]> {
  const { rows } = await sql<Omit<EnteredRate, 'currency'> & { currency: string }>`
    select r.rate_id as "rateId", r.currency, r.rate_type as type, r.day, r.rate::text as rate, r.source,
           r.entered_by as "enteredBy", r.entered_at as "enteredAt", r.superseded_at as "supersededAt",
           r.superseded_by as "supersededBy"
      from rates.exchange_rates r
     where (${currency ?? null}::text is null or r.currency = ${currency ?? null}::text)
       and (${type ?? null}::text is null or r.rate_type = ${type ?? null}::text)
       and (${corrected} or r.superseded_at is null)
       and (${after?.rateId ?? null}::uuid is null or (r.day, r.rate_id) < (${after?.day ?? null}::date, ${after?.rateId ?? null}::uuid))
     order by r.day desc, r.rate_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

function fromRow<Row extends { currency: string; rate: string }>(row: Row) {
  return { ...row, currency: asCurrency(row.currency), rate: plain(row.rate) };
}

/** The database shows all twelve decimals. */
function plain(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  return decimalText({ digits: BigInt(whole + fraction), scale: fraction.length });
}
