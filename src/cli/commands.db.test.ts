import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/setup/database.ts';

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'headroom-cli-'));
const launcher = join(import.meta.dirname, '../../bin/headroom.js');

test('--help shows the commands with examples', async () => {
  const { code, out } = await headroom(['--help']);
  expect(code).toBe(0);
  for (const command of ['import', 'check', 'audit', 'exposure', 'keys', 'users']) {
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  }
  expect(out).toContain('Examples:');
});

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

test('an unknown kind of file is wrong usage', async () => {
  expect(await headroom(['import', 'cats', 'x.csv'])).toMatchObject({ code: 2 });
});

function headroom(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [launcher, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(input);
  });
}
