import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { type Child, startChild } from '../setup/child.ts';
import { postmasterOf, temporaryFolder } from './server-left-behind.ts';

const bootstrapKey = 'a-key-for-the-start-tests-of-headroom';

function start(dataDir: string, env: Record<string, string> = {}, args: readonly string[] = ['--empty']): Child {
  return startChild(['src/main.ts', ...args], {
    env: { PORT: '0', HOST: '127.0.0.1', HEADROOM_DATA_DIR: dataDir, HEADROOM_BOOTSTRAP_API_KEY: bootstrapKey, ...env },
  });
}

async function ready(child: Child): Promise<string> {
  const [, address = ''] = await child.until(/ready at (http:\S+)/);
  return address;
}

const authorization = `Bearer ${bootstrapKey}`;

async function createCustomer(address: string, code: string): Promise<number> {
  const answer = await fetch(`${address}/api/v1/customers`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': code },
    body: JSON.stringify({ code, name: code }),
  });
  return answer.status;
}

async function findCustomer(address: string, code: string): Promise<number> {
  const answer = await fetch(`${address}/api/v1/customers/${code}`, { headers: { authorization } });
  return answer.status;
}

test('a bare folder becomes a running Headroom, and the next start finds what was kept', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = start(dataDir);
  const address = await ready(first);
  expect(await fetch(`${address}/api/health`).then(({ status }) => status)).toBe(200);
  expect(await createCustomer(address, 'C1')).toBe(201);
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);

  const second = start(dataDir);
  expect(await findCustomer(await ready(second), 'C1')).toBe(200);
  second.kill('SIGINT');
  // npm passes on what the terminal has already sent.
  second.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test.for<[what: string, killServer: boolean]>([
  ['PostgreSQL still running', false],
  ['PostgreSQL gone as well', true],
])('after kill -9 with %s the next start has every acknowledged record', async ([, killServer]) => {
  const dataDir = await temporaryFolder();
  const first = start(dataDir);
  const address = await ready(first);
  const acknowledged: string[] = [];
  const load = (async () => {
    for (let n = 0; ; n++) {
      if ((await createCustomer(address, `K${n}`).catch(() => 0)) !== 201) return;
      acknowledged.push(`K${n}`);
    }
  })();
  while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  first.kill('SIGKILL');
  if (killServer) process.kill(postmasterOf(dataDir), 'SIGKILL');
  await Promise.all([load, first.ended]);

  const next = await ready(start(dataDir));
  const found = await Promise.all(acknowledged.map((code) => findCustomer(next, code)));
  expect(found.filter((status) => status !== 200)).toEqual([]);
});

test('a signal in the middle of the first start stops it, and the next start completes', async () => {
  const dataDir = await temporaryFolder();
  const first = start(dataDir);
  await until(() => existsSync(join(dataDir, 'postgres/postmaster.pid')));
  first.kill('SIGTERM');
  await first.ended;
  await ready(start(dataDir));
});

test('when PostgreSQL is killed Headroom says so and ends', async () => {
  const dataDir = await temporaryFolder();
  const child = start(dataDir);
  await ready(child);
  process.kill(postmasterOf(dataDir), 'SIGKILL');
  expect(await child.ended).toBe(1);
  expect(child.said()).toContain(`Headroom stopped: its PostgreSQL ended unexpectedly (see ${dataDir}/postgres.log).`);
});

test('a command-line setting that makes no sense, a taken port, a bad folder: one line, exit code 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const cases: [env: Record<string, string>, line: RegExp][] = [
    [{ PORT: 'http' }, /PORT must be a number from 0 to 65535, got "http"/],
    [{ PORT: String(port) }, new RegExp(`port ${port} is taken by another program`)],
    [{ HEADROOM_DATA_DIR: file }, /Cannot write to the data folder .*: it is a file/],
    [{ DATABASE_URL: 'postgres://someone:secret@127.0.0.1:9/none' }, /the database cannot be reached: .*ECONNREFUSED/],
  ];
  for (const [env, line] of cases) {
    const child = start(folder, env);
    expect(await child.ended, String(line)).toBe(1);
    const errors = child.said().trim().split('\n');
    expect(errors).toEqual([expect.stringMatching(line)]);
    expect(child.said()).not.toContain('secret');
  }
});

test('DATABASE_URL: the same Headroom on a server that is not ours, which it leaves running', async () => {
  const dataDir = await temporaryFolder();
  const owner = start(dataDir);
  await ready(owner);
  const server = `postgres://headroom@localhost/postgres?host=${encodeURIComponent(join(dataDir, 'postgres'))}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query('create database elsewhere');

  const unused = join(dataDir, 'unused');
  const guest = start(unused, { DATABASE_URL: server.replace('/postgres?', '/elsewhere?') });
  expect(await createCustomer(await ready(guest), 'C1')).toBe(201);
  guest.kill('SIGTERM');
  expect(await guest.ended).toBe(0);
  expect(existsSync(unused)).toBe(false);
  const { rows } = await client.query('select 1 as still_here');
  await client.end();
  expect(rows).toEqual([{ still_here: 1 }]);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
