import { setTimeout as pause } from 'node:timers/promises';
import { Workbook } from '@cj-tech-master/excelts';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createServer, openJobs } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { integrationsJobs } from '../usecases/index.ts';
import { importFiles } from './files.ts';
import { integrationsRoutes } from './routes.ts';

const all = 'imports:run customers:write limits:grant receivables:write';

const platform = await testPlatform();
const jobs = openJobs(platform, integrationsJobs(platform));
await jobs.start();
const app = await createServer({
  platform,
  routes: integrationsRoutes(platform, jobs),
  plugins: [importFiles(platform)],
  // A caller is known by the scopes that its key names.
  authenticator: {
    byKey: async (value) => ({ caller: { kind: 'key', id: 'k', name: 'Key', scopes: new Set(value.split(' ')) } }),
    bySession: async () => undefined,
  },
});
afterAll(() => jobs.stop());

test('a file is uploaded, looked at, counted, and imported in the background', async () => {
  const csv =
    'Customer No.,Name,Invoice Number,Invoice Date,Due Date,Total\nC1,Acme,I-1,1/31/2026,2/28/2026,"1,234.50"\nC1,Acme,I-2,2/1/2026,x,1\n';
  const preview = await upload('invoices', 'invoices.csv', Buffer.from(csv));
  expect(preview).toMatchObject({
    status: 200,
    body: {
      encoding: 'utf-8',
      delimiter: ',',
      missing: [],
      rowEstimate: 2,
      rowsAreExact: true,
      sample: [
        { row: 2, values: { amount: '1234.50', issuedOn: '2026-01-31' } },
        { row: 3, faults: [{ column: 'Due Date' }] },
      ],
    },
  });
  expect(preview.body.fields.find(({ field }: { field: string }) => field === 'issuedOn')).toMatchObject({
    header: 'Invoice Date',
    because: 'known_name',
    dateOrder: { order: 'month-day-year', because: 'only_reading', example: { text: '1/31/2026', day: '2026-01-31' } },
  });

  const { id } = preview.body;
  await send('POST', `/imports/${id}/dry-run`, { createCustomers: true });
  expect(await ended(id)).toMatchObject({ state: 'checked', dryRun: true, created: 1, rejected: 1, fileKept: true });

  const started = await send('POST', `/imports/${id}/run`, { createCustomers: true });
  expect(started).toMatchObject({ status: 200, body: { dryRun: false, rowsTotal: 2 } });
  expect(await ended(id)).toMatchObject({
    state: 'imported',
    rowsDone: 2,
    created: 1,
    customersCreated: 1,
    rejected: 1,
    fileKept: false,
    faults: [{ row: 3, column: 'Due Date', value: 'x', code: 'invalid_day' }],
  });
  const list = await app.inject({ url: `/api/v1/imports/${id}/rejected.csv`, headers: key(all) });
  expect(list.headers['content-type']).toContain('text/csv');
  expect(list.body).toContain('\r\n3,Due Date,x,');
  expect((await send('GET', '/imports')).body.items).toMatchObject([{ id, state: 'imported' }]);
  expect((await send('POST', `/imports/${id}/run`, {})).body).toMatchObject({ status: 409, code: 'file_gone' });
});

test('an import that a fault of ours broke off says how many rows are in, and goes on when it is run again', async () => {
  const { sql: db } = platform.database;
  await sql`
    alter table customers.customers add constraint fault check (code <> 'FAULT') not valid`.execute(db);
  const lines = Array.from({ length: 4_000 }, (_, index) => `BR-${index},Customer ${index}`);
  const file = Buffer.from(`code,name\n${lines.join('\n')}\nFAULT,Fault\n`);
  const { id } = (await upload('customers', 'c.csv', file)).body;
  for (const [way, allOrNothing, booked] of [
    ['run', true, 0],
    ['dry-run', false, 0],
    ['run', false, 4_000],
  ] as const) {
    await send('POST', `/imports/${id}/${way}`, { allOrNothing });
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining(`Rows that are in: ${booked}.`),
      failureCode: 'import_broke_off',
      failureFacts: { importId: id, booked },
      fileKept: true,
    });
  }
  await sql`alter table customers.customers drop constraint fault`.execute(db);
  await send('POST', `/imports/${id}/run`, {});
  const through = { state: 'imported', created: 1, unchanged: 4_000 };
  expect(await ended(id)).toMatchObject({ ...through, failure: null, failureCode: null, failureFacts: null });
});

test('what a spreadsheet would run as a formula is disarmed in the list of rejected rows', async () => {
  const csv = '客户编码,客户名称\n,"=HYPERLINK(""http://evil"")"\n=1+1,\n';
  const { body } = await upload('customers', 'a.csv', Buffer.from(csv));
  await send('POST', `/imports/${body.id}/run`, {});
  await ended(body.id);
  const list = await app.inject({ url: `/api/v1/imports/${body.id}/rejected.csv`, headers: key(all) });
  expect(list.body).toMatch(/^\uFEFFrow,column,value,reason,code\r\n2,客户编码,,/);
  expect(list.body).not.toMatch(/(^|,)=/m);
});

