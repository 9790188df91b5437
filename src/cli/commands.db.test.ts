import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { CNY } from '#kernel';
import { createLog, newId, openDatabase, type Platform, systemClock } from '#platform';
import { demoPassword, seedDemoUsers } from '#team/usecases';
import { testDatabase } from '../../test/setup/database.ts';

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'headroom-cli-'));
const launcher = join(import.meta.dirname, '../../bin/headroom.js');

test('--help shows the commands with examples', async () => {
  const { code, out } = await headroom(['--help']);
  expect(code).toBe(0);
  const commands = [
    'import',
    'check',
    'assess',
    'apply',
    'decide',
    'backup',
    'restore',
    'replay',
    'assessment',
    'audit',
    'exposure',
  ];
  for (const command of [...commands, 'jobs', 'keys', 'users']) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  expect(out).toContain('Examples:');
});

test('a reader that leaves early, as in "| head", is no failure: nothing is said of it', async () => {
  const asked = [['--help'], ['users', 'list'], ['jobs', 'list']];
  for (const { code, err } of await Promise.all(asked.map(unread))) expect({ code, err }).toEqual({ code: 0, err: '' });
}, 30_000);

test('import tells the rejected rows, check asks the limit, the books are proved', async () => {
  const file = join(folder, '应收.csv');
  const rejected = join(folder, 'rejected.csv');
  await writeFile(
    file,
    '客户编码,发票号,开票日期,付款截止日,价税合计\nC1,F-1,2026-01-31,2026-02-28,¥1\nC1,F-2,2026-01-31,2026-02-28,x\n',
  );
  const args = ['import', 'invoices', file, '--create-customers', '--rejected', rejected];
  expect(await headroom(args)).toMatchObject({ code: 1, err: expect.stringContaining('dueOn') });
  const done = await headroom([...args, '--map', 'dueOn=付款截止日']);
  expect(done).toMatchObject({ code: 3, out: expect.stringContaining('2 rows: 1 created, 0 unchanged, 1 rejected') });
  expect(await readFile(rejected, 'utf8')).toContain('3,价税合计,x,');

  const held = await headroom(['check', 'C1', '5', '--order', 'SO-1', '--simulate']);
  expect(held).toMatchObject({ code: 3, err: '', out: expect.stringContaining('no_limit') });
  expect(await headroom(['exposure', 'verify'])).toMatchObject({ code: 0 });
  expect(await headroom(['audit', 'verify'])).toMatchObject({ code: 0 });
  // Due nine months ago and not paid: more than one line is crossed.
  expect(await headroom(['monitor'])).toMatchObject({ code: 0, out: expect.stringMatching(/^1 customers: [1-9]/) });

  const client = new pg.Client(database.connection);
  await client.connect();
  await client.query(`update exposure.positions set receivables_minor = receivables_minor + 1`);
  await client.end();
  expect(await headroom(['exposure', 'verify'])).toMatchObject({ code: 3, err: expect.stringContaining('C1') });
});

test('a key is made, listed without its value, and revoked', async () => {
  const { code, out } = await headroom(['keys', 'create', 'ERP', '--scopes', 'credit:check']);
  expect({ code, value: /^hr_\S+\n$/.test(out) }).toEqual({ code: 0, value: true });
  const listed = await headroom(['keys', 'list']);
  expect(listed.out).toContain('\tactive\t');
  expect(listed.out).not.toContain(out.trim());
  const [id = ''] = listed.out.split('\t');
  expect(await headroom(['keys', 'revoke', id])).toMatchObject({ code: 0, out: 'ERP is revoked.\n' });
});

test('a user is made with a password from standard input', async () => {
  const args = ['users', 'create', 'li@example.com', '--name', '李静', '--roles', 'credit_manager'];
  expect(await headroom(args, 'short\n')).toMatchObject({ code: 2, err: expect.stringContaining('password') });
  expect(await headroom(args, 'a long enough password\n')).toMatchObject({ code: 0 });
  expect((await headroom(['users', 'list'])).out).toBe('li@example.com\tactive\tcredit_manager\t李静\n');
});

