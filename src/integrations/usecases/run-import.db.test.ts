import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyDecisions } from '#exposure/usecases';
import { newId, operator, type Platform } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { FileSource } from '../files/source.ts';
import { defaultOptions, type ImportKind, type ImportOptions } from '../import-kind.ts';
import { listFaults } from '../store/rejected-rows.ts';
import { findRun, insertRun } from '../store/runs.ts';
import { cancelImport } from './cancel-import.ts';
import { importLocalFile } from './import-local-file.ts';
import { runImport } from './run-import.ts';

const folder = await mkdtemp(join(tmpdir(), 'headroom-import-'));

test('each kind goes in by its own door, and a second time changes nothing', async () => {
  const platform = await testPlatform();
  const files = [
    ['customers', '客户编码,客户名称,行业\nC1,甲公司,钢材\nC2,乙公司,\n'],
    ['limits', '客户编码,授信额度,生效日,失效日\nC1,"1,000.00",2026-01-01,2026-12-31\nC2,不限,2026-01-01,2026-12-31\n'],
    ['orders', '客户编码,订单号,订单金额\nC1,SO-1,600\n'],
    ['deliveries', '客户编码,发货单号,订单号,发货日期,发货金额\nC1,DN-1,SO-1,2026-02-01,400\n'],
    ['invoices', '客户编码,发票号,发货单号,开票日期,到期日,金额\nC1,F-1,DN-1,2026-02-02,2026-03-04,400\n'],
    ['receipts', '客户编码,收款单号,收款日期,收款金额,发票号\nC1,R-1,2026-02-20,150,F-1\n'],
  ] as const;
  for (const [kind, text] of files) {
    const rows = text.trim().split('\n').length - 1;
    expect(await importText(platform, kind, text)).toMatchObject({ state: 'imported', created: rows, rejected: 0 });
    expect(await importText(platform, kind, text)).toMatchObject({ created: 0, unchanged: rows, rejected: 0 });
  }
  const { rows } = await sql`
    select open_orders_minor::int as orders, delivered_minor::int as delivered, receivables_minor::int as receivables
      from exposure.positions where open_orders_minor > 0`.execute(platform.database.sql);
  expect(rows).toEqual([{ orders: 20000, delivered: 0, receivables: 25000 }]);
});

test('orders of a file pass the gate: what does not fit waits on the hold desk, and its row says so', async () => {
  const platform = await testPlatform();
  await importText(platform, 'customers', 'code,name,currency\nC1,Acme,\nC2,Bad,\n');
  const limits = 'customer,credit limit,valid from,valid to\nC1,"1,000.00",2026-01-01,2999-12-31\n';
  expect(await importText(platform, 'limits', limits)).toMatchObject({ created: 1, rejected: 0 });
  const orders = ['customer,order no,amount', 'C1,SO-1,600', 'C1,SO-2,400.01', 'C1,SO-3,400', 'C2,SO-4,1'].join('\n');
  for (const created of [2, 0]) {
    const run = await importText(platform, 'orders', orders);
    expect(run).toMatchObject({ state: 'imported', created, unchanged: 2 - created, rejected: 2 });
    const faults = await listFaults(platform.database.sql, run.importId, 100);
    expect(faults.map(({ row, code, reason }) => [row, code, reason])).toEqual([
      [3, 'order_held', 'Order SO-2 waits on the hold desk: over_limit.'],
      [5, 'order_held', 'Order SO-4 waits on the hold desk: no_limit.'],
    ]);
  }
  const { rows } = await sql`
    select (select sum(open_orders_minor)::int from exposure.positions) as reserved,
           (select count(*)::int from exposure.holds) as holds, (select count(*)::int from exposure.credit_checks) as checks,
           (select count(*)::int from platform.outbox where kind = 'order_held') as told`.execute(
    platform.database.sql,
  );
  expect(rows).toEqual([{ reserved: 100_000, holds: 2, checks: 4, told: 2 }]);
  // The same order for more is not the same order.
  const more = await importText(platform, 'orders', 'customer,order no,amount\nC1,SO-1,601\n');
  expect(more).toMatchObject({ created: 0, unchanged: 0, rejected: 1 });
  // Whole or not at all: what is held is no order that came in, and leaves no hold either.
  const all = 'customer,order no,amount\nC1,SO-5,1\n';
  expect(await importText(platform, 'orders', all, { allOrNothing: true })).toMatchObject({ state: 'refused' });
  expect(await verifyDecisions(platform)).toMatchObject({ decisions: 4, unrecorded: 0, finding: null });
});

