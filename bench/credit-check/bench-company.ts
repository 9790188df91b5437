import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CNY } from '#kernel';
import { createLog, migrate, openDatabase, type Platform, startEmbeddedPostgres, systemClock } from '#platform';

export type Bench = {
  readonly platform: Platform;
  readonly customers: number;
  /** Another process's view of the same database: a pool of its own. */
  readonly anotherPlatform: () => Platform;
  readonly close: () => Promise<void>;
};

type Asked = { readonly customers?: number; readonly preload?: string };

/** A durable PostgreSQL of its own in a temporary folder, with a company in it. Gone with `close`. */
export async function openBench({ customers = 10_000, preload }: Asked = {}): Promise<Bench> {
  const log = createLog('warn');
  const dataDir = await mkdtemp(join(tmpdir(), 'headroom-bench-'));
  if (preload !== undefined) process.env['LD_PRELOAD'] = preload;
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log });
  delete process.env['LD_PRELOAD'];
  await migrate(server.connection);
  const opened: Platform[] = [];
  const anotherPlatform = () => {
    const database = openDatabase(server.connection, () => {});
    const company = { name: 'Bench', timeZone: 'Asia/Shanghai', currency: CNY };
    const platform = { database, clock: systemClock, company, log };
    opened.push(platform);
    return platform;
  };
  const platform = anotherPlatform();
  await fill(platform, customers);
  return {
    platform,
    customers,
    anotherPlatform,
    close: async () => {
      for (const { database } of opened) await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * One customer in ten belongs to a family of ten that shares a credit group. Each has a limit that does not bind, and
 * ten open invoices that are not due: approvals are what costs most.
 */
async function fill({ database }: Platform, customers: number): Promise<void> {
  const id = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;
  const group = id('group', 'case when n % 100 < 10 then n - n % 10 else n end');
  const owner = `${group}, ${id('customer', 'n')}`;
  const each = `from generate_series(0, ${customers - 1}) as n`;
  const invoices = `${each}, generate_series(1, 10) as i`;
  const statements = [
    `insert into customers.credit_groups select distinct ${group}, now() ${each}`,
    `insert into customers.customers (customer_id, credit_group_id, code, name, parent_id, country, currency, status, created_at, name_pinyin)
     select ${id('customer', 'n')}, ${group}, 'C' || n, 'Customer ' || n,
            case when n % 100 < 10 and n % 10 > 0 then ${id('customer', 'n - n % 10')} end, 'CN', 'CNY', 'active', now(), '' ${each}`,
    `insert into limits.limits (credit_group_id, customer_id, limit_id, kind, currency, amount_minor, valid_from, valid_to, granted_to, reason, granted_by, granted_at)
     select ${owner}, ${id('limit', 'n')}, 'amount', 'CNY', 1000000000000000, '2020-01-01', '2999-12-31', '2999-12-31', 'bench', 'bench', now() ${each}`,
    `insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at)
     select ${owner}, md5(n || ' ' || i)::uuid, 'I-' || i, '2026-01-01', '2999-01-01', 100000, 100000, 0, false, now() ${invoices}`,
    `insert into exposure.entries (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number, open_orders_minor, delivered_minor, receivables_minor, unapplied_minor, exposure_after)
     select ${owner}, i, now(), 'invoice', 'invoice', 'I-' || i, 0, 0, 100000, 0, 100000 * i ${invoices}`,
    `insert into exposure.positions (credit_group_id, customer_id, receivables_minor, entry_no)
     select ${owner}, 1000000, 10 ${each}`,
    `vacuum analyze`,
    `checkpoint`,
  ];
  for (const statement of statements) await database.pool.query(statement);
}