test('who applies and who decides are people with a password; what they decided is replayed', async () => {
  await withPlatform(seedDemoUsers);
  const [seller, manager] = ['chen.siyuan@demo.headroom.example', 'shen.jing@demo.headroom.example'];
  const asked = [
    'apply',
    'C1',
    '100000',
    '--as',
    seller,
    '--reason',
    'A new line',
    '--expected-purchases',
    '4000000',
    '--json',
  ];
  const [refused, sent] = await Promise.all([headroom(asked, 'wrong\n'), headroom(asked, `${demoPassword}\n`)]);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('password is wrong') });
  expect(sent).toMatchObject({ code: 0, err: '' });
  const application = JSON.parse(sent.out) as { id: string };
  expect(application).toMatchObject({ waitingFor: 'credit_manager', expectedPurchases: { amount: '4000000.00' } });
  const { id } = application;

  const decide = (as: string) => headroom(['decide', id, 'approve', '--as', as, '--reason', 'r'], `${demoPassword}\n`);
  const [nobody, notTheirs] = await Promise.all([headroom(['decide', id, 'approve']), decide(seller)]);
  expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('a person decides') });
  expect(notTheirs).toMatchObject({ code: 1, err: expect.stringContaining('applications:decide') });
  expect(await decide(manager)).toMatchObject({ code: 0, out: expect.stringContaining('approve by 沈静') });

  const [same, unknown] = await Promise.all([headroom(['replay', id]), headroom(['replay', newId()])]);
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining('The same: all ') });
  expect(unknown).toMatchObject({ code: 1 });
  await withPlatform(({ database }) =>
    database.pool.query(`update approvals.applications set assessed = jsonb_set(assessed, '{score}', '99')`),
  );
  const altered = await headroom(['replay', id]);
  expect(altered).toMatchObject({ code: 3, out: expect.stringContaining('- proposal.score: stored 99, now ') });
  // Eight processes: on a machine that others keep busy each takes seconds to begin.
}, 90_000);

test('everybody with a file is assessed at once, and an assessment is made again bit for bit', async () => {
  // The customer was assessed for its application today: the same facts again are not another assessment.
  const [nothing, all] = await Promise.all([headroom(['assess']), headroom(['assess', '--all'])]);
  expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('--all') });
  expect(all).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^1 customers: 0 new assessments, 1 as they stood/),
  });
  expect(all.err).toContain('1 of 1 customers');
  let id = '';
  await withPlatform(async ({ database }) => {
    const { rows } = await database.pool.query(`select assessment_id as id from assessment.latest`);
    id = rows[0].id;
  });
  const same = await headroom(['assessment', 'replay', id]);
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining('Bit for bit') });
}, 90_000);

test('a job is sent once while it waits; a backup is written once', async () => {
  const file = join(folder, 'backup.gz');
  const both = [headroom(['jobs', 'run', 'forget-uploads']), headroom(['backup', file])] as const;
  const [sent, written] = await Promise.all(both);
  expect(sent).toMatchObject({ code: 0 });
  expect(written).toMatchObject({ code: 0, err: expect.stringContaining('secret key') });
  const again = [headroom(['jobs', 'run', 'forget-uploads']), headroom(['backup', file]), headroom(['restore', file])];
  const [underWay, isThere, notEmpty] = await Promise.all(again);
  expect(underWay).toMatchObject({ code: 1, err: expect.stringContaining('waits or runs already') });
  expect(isThere).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
  expect(notEmpty).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
});

test('an unknown kind of file is wrong usage', async () => {
  expect(await headroom(['import', 'cats', 'x.csv'])).toMatchObject({ code: 2 });
});

async function withPlatform(work: (platform: Platform) => Promise<unknown>): Promise<void> {
  const opened = openDatabase(database.connection, () => {});
  const company = { name: '华衡工业供应链有限公司', timeZone: 'Asia/Shanghai', currency: CNY };
  await work({ database: opened, clock: systemClock, company, log: createLog('silent') });
  await opened.close();
}

/** The same with nobody at the other end of its standard output. */
function unread(args: readonly string[]): Promise<{ code: number | null; err: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (part) => (err += String(part)));
    child.once('close', (code) => resolve({ code, err }));
  });
}

function headroom(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [launcher, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(input);
  });
}