test('what a room refuses is told with the column of the field at fault', async () => {
  const platform = await testPlatform();
  await importText(platform, 'customers', 'code,name\nC1,Acme\n');
  const run = await importText(
    platform,
    'invoices',
    [
      'customer,invoice no,invoice date,due date,amount,currency,settled date',
      'C1,F-1,2026-01-01,2026-02-01,100,,',
      'C9,F-2,2026-01-01,2026-02-01,100,,',
      'C1,F-3,2026-03-01,2026-02-01,100,,',
      'C1,F-4,2026-01-01,2026-02-01,100,USD,',
      'C1,F-1,2026-01-01,2026-02-01,200,,',
      'C1,F-5,2026-01-01,2026-02-01,0,,',
      'C1,F-6,2026-01-01,2026-02-01,100,,2999-01-01',
      ',F-7,x,2026-02-01,100,DM,',
    ].join('\n'),
  );
  expect(run).toMatchObject({ state: 'imported', rowsDone: 8, created: 1, rejected: 7 });
  const faults = await listFaults(platform.database.sql, run.importId, 100);
  expect(faults.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
    [3, 'customer', 'C9', 'customer_not_found'],
    [4, 'due date', '2026-02-01', 'due_before_issued'],
    [5, 'currency', 'USD', 'currency_not_supported'],
    [6, 'invoice no', 'F-1', 'invoice_exists'],
    [7, 'amount', '0', 'invalid_amount'],
    [8, 'settled date', '2999-01-01', 'day_in_future'],
    [9, 'customer', '', 'value_missing'],
    [9, 'currency', 'DM', 'invalid_currency'],
    [9, 'invoice date', 'x', 'invalid_day'],
  ]);
});

test('a row that a room refused keeps the figures of the reason', async () => {
  const platform = await testPlatform();
  await importText(platform, 'customers', 'code,name\nC1,Acme\n');
  await importText(
    platform,
    'invoices',
    'customer,invoice no,invoice date,due date,amount\nC1,F-1,2026-01-01,2026-02-01,100\n',
  );
  const receipts = 'customer,receipt no,receipt date,amount,invoice no\nC1,R-1,2026-02-20,150,F-1\n';
  const run = await importText(platform, 'receipts', receipts);
  const [fault] = await listFaults(platform.database.sql, run.importId, 1);
  expect(fault).toMatchObject({
    code: 'over_allocation',
    facts: {
      invoiceNumber: 'F-1',
      allocated: { currency: 'CNY', amount: '150.00' },
      open: { currency: 'CNY', amount: '100.00' },
    },
  });
});

test('a run whose server went away goes on behind its last chunk and counts nothing twice', async () => {
  const platform = await testPlatform();
  const lines = Array.from({ length: 5_000 }, (_, index) => `C${index},Customer ${index}`);
  const bytes = Buffer.from(`code,name\n${lines.join('\n')}\n`);
  const source = sourceOf(bytes);
  const importId = await enter(platform, 'customers', bytes.length);
  const stopping = new AbortController();
  const stopped = runImport(platform, await getRun(platform, importId), source, {
    signal: stopping.signal,
    onProgress: ({ rowsDone }) => {
      if (rowsDone === 2_000) stopping.abort(new Error('stopping'));
    },
  });
  await expect(stopped).rejects.toThrow('stopping');
  expect(await getRun(platform, importId)).toMatchObject({ state: 'running', rowsDone: 2_000, created: 2_000 });

  expect(await runImport(platform, await getRun(platform, importId), source)).toBe('imported');
  expect(await getRun(platform, importId)).toMatchObject({ rowsDone: 5_000, created: 5_000, unchanged: 0 });
});

test('an import at the shell that breaks off says so, and what is in; run again, it goes in to its end', async () => {
  const platform = await testPlatform();
  const path = await customersFile(5_000);
  const refuseOne = (code: string) =>
    sql`create or replace function refuse_one() returns trigger language plpgsql as $$
      begin if new.code = '${sql.raw(code)}' then raise 'the disk is full'; end if; return new; end $$`.execute(
      platform.database.sql,
    );
  await refuseOne('C4500');
  await sql`create trigger refuse before insert on customers.customers
    for each row execute function refuse_one()`.execute(platform.database.sql);
  const asked = { path, kind: 'customers', options: defaultOptions, dryRun: false } as const;
  expect(await importLocalFile(platform, operator, asked)).toMatchObject({
    value: {
      state: 'failed',
      failureCode: 'import_broke_off',
      failureFacts: { booked: 4_000 },
      rowsDone: 4_000,
      created: 4_000,
    },
  });
  await refuseOne('nobody');
  expect(await importLocalFile(platform, operator, asked)).toMatchObject({
    value: { state: 'imported', created: 1_000, unchanged: 4_000 },
  });
});

