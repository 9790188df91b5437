import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createCheckLanes } from '#exposure/usecases';
import { ArrayColumn } from '#platform';
import { type Bench, type Connection, openBench, platformOver } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { drive, type Driven, shown } from './drive.ts';
import { median, report, roundByRound, type Section, skip } from './report.ts';
import { size } from './size.ts';
import { createOrders, hot } from './workload.ts';

const { rounds, seconds } = size;
const run = promisify(execFile);

/**
 * 1,024 callers, and then pgbench with the very statements that their batches sent, arrays and all, on a copy of the
 * database as it was before: the same work without Node.
 */
export const ceiling: Section = async () => {
  const hasPgbench = await run('pgbench', ['--version']).then(...yesOrNo);
  if (!hasPgbench) return skip('1,024 callers, of pgbench', 'no pgbench here');
  const bench = await openBench();
  try {
    await bench.platform.database.close();
    const copy = { ...bench.connection, database: 'replay' };
    const rates = { lanes: [] as number[], pgbench: [] as number[] };
    for (let round = 1; round <= rounds; round += 1) {
      const driven = await crowd(bench, `ceiling-${round}`);
      await administrate(bench.connection, `create database replay template ${bench.connection.database}`);
      // Noting down takes time too, so what is noted is another run than the one that counts.
      const recorded = record();
      await crowd(bench, `noted-${round}`);
      recorded.stop();
      const perSecond = await replay(copy, [...recorded.sessions.values()]);
      await administrate(bench.connection, 'drop database replay with (force)');
      console.log(`         round ${round}: ${shown(driven)}, pgbench ${Math.round(perSecond)}/s`);
      rates.lanes.push(driven.perSecond);
      rates.pgbench.push(perSecond);
    }
    const ratios = roundByRound(rates.lanes, rates.pgbench);
    const figures = `${Math.round(median(rates.lanes))}/s against ${Math.round(median(rates.pgbench))}/s`;
    report('1,024 callers, of pgbench with the same SQL', ratios, { atLeast: 0.75 }, figures);
  } finally {
    await bench.close();
  }
};

async function crowd({ connection, customers }: Bench, label: string): Promise<Driven> {
  const platform = platformOver(connection);
  const orders = createOrders(label, hot(customers));
  const { check } = createCheckLanes(platform);
  const driven = await drive(() => orders.ask(check), { callers: 1024, seconds });
  await expectConserved(platform, orders.counts);
  await platform.database.close();
  return driven;
}

type Query = { readonly text: string; readonly values?: readonly unknown[] };

/** Notes what every connection sends from now on, statement by statement. */
function record() {
  const sessions = new Map<unknown, Query[]>();
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  const sessionOf = (client: unknown) => {
    const session = sessions.get(client) ?? [];
    sessions.set(client, session);
    return session;
  };
  const recording = function (
    this: pg.Client,
    query: string | { readonly asked?: readonly Query[] },
    ...rest: unknown[]
  ) {
    const sent = typeof query === 'string' ? [{ text: query }] : (query.asked ?? []);
    if (typeof query !== 'string' || query.startsWith('set ')) sessionOf(this).push(...sent);
    return Reflect.apply(original, this, [query, ...rest]);
  };
  Reflect.set(pg.Client.prototype, 'query', recording);
  return { sessions, stop: () => void Reflect.set(pg.Client.prototype, 'query', original) };
}

/** Each session's statements as one script of one pgbench client, all at once. Gives checks per second. */
async function replay(connection: Connection, sessions: readonly Query[][]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-replay-'));
  const { host = '', port = 0, user = '', database = '' } = connection;
  const target = ['-h', host, '-p', String(port), '-U', user, database];
  try {
    const scripts = sessions.filter((queries) => queries.some(({ values = [] }) => values.length > 0));
    const files = await Promise.all(
      scripts.map(async (queries, place) => {
        const file = join(folder, `${place}.sql`);
        await writeFile(file, scriptOf(queries));
        return file;
      }),
    );
    const rates = files.map(async (file, place) => {
      const { stdout } = await run('pgbench', ['-n', '-c', '1', '-t', '1', '-f', file, ...target]);
      const took = Number(/latency average = ([\d.]+) ms/.exec(stdout)?.[1]);
      return (checksIn(scripts[place] ?? []) / took) * 1000;
    });
    return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function scriptOf(queries: readonly Query[]): string {
  const names = new Map<string, string>();
  const lines = queries.flatMap(({ text, values = [] }) => {
    if (values.length === 0) return text.split('; ').map((statement) => `${statement};`);
    const before = names.get(text);
    const name = before ?? `s${names.size + 1}`;
    names.set(text, name);
    const execute = `execute ${name}(${values.map(literal).join(', ')});`;
    return before === undefined ? [`prepare ${name} as ${text};`, execute] : [execute];
  });
  return `${lines.join('\n')}\n`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof ArrayColumn) return literal(value.asText());
  if (Buffer.isBuffer(value)) return literal(String.raw`\x${value.toString('hex')}`);
  return `'${String(value).replaceAll("'", "''")}'`;
}

/** Decisions written, which is all but the repeated ones. */
function checksIn(queries: readonly Query[]): number {
  let checks = 0;
  for (const query of queries) {
    if (!query.text.includes('insert into exposure.credit_checks')) continue;
    const [first] = query.values ?? [];
    checks += first instanceof ArrayColumn ? first.values.length : 1;
  }
  return checks;
}

async function administrate(connection: Connection, statement: string): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const yesOrNo = [() => true, () => false] as const;
