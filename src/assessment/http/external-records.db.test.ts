import { expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { createServer, newId, operator, runCommand } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { customersRoutes } from '../../customers/http/routes.ts';
import { importExternalRecords } from '../usecases/index.ts';
import { attachments } from './attachments.ts';
import { assessmentRoutes } from './routes.ts';

const now = new Date('2026-11-27T04:00:00Z');
const platform = await testPlatform({ now: () => now });
const app = await createServer({
  platform,
  routes: [...customersRoutes(platform), ...assessmentRoutes(platform)],
  plugins: [attachments(platform)],
  authenticator: {
    byKey: async (value) => ({ caller: { kind: 'key', id: 'k', name: 'Key', scopes: new Set(value.split(' ')) } }),
    bySession: async () => undefined,
  },
});
const all = 'customers:read customers:create assessments:read assessments:write';

async function send(method: 'GET' | 'POST', path: string, body?: object, may = all) {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${may}`, 'idempotency-key': newId() },
    ...(body !== undefined && { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, any>>() };
}

async function attach(record: string, fileName: string, bytes: Buffer, may = all) {
  const boundary = 'a-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/html\r\n\r\n`;
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/external-records/${record}/attachments`,
    headers: { authorization: `Bearer ${may}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, any>>() };
}

const enforcement = {
  type: 'enforcement',
  occurredOn: '2026-10-01',
  source: '中国执行信息公开网',
  reference: '（2026）沪0115执1234号',
  amount: { currency: 'CNY', amount: '120000.00' },
};
const pdf = Buffer.from('%PDF-1.7\nan execution order');

await send('POST', '/customers', { code: 'X1', name: 'X1 Ltd', industry: '批发业' });

test('a fact stands against the grade until it is closed, and is kept once', async () => {
  const before = await send('POST', '/customers/X1/assessments');
  expect(before.body['caps'].map(({ when }: { when: string }) => when)).not.toContain('enforced_against');
  const first = await send('POST', '/customers/X1/external-records', enforcement);
  expect(first.status).toBe(201);
  expect(await send('POST', '/customers/X1/external-records', enforcement)).toEqual({ ...first, status: 200 });
  expect(await send('POST', '/customers/X1/external-records', { ...enforcement, note: '另一说法' })).toMatchObject({
    status: 409,
    body: { code: 'record_exists' },
  });
  expect((await send('POST', '/customers/X1/external-records', enforcement, 'assessments:read')).status).toBe(403);

  const held = await send('POST', '/customers/X1/assessments');
  expect(held.body['caps']).toContainEqual({ when: 'enforced_against', atMost: 'B' });
  const { body } = await send('GET', `/assessments/${held.body['id']}`);
  expect(body['snapshot'].external.open).toEqual([
    { type: 'enforcement', occurredOn: '2026-10-01', source: enforcement.source, reference: enforcement.reference },
  ]);
  expect(await send('GET', `/assessments/${held.body['id']}/replay`)).toMatchObject({ body: { agrees: true } });

  const { id } = first.body;
  const closing = { closedOn: '2026-11-27', note: '执行完毕' };
  expect((await send('POST', `/external-records/${id}/closing`, { ...closing, closedOn: '2026-11-28' })).status).toBe(
    400,
  );
  expect((await send('POST', `/external-records/${id}/closing`, closing)).status).toBe(200);
  expect(await send('POST', `/external-records/${id}/closing`, closing)).toMatchObject({ status: 409 });
  const after = await send('POST', '/customers/X1/assessments');
  expect(after.body['caps'].map(({ when }: { when: string }) => when)).not.toContain('enforced_against');
});

test('a paper is what its bytes say, is kept once, and is saved, never shown', async () => {
  const { body } = await send('POST', '/customers/X1/external-records', { ...enforcement, reference: '2' });
  const { id } = body;
  const first = await attach(id, '执行裁定书.pdf', pdf);
  expect(first).toMatchObject({ status: 200, body: { mediaType: 'application/pdf', sizeBytes: pdf.length } });
  expect(await attach(id, 'again.pdf', pdf)).toEqual(first);
  expect(await attach(id, 'page.html', Buffer.from('<script>alert(1)</script>'))).toMatchObject({
    status: 400,
    body: { code: 'file_type_not_taken' },
  });
  const large = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]);
  expect(await attach(id, 'large.pdf', large)).toMatchObject({ status: 413, body: { code: 'too_large' } });
  expect((await attach(id, 'other.pdf', pdf, 'assessments:read')).status).toBe(403);

  const url = `/api/v1/attachments/${first.body['id']}`;
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: 'Bearer assessments:read' } });
  expect(answer.rawPayload.equals(pdf)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition':
      'attachment; filename="attachment"; filename*=UTF-8\'\'%E6%89%A7%E8%A1%8C%E8%A3%81%E5%AE%9A%E4%B9%A6.pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  const listed = await send('GET', '/customers/X1/external-records');
  expect(listed.body['items'].find((one: { id: string }) => one.id === id)).toMatchObject({
    kind: 'judicial',
    amount: { currency: 'CNY', amount: '120000.00' },
    attachments: [{ fileName: '执行裁定书.pdf' }],
  });

  await send('POST', `/external-records/${id}/withdrawal`, { reason: '张冠李戴' });
  const gone = await app.inject({ method: 'GET', url, headers: { authorization: 'Bearer assessments:read' } });
  expect(gone.statusCode).toBe(404);
});

test('rows of a file go in once each; those that are wrong say why', async () => {
  const row = {
    customerCode: 'X1',
    type: 'lawsuit' as const,
    occurredOn: calendarDate('2026-09-01'),
    source: '裁判文书网',
    reference: '民初1号',
  };
  const rows = [row, row, { ...row, customerCode: 'X9' }, { ...row, reference: '民初2号', score: 50 }];
  const name = { name: 'imports.run', may: 'signed_in', input: {} };
  const done = await runCommand(platform, { caller: operator }, name, async (command) => {
    const answer = await importExternalRecords(command, rows);
    return { ok: true, value: { answer, effect: 'changed' } };
  });
  expect(done).toMatchObject({
    value: {
      answer: [
        { effect: 'created' },
        { effect: 'unchanged' },
        { refusal: { code: 'customer_not_found' } },
        { refusal: { code: 'rating_without_report' } },
      ],
    },
  });
});

test('a door that takes no files says so to one', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/customers',
    headers: {
      authorization: `Bearer ${all}`,
      'idempotency-key': newId(),
      'content-type': 'multipart/form-data; boundary=a-boundary',
    },
    payload: '--a-boundary\r\nContent-Disposition: form-data; name="code"\r\n\r\nX2\r\n--a-boundary--\r\n',
  });
  expect(answer.statusCode).toBe(415);
  expect(answer.json()).toMatchObject({ code: 'unsupported_media_type' });
});