test('an Excel file of a Chinese ERP', async () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('客户');
  sheet.addRow(['客户编码', '客户名称', '统一社会信用代码']);
  sheet.addRow(['K-1', '北京一号有限公司', null]);
  const { body } = await upload('customers', '客户.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
  expect(body).toMatchObject({ format: 'xlsx', sheet: '客户', fileName: '客户.xlsx', rowEstimate: 1 });
  await send('POST', `/imports/${body.id}/run`, {});
  expect(await ended(body.id)).toMatchObject({ state: 'imported', created: 1 });
});

test.each([
  ['no file', {}, { kind: 'invoices' }, 400, 'file_missing'],
  ['an unknown kind', { file: 'a,b\n1,2\n' }, { kind: 'cats' }, 400, 'kind_missing'],
  ['an empty file', { file: '' }, { kind: 'invoices' }, 400, 'file_empty'],
  ['a file of empty lines', { file: '\n\n' }, { kind: 'invoices' }, 400, 'header_missing'],
  ['an open quotation mark', { file: 'a,b\n"1,2\n' }, { kind: 'invoices' }, 400, 'unreadable_file'],
  ['an old Excel file', { file: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' }, { kind: 'invoices' }, 400, 'old_excel_file'],
] as const)('refuses %s', async (_, { file }: { file?: string }, { kind }, status, code) => {
  const bytes = file === undefined ? undefined : Buffer.from(file, 'latin1');
  expect((await upload(kind, 'x.csv', bytes)).body).toMatchObject({ status, code });
});

test('importing is no way around a right', async () => {
  const file = Buffer.from('customer,limit,valid from,valid to\nC1,1,2026-01-01,2026-12-31\n');
  expect((await upload('limits', 'l.csv', file, 'imports:run receivables:write')).body).toMatchObject({
    status: 403,
    scope: 'limits:grant',
  });
  const { body } = await upload('limits', 'l.csv', file);
  expect((await send('POST', `/imports/${body.id}/run`, {}, 'imports:run')).status).toBe(403);
  expect((await send('GET', `/imports/${body.id}`, undefined, 'receivables:write')).status).toBe(403);
});

test('a run without its columns, or with columns that the file does not have, does not start', async () => {
  const { body } = await upload('invoices', 'x.csv', Buffer.from('customer,foo\nC1,2\n'));
  expect(body.missing).toEqual(['number', 'issuedOn', 'dueOn', 'amount']);
  expect((await send('POST', `/imports/${body.id}/run`, {})).body).toMatchObject({
    status: 400,
    code: 'column_missing',
  });
  const wrong = await send('POST', `/imports/${body.id}/preview`, { map: { amount: 'bar' } });
  expect(wrong.body).toMatchObject({ status: 400, code: 'unknown_column' });
  const mapped = await send('POST', `/imports/${body.id}/preview`, { map: { amount: 'foo', customerCode: null } });
  expect(mapped.body.fields.find(({ field }: { field: string }) => field === 'amount')).toMatchObject({
    header: 'foo',
    because: 'chosen',
  });
  expect((await send('POST', `/imports/${body.id}/cancel`)).body).toMatchObject({
    state: 'cancelled',
    fileKept: false,
  });
});

test('a workbook of statements comes back as sheets, and is kept nowhere', async () => {
  const file = Buffer.from('项目,期末余额\n货币资金,"1,000"\n');
  const rows = [
    ['项目', '期末余额'],
    ['货币资金', '1,000'],
  ];
  expect(await upload('statements', 's.csv', file, 'statements:write', '/sheets')).toMatchObject({
    status: 200,
    body: { sheets: [{ name: 's.csv', rows }] },
  });
  expect((await upload('statements', 's.csv', file, all, '/sheets')).status).toBe(403);
  const huge = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
  expect((await upload('statements', 's.csv', huge, 'statements:write', '/sheets')).body).toMatchObject({
    status: 413,
    code: 'too_large',
  });
  const locked = Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
  expect((await upload('statements', 's.xlsx', locked, 'statements:write', '/sheets')).body).toMatchObject({
    status: 400,
    code: 'file_protected',
  });
});

async function upload(kind: string, fileName: string, bytes?: Buffer, may = all, path = '/imports') {
  const form = new FormData();
  form.set('kind', kind);
  if (bytes !== undefined) form.set('file', new Blob([new Uint8Array(bytes)]), fileName);
  const request = new Request('http://x/', { method: 'POST', body: form });
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { ...key(may), 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function send(method: 'GET' | 'POST', path: string, body?: object, may = all) {
  const payload = body === undefined ? {} : { payload: body };
  const answer = await app.inject({ method, url: `/api/v1${path}`, headers: key(may), ...payload });
  return { status: answer.statusCode, body: answer.json() };
}

async function ended(id: string) {
  for (;;) {
    const { body } = await send('GET', `/imports/${id}`);
    const isOver = body.state !== 'waiting' && body.state !== 'running';
    // The file of an import that went through goes a moment later.
    if (isOver && !(body.state === 'imported' && body.fileKept)) return body;
    await pause(50);
  }
}

function key(may: string) {
  return { authorization: `Bearer ${may}` };
}
