import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate } from '#kernel';
import { testPlatform } from '../../../test/setup/platform.ts';
import { saveStatedBooks } from '../store/books.fixture.ts';
import { readAgeing } from './read-ageing.ts';
import { readPaymentBehaviour } from './read-payment-behaviour.ts';

// 2,466 real-life invoices of 100 customers, published by IBM with days late per row. Not part of this repository.
const file = join(import.meta.dirname, '../../../../shared/data/ibm-late-payment/WA_Fn-UseC_-Accounts-Receivable.csv');

describe.skipIf(!existsSync(file))('IBM late payment histories', async () => {
  if (!existsSync(file)) return;
  const platform = await testPlatform();
  const db = platform.database.sql;
  const codes = await load();

  it('late share and days beyond terms of every customer equal the published days late', async () => {
    const { rows } = await sql<{ code: string; late: number; all: number; days: string }>`
      select customer as code, (count(*) filter (where days_late > 0))::int as late, count(*)::int as all,
             (sum(amount * days_late) / sum(amount))::text as days
        from published group by 1`.execute(db);
    expect(rows).toHaveLength(100);
    for (const { code, late, all, days } of rows) {
      const found = await readPaymentBehaviour(platform, { customerCode: code, asOf: calendarDate('2014-12-31') });
      if (!found.ok) throw new Error(found.refusal.detail);
      const { settledInvoices, lateInvoices, lateShare, daysBeyondTerms } = found.value;
      expect({ code, settledInvoices, lateInvoices }).toEqual({ code, settledInvoices: all, lateInvoices: late });
      expect(lateShare).toEqual({ kind: 'value', value: late / all });
      expect((daysBeyondTerms as { value: number }).value).toBeCloseTo(Number(days), 9);
    }
  });

  it('as of a past day only what was settled by then counts, in its month', async () => {
    const asOf = calendarDate('2013-03-31');
    const { rows } = await sql<{ code: string; months: { month: string; minor: number }[]; all: number }>`
      select customer as code, sum(invoices)::int as all,
             jsonb_agg(jsonb_build_object('month', month, 'minor', minor) order by month) as months
        from (select customer, to_char(settled_on, 'YYYY-MM') as month, count(*) as invoices,
                     (sum(amount) * 100)::bigint as minor
                from published where settled_on <= ${asOf} group by 1, 2) by_month
       group by 1`.execute(db);
    expect(rows.length).toBeGreaterThan(90);
    for (const { code, months, all } of rows) {
      const found = await readPaymentBehaviour(platform, { customerCode: code, asOf });
      if (!found.ok) throw new Error(found.refusal.detail);
      const read = found.value.months.map(({ month, settledMinor }) => ({ month, minor: Number(settledMinor) }));
      expect({ code, all: found.value.settledInvoices, months: read }).toEqual({ code, all, months });
    }
  });

  it.each(['2012-02-15', '2012-12-31', '2013-06-30', '2013-10-31', '2013-12-02'])(
    'the ageing of every customer on %s',
    async (text) => {
      const asOf = calendarDate(text);
      const { rows } = await sql<{
        code: string;
        notDue: bigint;
        days1To30: bigint;
        days31To60: bigint;
        total: bigint;
      }>`
        select customer as code, (coalesce(sum(amount) filter (where due_on >= ${asOf}), 0) * 100)::bigint as "notDue",
               (coalesce(sum(amount) filter (where due_on < ${asOf} and due_on >= ${asOf}::date - 30), 0) * 100)::bigint
                 as "days1To30",
               (coalesce(sum(amount) filter (where due_on < ${asOf}::date - 30 and due_on >= ${asOf}::date - 60), 0)
                 * 100)::bigint as "days31To60",
               (sum(amount) * 100)::bigint as total
          from published where issued_on <= ${asOf} and settled_on > ${asOf} group by 1`.execute(db);
      expect(rows.length).toBeGreaterThan(0);
      const expected = new Map(rows.map(({ code, ...sums }) => [code, sums]));
      const nothing = { notDue: 0n, days1To30: 0n, days31To60: 0n, total: 0n };
      for (const code of codes) {
        const found = await readAgeing(platform, { customerCode: code, asOf });
        if (!found.ok) throw new Error(found.refusal.detail);
        const { notDue, days1To30, days31To60, total } = found.value.ageing;
        expect({ code, notDue, days1To30, days31To60, total }).toEqual({
          code,
          ...(expected.get(code) ?? nothing),
        });
      }
    },
  );

  /** The rows twice: as documents of ours, and as they were published, for the independent recomputation. */
  async function load(): Promise<string[]> {
    const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
    const published = rows.map((row) => ({
      customer: row['customerID'],
      issuedOn: day(row['InvoiceDate']),
      dueOn: day(row['DueDate']),
      settledOn: day(row['SettledDate']),
      amount: row['InvoiceAmount'] ?? '',
      daysLate: Number(row['DaysLate']),
    }));
    await sql`create table published (customer text, issued_on date, due_on date, settled_on date, amount numeric,
                days_late int)`.execute(db);
    await sql`
      insert into published
      select customer, "issuedOn", "dueOn", "settledOn", amount, "daysLate"
        from jsonb_to_recordset(${JSON.stringify(published)}::jsonb) as row
          (customer text, "issuedOn" date, "dueOn" date, "settledOn" date, amount numeric, "daysLate" int)`.execute(db);

    for (const [code, invoices] of Map.groupBy(published, ({ customer }) => customer ?? '')) {
      const money = invoices.map((invoice) => ({ ...invoice, amountMinor: minorOf(invoice.amount) }));
      // Each receipt pays the invoice in whose place it stands.
      const receipts = money.map(({ settledOn, amountMinor }) => ({ receivedOn: settledOn, amountMinor }));
      await saveStatedBooks(db, { code, currency: 'USD', invoices: money, receipts });
    }
    return [...new Set(published.map(({ customer }) => customer ?? ''))];
  }
});

/** `1/31/2013` */
function day(monthDayYear = ''): CalendarDate {
  const [month = '', dayOfMonth = '', year = ''] = monthDayYear.split('/');
  return calendarDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function minorOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}