test('who has had enough at the shell lets the rows under way go in, and no more', async () => {
  const platform = await testPlatform();
  const path = await customersFile(9_000);
  const stop = new AbortController();
  const asked = { path, kind: 'customers', options: defaultOptions, dryRun: false } as const;
  const onProgress = () => stop.abort();
  const done = await importLocalFile(platform, operator, asked, { onProgress, cancelled: stop.signal });
  if (!done.ok) throw new Error(done.refusal.detail);
  const { state, rowsDone, created } = done.value;
  expect({ state, created }).toEqual({ state: 'cancelled', created: rowsDone });
  expect(rowsDone).toBeGreaterThanOrEqual(2_000);
  expect(rowsDone).toBeLessThan(9_000);

  const before = new AbortController();
  const onOpened = () => before.abort();
  expect(await importLocalFile(platform, operator, asked, { onOpened, cancelled: before.signal })).toMatchObject({
    value: { state: 'cancelled', rowsDone: 0 },
  });
});

test('chunks that are under way together go in by the order of the file, whoever shares customers', async () => {
  const platform = await testPlatform();
  const customers = 7;
  const codes = Array.from({ length: customers }, (_, place) => `C${place},Customer ${place}`);
  await importText(platform, 'customers', `code,name\n${codes.join('\n')}\n`);
  // Every number comes three times, chunks apart; only as it came first is it an invoice.
  const lines = Array.from({ length: 9_000 }, (_, index) => {
    const number = index % 3_000;
    return `C${number % customers},F-${number},2026-01-01,2026-02-01,${index < 3_000 ? 100 : 200}`;
  });
  const bytes = Buffer.from(`customer,invoice no,invoice date,due date,amount\n${lines.join('\n')}\n`);
  const importId = await enter(platform, 'invoices', bytes.length);
  const source = sourceOf(bytes);
  const stopping = new AbortController();
  const told: number[] = [];
  const stopped = runImport(platform, await getRun(platform, importId), source, {
    signal: stopping.signal,
    onProgress: ({ rowsDone }) => {
      told.push(rowsDone);
      if (rowsDone === 2_000) stopping.abort(new Error('stopping'));
    },
  });
  await expect(stopped).rejects.toThrow('stopping');
  // What was under way, the first chunk and perhaps the second, is in and counted.
  const rowsDone = told.at(-1) ?? 0;
  const created = Math.min(rowsDone, 3_000);
  expect(await getRun(platform, importId)).toMatchObject({ state: 'running', rowsDone, created });

  expect(await runImport(platform, await getRun(platform, importId), source)).toBe('imported');
  expect(await getRun(platform, importId)).toMatchObject({ rowsDone: 9_000, created: 3_000, rejected: 6_000 });
  const { rows } = await sql`
    select count(*)::int as n, sum(amount_minor)::int as minor,
           (select sum(receivables_minor)::int from exposure.positions) as receivables
      from receivables.invoices`.execute(platform.database.sql);
  expect(rows).toEqual([{ n: 3_000, minor: 30_000_000, receivables: 30_000_000 }]);
  const faults = await listFaults(platform.database.sql, importId, 6_000);
  expect(faults.map(({ row }) => row)).toEqual(Array.from({ length: 6_000 }, (_, place) => place + 3_002));
});

test('a chunk that fails takes along what lined up behind it', async () => {
  const platform = await testPlatform();
  await importText(platform, 'customers', 'code,name\nC1,Acme\n');
  const lines = Array.from({ length: 5_000 }, (_, index) => `C1,F-${index},2026-01-01,2026-02-01,100`);
  const bytes = Buffer.from(`customer,invoice no,invoice date,due date,amount\n${lines.join('\n')}\n`);
  const importId = await enter(platform, 'invoices', bytes.length);
  const run = await getRun(platform, importId);
  // Another server took the run over: what this one counts does not follow on what is there.
  const lost = { ...run, rowsDone: 1 };
  await expect(runImport(platform, lost, sourceOf(bytes))).rejects.toThrow('was taken over by another server');
  const { rows } = await sql`select count(*)::int as n from receivables.invoices`.execute(platform.database.sql);
  expect(rows).toEqual([{ n: 0 }]);
  expect(await getRun(platform, importId)).toMatchObject({ state: 'running', rowsDone: 0, created: 0 });
});

