import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyExposure } from '#exposure/usecases';
import { operator, verifyAudit } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { defaultOptions, type ImportOptions } from '../import-kind.ts';
import { listFaults } from '../store/rejected-rows.ts';
import { importLocalFile } from './import-local-file.ts';

// 2,466 invoices of 100 customers with their settlement days, published by IBM. Not part of this repository.
const file = join(import.meta.dirname, '../../../../shared/data/ibm-late-payment/WA_Fn-UseC_-Accounts-Receivable.csv');

describe.skipIf(!existsSync(file))('IBM late payment histories, imported', async () => {
  if (!existsSync(file)) return;
  const platform = await testPlatform();
  const db = platform.database.sql;

  it('as they are: every invoice, its receipt and its customer', async () => {
    expect(await importFile(file)).toMatchObject({
      state: 'imported',
      rowsDone: 2466,
      created: 2466,
      unchanged: 0,
      rejected: 0,
      customersCreated: 100,
      receiptsCreated: 2466,
    });
    const { rows } = await sql`
      select (select count(*)::int from receivables.invoices) as invoices,
             (select sum(amount_minor)::text from receivables.invoices) as invoiced,
             (select sum(open_minor)::int from receivables.invoices) as open,
             (select count(*)::int from receivables.settlements) as receipts,
             (select min(issued_on)::text from receivables.invoices) as first,
             (select max(issued_on)::text from receivables.invoices) as last`.execute(db);
    const cents = (await readFile(file, 'utf8'))
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .reduce((sum, line) => sum + BigInt(Math.round(Number(line.split(',')[6]) * 100)), 0n);
    expect(rows).toEqual([
      { invoices: 2466, invoiced: String(cents), open: 0, receipts: 2466, first: '2012-01-03', last: '2013-12-02' },
    ]);
    expect((await verifyExposure(platform)).differences).toEqual([]);
  });

  it('leaves one audit entry for each chunk, and they verify', async () => {
    const { rows } = await sql<{ detail: Record<string, unknown> }>`
      select detail from platform.audit_entries where command = 'imports.invoices' order by entry_id`.execute(db);
    expect(rows.map(({ detail }) => [detail['fromRow'], detail['toRow'], detail['created']])).toEqual([
      [2, 2001, 2000],
      [2002, 2467, 466],
    ]);
    expect((await verifyAudit(db)).finding).toBeNull();
  });

  it('a second time: nothing changes', async () => {
    expect(await importFile(file)).toMatchObject({
      state: 'imported',
      created: 0,
      unchanged: 2466,
      rejected: 0,
      customersCreated: 0,
      receiptsCreated: 0,
    });
  });

  it('a broken copy: each bad row is told, the others are in', async () => {
    const lines = (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/);
    const broken = (row: number, change: (cells: string[]) => void) => {
      const cells = lines[row - 1]?.split(',') ?? [];
      change(cells);
      lines[row - 1] = cells.join(',');
    };
    broken(3, (cells) => (cells[6] = 'n/a'));
    broken(4, (cells) => (cells[5] = '31/31/2013'));
    broken(5, (cells) => (cells[1] = ''));
    broken(6, (cells) => (cells[6] = '10.005'));
    broken(7, (cells) => cells.push('surplus'));
    broken(8, (cells) => (cells[6] = '1.00'));
    broken(9, (cells) => (cells[5] = '1/1/2011'));
    const copy = join(await mkdtemp(join(tmpdir(), 'headroom-import-')), 'broken.csv');
    await writeFile(copy, lines.join('\n'));
    const run = await importFile(copy);
    expect(run).toMatchObject({ created: 0, unchanged: 2459, rejected: 7 });
    const faults = await listFaults(db, run.importId, 100);
    expect(faults.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [3, 'InvoiceAmount', 'n/a', 'invalid_amount'],
      [4, 'DueDate', '31/31/2013', 'invalid_day'],
      [5, 'customerID', '', 'value_missing'],
      [6, 'InvoiceAmount', '10.005', 'invalid_amount'],
      [7, null, 'surplus', 'too_many_cells'],
      [8, 'invoiceNumber', lines[7]?.split(',')[3], 'invoice_exists'],
      [9, 'invoiceNumber', lines[8]?.split(',')[3], 'invoice_exists'],
    ]);
  });

  it('a dry run counts the same and writes nothing', async () => {
    const other = await testPlatform();
    const run = await importFile(file, { dryRun: true }, other);
    expect(run).toMatchObject({ state: 'checked', created: 2466, customersCreated: 100, receiptsCreated: 2466 });
    const { rows } = await sql`
      select (select count(*)::int from receivables.invoices) as invoices,
             (select count(*)::int from customers.customers) as customers,
             (select count(*)::int from platform.audit_entries) as entries`.execute(other.database.sql);
    expect(rows).toEqual([{ invoices: 0, customers: 0, entries: 0 }]);
  });

  it('all or nothing: one bad row in the last chunk and nothing is in', async () => {
    const other = await testPlatform();
    const copy = join(await mkdtemp(join(tmpdir(), 'headroom-import-')), 'last.csv');
    await copyFile(file, copy);
    await writeFile(
      copy,
      `${(await readFile(file, 'utf8')).trimEnd()}\n391,X,1/1/2013,N-1,1/2/2013,2/1/2013,0,No,,,,\n`,
    );
    const options = { allOrNothing: true };
    expect(await importFile(copy, options, other)).toMatchObject({ state: 'refused', created: 0, rejected: 1 });
    const count = sql<{ n: number }>`select count(*)::int as n from receivables.invoices`;
    expect((await count.execute(other.database.sql)).rows).toEqual([{ n: 0 }]);
    expect(await importFile(file, options, other)).toMatchObject({ state: 'imported', created: 2466 });
    expect((await count.execute(other.database.sql)).rows).toEqual([{ n: 2466 }]);
  });

  async function importFile(
    path: string,
    { dryRun = false, ...options }: Partial<ImportOptions> & { dryRun?: boolean } = {},
    on = platform,
  ) {
    const run = await importLocalFile(on, operator, {
      path,
      kind: 'invoices',
      dryRun,
      options: { ...defaultOptions, createCustomers: true, currency: 'USD', ...options },
    });
    if (!run.ok) throw new Error(run.refusal.detail);
    return run.value;
  }
});
