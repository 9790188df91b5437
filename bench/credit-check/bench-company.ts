import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CNY } from '#kernel';
import {
  createLog,
  type Database,
  migrate,
  openDatabase,
  type Platform,
  startEmbeddedPostgres,
  systemClock,
} from '#platform';
import { size } from './size.ts';
import { slowDown } from './slow-server.ts';

export type Connection = Database['connection'];

export type Bench = {
  readonly platform: Platform;
  readonly connection: Connection;
  readonly customers: number;
  readonly close: () => Promise<void>;
};

type Asked = {
  readonly customers?: number;
  readonly invoicesEach?: number;
  /** A library that the server is started with. */
  readonly preload?: string;
};

const opened = new Set<Bench>();

/** What is still open when the bench is stopped in the middle. */
export async function closeAll(): Promise<void> {
  for (const bench of opened) await bench.close();
}

/** A durable PostgreSQL of its own in a temporary folder, with a company in it. Gone with `close`. */
export async function openBench({
  customers = size.customers,
  invoicesEach = 10,
  preload,
}: Asked = {}): Promise<Bench> {
  const log = createLog('warn');
  const dataDir = await mkdtemp(join(tmpdir(), 'headroom-bench-'));
  const embedded = await startEmbeddedPostgres({ dataDir, durable: true, log });
  await migrate(embedded.connection);
  let platform = platformOver(embedded.connection);
  await fill(platform, customers, invoicesEach);
  let server: { readonly connection: Connection; stop(): Promise<void> } = embedded;
  if (preload !== undefined) {
    server = await slowDown(platform, embedded, dataDir, preload);
    platform = platformOver(server.connection);
  }
  const end = async () => {
    // The server first: stopped in the middle of a run, the connections would wait for their callers to end.
    await server.stop();
    await platform.database.close();
    await rm(dataDir, { recursive: true, force: true });
    opened.delete(bench);
  };
  let ending: Promise<void> | undefined;
  const bench: Bench = {
    platform,
    connection: server.connection,
    customers,
    // Whoever stops the bench, and the section that fails for it, wait for the same end.
    close: () => (ending ??= end()),
  };
  opened.add(bench);
  return bench;
}

/** What a server process has: a pool of its own. */
export function platformOver(connection: Connection): Platform {
  const company = { name: 'Bench', timeZone: 'Asia/Shanghai', currency: CNY };
  return { database: openDatabase(connection, () => {}), clock: systemClock, company, log: createLog('warn') };
}

/** The group in which a customer stands: one in ten belongs to a family of ten. */
export const groupOf = (customer: number) => (customer % 100 < 10 ? customer - (customer % 10) : customer);

/**
 * Each customer has a limit that does not bind, and open invoices that are not due: approvals are what costs most.
 */
async function fill({ database }: Platform, customers: number, invoicesEach: number): Promise<void> {
  const id = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;
  const group = id('group', 'case when n % 100 < 10 then n - n % 10 else n end');
  const owner = `${group}, ${id('customer', 'n')}`;
  const each = `from generate_series(0, ${customers - 1}) as n`;
  const statements = [
    `insert into customers.credit_groups select distinct ${group}, now() ${each}`,
    `insert into customers.customers (customer_id, credit_group_id, code, name, parent_id, country, currency, status, created_at, name_pinyin)
     select ${id('customer', 'n')}, ${group}, 'C' || n, 'Customer ' || n,
            case when n % 100 < 10 and n % 10 > 0 then ${id('customer', 'n - n % 10')} end, 'CN', 'CNY', 'active', now(), '' ${each}`,
    `insert into limits.limits (credit_group_id, customer_id, limit_id, kind, currency, amount_minor, valid_from, valid_to, granted_to, reason, granted_by, granted_at)
     select ${owner}, ${id('limit', 'n')}, 'amount', 'CNY', 1000000000000000, '2020-01-01', '2999-12-31', '2999-12-31', 'bench', 'bench', now() ${each}`,
    `insert into exposure.positions (credit_group_id, customer_id, receivables_minor, entry_no) select ${owner}, 0, 0 ${each}`,
    ...Array.from({ length: invoicesEach }, () => invoicesFor(`n between 0 and ${customers - 1}`, 1)),
    'vacuum analyze',
    // Filled in one go, each position was moved with each invoice, and its old versions still lie between those that count.
    'vacuum full analyze exposure.positions',
    'checkpoint',
  ];
  for (const statement of statements) await database.pool.query(statement);
}

/** Adds open invoices of ¥1,000 to some customers (`n` is their number), and to their ledgers and positions. */
export function invoicesFor(which: string, count: number): string {
  return `
    with owner as (
      select p.credit_group_id, p.customer_id, p.entry_no
        from exposure.positions p join customers.customers c using (customer_id)
       cross join lateral (select substr(c.code, 2)::int as n) one where ${which}
    ), added as (
      insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at)
      select credit_group_id, customer_id, md5(customer_id::text || entry_no + i)::uuid, 'I-' || entry_no + i, '2026-01-01', '2999-01-01', 100000, 100000, 0, false, now()
        from owner cross join generate_series(1, ${count}) as i
    ), entered as (
      insert into exposure.entries (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number, open_orders_minor, delivered_minor, receivables_minor, unapplied_minor, exposure_after)
      select credit_group_id, customer_id, entry_no + i, now(), 'invoice', 'invoice', 'I-' || entry_no + i, 0, 0, 100000, 0, 100000 * (entry_no + i)
        from owner cross join generate_series(1, ${count}) as i
    )
    update exposure.positions p set receivables_minor = receivables_minor + ${count} * 100000::bigint, entry_no = p.entry_no + ${count}
      from owner where (p.credit_group_id, p.customer_id) = (owner.credit_group_id, owner.customer_id)`;
}
