import { expect, test } from 'vitest';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { customersRoutes } from './routes.ts';

const platform = await testPlatform();
const ask = await testApi(platform, customersRoutes(platform));
const may = 'customers:read customers:write customers:freeze customers:blacklist';

async function add(code: string, more: object = {}) {
  const added = await ask('POST /customers', { may, body: { code, name: `${code} Ltd`, ...more } });
  expect(added.status).toBe(201);
  return added.body;
}

test('a customer is made once: 201, then 200 for the same content, 409 for other content', async () => {
  const body = { code: 'C00042', name: '苏州恒达电气有限公司', unifiedSocialCreditCode: '91350100m000100y43' };
  const first = await ask('POST /customers', { may, key: 'k1', body });
  expect(first).toEqual({
    status: 201,
    body: {
      id: expect.any(String),
      code: 'C00042',
      name: '苏州恒达电气有限公司',
      unifiedSocialCreditCode: '91350100M000100Y43',
      industry: null,
      customerType: null,
      segment: null,
      parentCode: null,
      country: 'CN',
      currency: 'CNY',
      status: 'active',
      blacklisted: false,
      blacklistReason: null,
      frozen: false,
      freezeReason: null,
      freezeStopsDeliveries: false,
      owner: null,
      version: 1,
    },
  });
  expect(await ask('POST /customers', { may, key: 'k1', body })).toEqual({ status: 200, body: first.body });
  expect(await ask('POST /customers', { may, key: 'k2', body })).toEqual({ status: 200, body: first.body });
  expect(await ask('POST /customers', { may, key: 'k1', body: { ...body, name: 'X' } })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_conflict' },
  });
  expect(await ask('POST /customers', { may, key: 'k3', body: { ...body, name: 'X' } })).toMatchObject({
    status: 409,
    body: { code: 'customer_exists' },
  });
});

test.each<[what: string, body: object, field: string]>([
  // what                               body                                                        field
  ['no name', { code: 'BAD' }, 'name'],
  ['a code with a space at its end', { code: 'BAD ', name: 'Bad' }, 'code'],
  ['a wrong social credit code', { code: 'BAD', name: 'Bad', unifiedSocialCreditCode: '1' }, 'unifiedSocialCreditCode'],
  ['an unknown parent', { code: 'BAD', name: 'Bad', parentCode: 'NOBODY' }, 'parentCode'],
  ['a currency that is none', { code: 'BAD', name: 'Bad', currency: 'RMB' }, 'currency'],
  ['a country in words', { code: 'BAD', name: 'Bad', country: 'China' }, 'country'],
  ['a NUL in the name', { code: 'BAD', name: 'A\u0000B' }, 'name'],
])('400 names the field: %s', async (_what, body, field) => {
  expect(await ask('POST /customers', { may, body })).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  expect((await ask('GET /customers/BAD', { may })).status).toBe(404);
});

test('the profile changes field by field, and a stale version answers 412', async () => {
  await add('P1', { industry: 'steel' });
  const named = await ask('PATCH /customers/P1', { may, body: { name: 'New name', version: 1 } });
  expect(named).toMatchObject({ status: 200, body: { name: 'New name', industry: 'steel', version: 2 } });
  expect(await ask('PATCH /customers/P1', { may, body: { name: 'Newer', version: 1 } })).toMatchObject({
    status: 412,
    body: { code: 'stale_version', version: 2 },
  });
  const body = { industry: null, status: 'inactive' };
  expect(await ask('PATCH /customers/P1', { may, body })).toMatchObject({ status: 200, body: { ...body, version: 3 } });
  expect(await ask('PATCH /customers/P1', { may, body })).toMatchObject({ status: 200, body: { version: 3 } });
  expect((await ask('GET /customers/P1', { may })).body).toMatchObject({ name: 'New name', ...body, version: 3 });
});

test('freeze and blacklist: each with its reason, each undone, and repeating changes nothing', async () => {
  await add('S1');
  const body = { reason: 'two cheques returned' };
  const blacklisted = {
    status: 200,
    body: { blacklisted: true, blacklistReason: body.reason, frozen: false, version: 2 },
  };
  expect(await ask('POST /customers/S1/blacklist', { may, body })).toMatchObject(blacklisted);
  expect(await ask('POST /customers/S1/blacklist', { may, body })).toMatchObject(blacklisted);
  const frozen = { status: 200, body: { frozen: true, freezeReason: body.reason, blacklisted: true, version: 3 } };
  expect(await ask('POST /customers/S1/freeze', { may, body })).toMatchObject(frozen);
  const offList = { status: 200, body: { blacklisted: false, blacklistReason: null, frozen: true, version: 4 } };
  expect(await ask('DELETE /customers/S1/blacklist', { may })).toMatchObject(offList);
  expect(await ask('DELETE /customers/S1/blacklist', { may })).toMatchObject(offList);
  const thawed = { status: 200, body: { frozen: false, freezeReason: null, version: 5 } };
  expect(await ask('POST /customers/S1/unfreeze', { may })).toMatchObject(thawed);
  expect(await ask('POST /customers/S1/unfreeze', { may, body: { reason: 'paid' } })).toMatchObject(thawed);
});