test.each([
  ['what is in stays in', false],
  ['of all or nothing, nothing is in', true],
])('a cancelled run stops behind the chunk it is at; %s', async (_, allOrNothing) => {
  const platform = await testPlatform();
  const lines = Array.from({ length: 20_000 }, (_, index) => `C${index},Customer ${index}`);
  const path = await write(`code,name\n${lines.join('\n')}\n`);
  const cancels: Promise<unknown>[] = [];
  const run = await importLocalFile(
    platform,
    operator,
    { path, kind: 'customers', options: { ...defaultOptions, allOrNothing }, dryRun: false },
    {
      onProgress: () => {
        cancels.push(
          sql<{ importId: string }>`select import_id as "importId" from imports.runs`
            .execute(platform.database.sql)
            .then(({ rows }) => cancelImport(platform, { caller: operator }, rows[0]?.importId ?? '')),
        );
      },
    },
  );
  await Promise.all(cancels);
  if (!run.ok) throw new Error(run.refusal.detail);
  expect(run.value.state).toBe('cancelled');
  expect(run.value.rowsDone).toBeGreaterThan(0);
  expect(run.value.created > 0).toBe(!allOrNothing);
  expect(run.value.created).toBeLessThan(20_000);
  const { rows } = await sql`select count(*)::int as n from customers.customers`.execute(platform.database.sql);
  expect(rows).toEqual([{ n: run.value.created }]);
});

test.each([
  ['by chunks keeps what is in', false, 2_000],
  ['of all or nothing leaves nothing', true, 0],
])('a file that breaks off in its midst %s, and says near which line', async (_, allOrNothing, created) => {
  const platform = await testPlatform();
  const lines = Array.from({ length: 2_500 }, (_each, index) => `C${index},Customer ${index}`);
  const text = `code,name\n${lines.join('\n')}\nC9999,"Never closed\n`;
  expect(await importText(platform, 'customers', text, { allOrNothing })).toMatchObject({
    state: 'failed',
    created,
    failure: expect.stringContaining('near line 2502'),
    failureCode: 'unreadable_file',
    failureFacts: { line: 2_502 },
  });
  const { rows } = await sql`select count(*)::int as n from customers.customers`.execute(platform.database.sql);
  expect(rows).toEqual([{ n: created }]);
});

test('a file in GB18030 comes in with its names', async () => {
  const platform = await testPlatform();
  // Node can read GB18030 but not write it: 客户编码,名称 / A1,北京龘公司.
  const bytes = Buffer.from('bfcdbba7b1e0c2eb2cc3fbb3c60a41312cb1b1bea9fd93b9abcbbe0a', 'hex');
  expect(await importText(platform, 'customers', bytes)).toMatchObject({ created: 1 });
  const { rows } = await sql`select name from customers.customers`.execute(platform.database.sql);
  expect(rows).toEqual([{ name: '北京龘公司' }]);
});

async function importText(
  platform: Platform,
  kind: ImportKind,
  text: string | Buffer,
  options: Partial<ImportOptions> = {},
) {
  const asked = { path: await write(text), kind, options: { ...defaultOptions, ...options }, dryRun: false };
  const run = await importLocalFile(platform, operator, asked);
  if (!run.ok) throw new Error(run.refusal.detail);
  return run.value;
}

function sourceOf(bytes: Buffer): FileSource {
  return {
    name: 'file.csv',
    sizeBytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

async function write(text: string | Buffer): Promise<string> {
  const path = join(folder, newId());
  await writeFile(path, text);
  return path;
}

async function enter(platform: Platform, kind: ImportKind, sizeBytes: number): Promise<string> {
  const importId = newId();
  await insertRun(platform.database.sql, {
    importId,
    kind,
    fileName: 'file.csv',
    sizeBytes,
    state: 'waiting',
    dryRun: false,
    options: defaultOptions,
    rowsTotal: 0,
    callerKind: 'operator',
    callerId: 'operator',
    callerName: 'headroom',
    createdAt: platform.clock.now(),
  });
  return importId;
}

async function getRun(platform: Platform, importId: string) {
  const run = await findRun(platform.database.sql, importId);
  if (run === undefined) throw new Error('The run has vanished.');
  return run;
}

async function customersFile(count: number): Promise<string> {
  const path = join(folder, `${newId()}.csv`);
  const lines = Array.from({ length: count }, (_, index) => `C${index},Customer ${index}`);
  await writeFile(path, `code,name\n${lines.join('\n')}\n`);
  return path;
}
