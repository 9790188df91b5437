import { afterEach, expect, test } from 'vitest';
import { customersRoutes } from '../../customers/http/routes.ts';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { limitsRoutes } from './routes.ts';

let now = '2026-03-10T01:00:00Z';
const platform = await testPlatform({ now: () => new Date(now) });
const ask = await testApi(platform, [...customersRoutes(platform), ...limitsRoutes(platform)]);
const may = 'customers:read customers:write limits:grant limits:read';
afterEach(() => {
  now = '2026-03-10T01:00:00Z';
});

const cny = (amount: string) => ({ currency: 'CNY', amount });
const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };

async function add(code: string) {
  await ask('POST /customers', { may, body: { code, name: code } });
  return (more: object, key?: string) =>
    ask('POST /limits', {
      may,
      body: { customerCode: code, amount: cny('100000'), ...year, reason: 'annual review', ...more },
      ...(key === undefined ? {} : { key }),
    });
}

async function standing(code: string) {
  const { body } = await ask(`GET /limits?customerCode=${code}`, { may });
  type Item = { amount: { amount: string } | string; validFrom: string; validTo: string; status: string };
  return (body['items'] as Item[]).map(({ amount, validFrom, validTo, status }) =>
    [typeof amount === 'string' ? amount : amount.amount, validFrom, validTo, status].join(' '),
  );
}

test('a grant answers 201, the repeated call and the very same grant 200', async () => {
  const grant = await add('G1');
  const first = await grant({ singleDocumentLimit: cny('5000.5') }, 'k1');
  expect(first).toEqual({
    status: 201,
    body: {
      id: expect.any(String),
      customerCode: 'G1',
      amount: cny('100000.00'),
      singleDocumentLimit: cny('5000.50'),
      ...year,
      grantedTo: year.validTo,
      temporary: false,
      terms: null,
      applicationId: null,
      status: 'active',
      reason: 'annual review',
      grantedBy: 'Test key',
      grantedAt: '2026-03-10T01:00:00.000Z',
    },
  });
  expect(await grant({ singleDocumentLimit: cny('5000.5') }, 'k1')).toEqual({ status: 200, body: first.body });
  expect(await grant({ singleDocumentLimit: cny('5000.5') }, 'k2')).toEqual({ status: 200, body: first.body });
  expect(await grant({ singleDocumentLimit: cny('5000.51') }, 'k1')).toMatchObject({ status: 409 });
  expect((await grant({ singleDocumentLimit: cny('5000.51') }, 'k3')).status).toBe(201);
});

test('a grant ends the old one on its eve, leaves one that had not begun no day, and keeps what is apart', async () => {
  const grant = await add('G2');
  await grant({ amount: cny('1') });
  await grant({ amount: cny('2'), validFrom: '2026-06-01', validTo: '2026-08-31' });
  await grant({ amount: 'unlimited', validFrom: '2026-10-01' });
  await grant({ amount: cny('0.00'), validFrom: '2026-05-01', validTo: '2026-09-30' });
  expect(await standing('G2')).toEqual([
    '0.00 2026-05-01 2026-09-30 future',
    'unlimited 2026-10-01 2026-12-31 future',
    '2.00 2026-06-01 2026-04-30 ended',
    '1.00 2026-01-01 2026-04-30 active',
  ]);
  now = '2026-05-31T16:00:00Z'; // 1 June in Shanghai
  expect((await standing('G2')).map((line) => line.split(' ').at(-1))).toEqual(['active', 'future', 'ended', 'ended']);
});

test('a page of limits, and the next', async () => {
  const grant = await add('G3');
  for (const amount of ['1', '2', '3']) await grant({ amount: cny(amount) });
  const first = await ask('GET /limits?customerCode=G3&limit=2', { may });
  const rest = await ask(`GET /limits?customerCode=G3&limit=2&cursor=${first.body['nextCursor']}`, { may });
  const amounts = [...first.body['items'], ...rest.body['items']].map((item) => item.amount.amount);
  expect(amounts).toEqual(['3.00', '2.00', '1.00']);
  expect(rest.body['nextCursor']).toBeNull();
});

test.each<[what: string, more: object, code: string, field: string]>([
  // what                      more                                                      code                      field
  ['a negative amount', { amount: cny('-1') }, 'invalid_input', 'amount'],
  ['three decimals', { amount: cny('1.001') }, 'invalid_input', 'amount'],
  ['a number', { amount: 100000 }, 'invalid_input', 'amount'],
  ['none at all', { amount: undefined }, 'invalid_input', 'amount'],
  ['another currency', { amount: { currency: 'EUR', amount: '1' } }, 'currency_not_supported', 'amount.currency'],
  ['a document limit below zero', { singleDocumentLimit: cny('-1') }, 'invalid_input', 'singleDocumentLimit.amount'],
  ['the end before the start', { validTo: '2025-12-31' }, 'invalid_period', 'validTo'],
  ['a day that does not exist', { validTo: '2026-02-30' }, 'invalid_input', 'validTo'],
  ['no reason', { reason: ' ' }, 'invalid_input', 'reason'],
  ['a reason with a NUL', { reason: 'a\u0000b' }, 'invalid_input', 'reason'],
])('400 names the field: %s', async (_what, more, code, field) => {
  const grant = await add('G4');
  expect(await grant(more)).toMatchObject({ status: 400, body: { code, errors: [{ field }] } });
  expect(await standing('G4')).toEqual([]);
});

test('an unknown customer is 404, and each door has its own lock', async () => {
  const body = { customerCode: 'NOBODY', amount: 'unlimited', ...year, reason: 'r' };
  const notFound = { status: 404, body: { code: 'customer_not_found' } };
  expect(await ask('POST /limits', { may, body })).toMatchObject(notFound);
  expect(await ask('GET /limits?customerCode=NOBODY', { may })).toMatchObject(notFound);
  expect((await ask('POST /limits', { may: 'limits:read', body })).status).toBe(403);
  expect((await ask('GET /limits?customerCode=G1', { may: 'limits:grant' })).status).toBe(403);
});

test('the grant stands on the customer’s timeline, with what it ended', async () => {
  const grant = await add('G5');
  const first = await grant({});
  await grant({ amount: 'unlimited', validFrom: '2026-07-01' });
  await grant({ amount: 'unlimited', validFrom: '2026-07-01' });
  const { body } = await ask('GET /customers/G5/timeline', { may });
  expect(body['items']).toMatchObject([
    {
      command: 'limits.grant',
      detail: {
        granted: { amount: 'unlimited', validFrom: '2026-07-01' },
        ended: [{ id: first.body['id'], changed: { validTo: { before: '2026-12-31', after: '2026-06-30' } } }],
      },
    },
    { command: 'limits.grant', detail: { granted: { amount: cny('100000.00') }, ended: [] } },
    { command: 'customers.create' },
  ]);
});

test('grants made at once for one customer come one after the other: no day gets two', async () => {
  const grant = await add('G6');
  const ends = await Promise.all(Array.from({ length: 10 }, (_, place) => grant({ amount: cny(`${place}`) })));
  expect(new Set(ends.map(({ status }) => status))).toEqual(new Set([201]));
  const lines = await standing('G6');
  expect(lines).toHaveLength(10);
  expect(lines.filter((line) => line.endsWith('active'))).toHaveLength(1);
});
