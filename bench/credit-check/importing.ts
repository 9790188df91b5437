import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importLocalFile } from '#integrations/usecases';
import { newId, operator } from '#platform';
import { groupOf, openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { report, type Section } from './report.ts';
import { size } from './size.ts';
import { codeOf } from './workload.ts';

const { importedRows: rows, customers } = size;

/** What a row of the file says; the other columns of the table stay at their defaults. */
const columns =
  'credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at';

/** A file of 1,000,000 invoices with the exposure kept true, against COPY of the bare rows into a table like theirs. */
export const importing: Section = async () => {
  const bench = await openBench({ customers, invoicesEach: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-import-'));
  await chmod(folder, 0o755);
  try {
    const { pool } = bench.platform.database;
    const idOf = await addresses(bench.platform.database.pool);
    const bare = join(folder, 'bare.csv');
    await write(
      bare,
      (n) => `${idOf(n % customers)},${newId()},I-${n},2026-01-01,2999-01-01,100000,100000,0,false,2026-01-01\n`,
    );
    await pool.query('create schema bench');
    await pool.query('create table bench.invoices (like receivables.invoices including all)');
    const copied = await timed(() => pool.query(`copy bench.invoices (${columns}) from '${bare}' (format csv)`));
    console.log(`         COPY: ${Math.round(rows / copied)}/s`);

    const file = join(folder, 'invoices.csv');
    await write(
      file,
      (n) => `${codeOf(n % customers)},I-${n},2026-01-01,2999-01-01,1000.00\n`,
      'customerCode,number,issuedOn,dueOn,amount\n',
    );
    const bytesBefore = process.memoryUsage().rss;
    let mostBytes = bytesBefore;
    const watch = setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage().rss)), 100);
    const options = {
      map: {},
      createCustomers: false,
      currency: 'CNY',
      allOrNothing: false,
      dateOrder: 'auto',
    } as const;
    const imported = await timed(async () => {
      const run = await importLocalFile(bench.platform, operator, {
        path: file,
        kind: 'invoices',
        options,
        dryRun: false,
      });
      if (!run.ok || run.value.created !== rows) throw new Error(`Imported: ${JSON.stringify(run)}`);
    });
    clearInterval(watch);
    await expectConserved(bench.platform, { mismatches: 0, refused: 0 });
    const figures = `${Math.round(rows / imported)}/s against ${Math.round(rows / copied)}/s, ${megabytes(bytesBefore)} MB before it, at most ${megabytes(mostBytes)} MB`;
    report(`import of ${rows} invoices, of bare COPY`, [copied / imported], { atLeast: 0.5 }, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await bench.close();
  }
};

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** `group,customer` as the first two columns of a document have them. */
async function addresses(pool: Awaited<ReturnType<typeof openBench>>['platform']['database']['pool']) {
  const { rows: found } = await pool.query<{ code: string; ids: string }>(
    `select code, credit_group_id || ',' || customer_id as ids from customers.customers`,
  );
  const ids = new Map(found.map(({ code, ids: both }) => [code, both]));
  return (customer: number) => ids.get(codeOf(customer)) ?? `no customer ${groupOf(customer)}`;
}

async function write(path: string, lineOf: (n: number) => string, head = ''): Promise<void> {
  function* lines() {
    yield head;
    for (let n = 0; n < rows; n += 1000) {
      yield Array.from({ length: 1000 }, (_, place) => lineOf(n + place)).join('');
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