test('an unknown customer is 404 at every door', async () => {
  const calls = [
    ['GET /customers/NOBODY', undefined],
    ['GET /customers/NOBODY/timeline', undefined],
    ['PATCH /customers/NOBODY', {}],
    ['POST /customers/NOBODY/freeze', { reason: 'r' }],
    ['POST /customers/NOBODY/unfreeze', {}],
    ['POST /customers/NOBODY/blacklist', { reason: 'r' }],
    ['DELETE /customers/NOBODY/blacklist', undefined],
  ] as const;
  for (const [call, body] of calls) {
    expect(await ask(call, { may, body })).toMatchObject({ status: 404, body: { code: 'customer_not_found' } });
  }
});

test('the timeline tells every change, the newest first, page by page', async () => {
  await add('T1');
  await ask('POST /customers/T1/freeze', { may, body: { reason: 'late' } });
  await ask('POST /customers/T1/freeze', { may, body: { reason: 'late' } });
  await ask('POST /customers/T1/unfreeze', { may, body: { reason: 'paid' } });
  const first = await ask('GET /customers/T1/timeline?limit=2', { may });
  expect(first.body['items']).toMatchObject([
    {
      command: 'customers.unfreeze',
      subject: 'T1',
      actorKind: 'key',
      actorName: 'Test key',
      detail: { because: 'paid', changed: { freezeReason: { before: 'late', after: null } } },
    },
    { command: 'customers.freeze', detail: { changed: { freezeReason: { before: null, after: 'late' } } } },
  ]);
  const rest = await ask(`GET /customers/T1/timeline?limit=2&cursor=${first.body['nextCursor']}`, { may });
  expect(rest.body).toMatchObject({ items: [{ command: 'customers.create' }], nextCursor: null });
});

test('the list is in pinyin order, is searched without regard to case, and pages without a gap', async () => {
  const names = { L1: '重庆渝丰', L2: '安徽华锐', L3: '北京中科', L4: 'abc 100%', L5: '北京中科' };
  for (const [code, name] of Object.entries(names)) await add(code, { name, industry: 'listed' });
  await ask('POST /customers/L2/freeze', { may, body: { reason: 'r' } });
  const codesOf = async (query: string) =>
    (await ask(`GET /customers?${query}`, { may })).body['items'].map(({ code }: { code: string }) => code);

  expect(await codesOf('search=l&limit=200')).toEqual(expect.arrayContaining(['L2', 'L3', 'L5', 'L1']));
  // 安 ān, 北 běi, 重 chóng: by strokes or by code point the order would differ.
  const inOrder = (await codesOf('limit=200')).filter((code: string) => code in names);
  expect(inOrder.filter((code: string) => code !== 'L4')).toEqual(['L2', 'L3', 'L5', 'L1']);
  expect(await codesOf('search=ABC')).toEqual(['L4']);
  expect(await codesOf(`search=${encodeURIComponent('100%')}`)).toEqual(['L4']);
  expect(await codesOf(`search=${encodeURIComponent('%')}`)).toEqual(['L4']);
  expect(await codesOf(`search=${encodeURIComponent('中科')}`)).toEqual(['L3', 'L5']);
  expect(await codesOf('search=m000100y4')).toEqual(['C00042']);
  expect(await codesOf('status=frozen')).toEqual(['L2']);
  expect(await codesOf('status=inactive')).toEqual(['P1']);

  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { code: string }[]; nextCursor: string | null } = (
      await ask(`GET /customers?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, { may })
    ).body as never;
    paged.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(await codesOf('limit=200'));
  expect(await ask('GET /customers?cursor=nonsense', { may })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'cursor' }] },
  });
});

test('whoever may only add customers adds one, and changes none', async () => {
  const body = { code: 'NEW-1', name: 'Added by sales' };
  expect((await ask('POST /customers', { may: 'customers:create', body })).status).toBe(201);
  const change = { status: 'inactive' };
  expect((await ask('PATCH /customers/NEW-1', { may: 'customers:create customers:read', body: change })).status).toBe(
    403,
  );
});

test('each door has its own lock', async () => {
  const calls = [
    ['POST /customers', 'customers:read'],
    ['GET /customers', 'customers:write'],
    ['PATCH /customers/C00042', 'customers:read'],
    ['PATCH /customers/C00042', 'customers:create'],
    ['POST /customers/C00042/freeze', 'customers:create'],
    ['POST /customers/C00042/freeze', 'customers:write customers:blacklist'],
    ['POST /customers/C00042/blacklist', 'customers:write customers:freeze'],
    ['DELETE /customers/C00042/blacklist', 'customers:write customers:freeze'],
  ] as const;
  for (const [call, without] of calls) expect((await ask(call, { may: without, body: undefined })).status).toBe(403);
});

test('a name like that of a customer who is there is found before it is entered twice', async () => {
  await ask('POST /customers', {
    may: 'customers:write customers:read',
    body: { code: 'LIKE1', name: '江阴星光家具有限公司' },
  });
  const like = async (name: string) =>
    (await ask(`GET /customers-like?name=${encodeURIComponent(name)}`, { may: 'customers:read' })).body['items'];
  expect(await like('江阴星光家具有限责任公司')).toEqual([
    { code: 'LIKE1', name: '江阴星光家具有限公司', how: 'same_name' },
  ]);
  expect(await like('上海星光贸易有限公司')).toMatchObject([{ code: 'LIKE1', how: 'same_core' }]);
  expect(await like('上海月光贸易有限公司')).toEqual([]);
});
