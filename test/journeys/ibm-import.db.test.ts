import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { defaultOptions } from '#integrations';
import { importLocalFile } from '#integrations/usecases';
import { operator } from '#platform';
import { receivablesRoutes } from '../../src/receivables/http/routes.ts';
import { testApi } from '../setup/api.ts';
import { testPlatform } from '../setup/platform.ts';

// 2,466 invoices of 100 customers, published by IBM with the days each was late. Not part of this repository.
const file = join(import.meta.dirname, '../../../shared/data/ibm-late-payment/WA_Fn-UseC_-Accounts-Receivable.csv');

/** The file goes in by the import; what the API then says is compared with SQL over the file itself. */
describe.skipIf(!existsSync(file))('the IBM file, imported', async () => {
  if (!existsSync(file)) return;
  const platform = await testPlatform();
  const db = platform.database.sql;
  const api = await testApi(platform, receivablesRoutes(platform));
  const options = { ...defaultOptions, createCustomers: true, currency: 'USD' };
  const run = await importLocalFile(platform, operator, { path: file, kind: 'invoices', options, dryRun: false });
  if (!run.ok) throw new Error(run.refusal.detail);
  await publish();

  it('gives the published late share and days beyond terms of every customer', async () => {
    const { rows } = await sql<{ code: string; late: number; settled: number; share: number; days: number }>`
      select customer as code, (count(*) filter (where days_late > 0))::int as late, count(*)::int as settled,
             (count(*) filter (where days_late > 0))::float8 / count(*) as share,
             (sum(amount * days_late) / sum(amount))::float8 as days
        from published group by 1`.execute(db);
    expect(rows).toHaveLength(100);
    for (const { code, late, settled, share, days } of rows) {
      const { body } = await get(`/customers/${code}/payment-behaviour?asOf=2014-12-31`);
      expect(body).toMatchObject({ settledInvoices: settled, lateInvoices: late });
      expect(body['lateShare']).toBeCloseTo(share, 12);
      expect(body['daysBeyondTerms']).toBeCloseTo(days, 9);
    }
  });

  it.each(['2012-02-15', '2013-06-30', '2013-12-31'])('gives the ageing of every customer on %s', async (asOf) => {
    const { rows } = await sql<{ code: string; sums: Record<string, string> }>`
      select customer as code,
             jsonb_build_object(
               'notDue', sum(amount) filter (where due_on >= ${asOf}::date),
               'days1To30', sum(amount) filter (where ${asOf}::date - due_on between 1 and 30),
               'days31To60', sum(amount) filter (where ${asOf}::date - due_on between 31 and 60),
               'daysOver60', sum(amount) filter (where ${asOf}::date - due_on > 60),
               'total', sum(amount)) as sums
        from (select * from published where issued_on <= ${asOf}::date and settled_on > ${asOf}::date) as open
       group by 1`.execute(db);
    expect(rows.length).toBeGreaterThan(5);
    for (const { code, sums } of rows) {
      const { body } = await get(`/customers/${code}/ageing?asOf=${asOf}`);
      for (const bucket of ['notDue', 'days1To30', 'days31To60', 'total']) {
        expect({ code, bucket, amount: Number(body[bucket].amount) }).toEqual({
          code,
          bucket,
          amount: Number(sums[bucket] ?? 0),
        });
      }
      expect(sums['daysOver60']).toBeNull();
    }
  });

  function get(path: `/${string}`) {
    return api(`GET ${path}`, { may: 'receivables:read customers:read' });
  }

  /** The rows as they were published, read by PostgreSQL and not by us. */
  async function publish(): Promise<void> {
    const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
    await sql`
      create table published as
      select row->>'customerID' as customer, (row->>'InvoiceAmount')::numeric as amount,
             to_date(row->>'InvoiceDate', 'MM/DD/YYYY') as issued_on, to_date(row->>'DueDate', 'MM/DD/YYYY') as due_on,
             to_date(row->>'SettledDate', 'MM/DD/YYYY') as settled_on, (row->>'DaysLate')::int as days_late
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(db);
  }
});
