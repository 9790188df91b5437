import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { findCustomers } from '#customers/usecases';
import { verifyExposure } from '#exposure/usecases';
import { calendarDate, CNY, money, ok } from '#kernel';
import type { GrantRequest, LimitScope } from '#limits';
import { importLimits } from '#limits/usecases';
import { newId, operator, runCommand } from '#platform';
import { policyInForce } from '#policy';
import { countBudgets } from '../../src/exposure/usecases/budget-job.ts';
import { openRuleDesk } from '../../src/exposure/usecases/rule-desk.ts';
import { cny, openCompany } from './company.fixture.ts';

const company = await openCompany();
const { platform, post, get, ask, may, customer, grant, check, checkBody, invoice, delivery, receipt } = company;
afterAll(company.expectTrueBooks);

type Body = Record<string, any>;

for (const [code, name] of [
  ['HQ', '总公司'],
  ['EAST', '华东子公司'],
])
  expect(await post('/sellers', { code, name })).toMatchObject({ status: 201 });

const codesOf = ({ objections }: Body): string[] => (objections as Body[]).map(({ code }) => code as string);
const inWords = (level: Body) =>
  `${level['kind']} ${level['customerCode']} ${level['used'].amount} of ${level['limit'].amount ?? level['limit']}${level['binds'] ? ', binds' : ''}`;
const levelsOf = async (code: string): Promise<string[]> =>
  (((await get(`/customers/${code}/position`))['levels'] ?? []) as Body[]).map(inWords);

test('a seller is set up once, may be renamed, and from then on only those that are there may be named', async () => {
  expect(await post('/sellers', { code: 'HQ', name: '总公司' })).toMatchObject({ status: 200 });
  expect(await post('/sellers', { code: 'HQ', name: 'Other' })).toMatchObject({
    status: 409,
    body: { code: 'seller_exists' },
  });
  const renamed = await ask('PATCH /sellers/EAST', { may, body: { name: '华东公司' } });
  expect(renamed).toMatchObject({ status: 200, body: { name: '华东公司' } });
  expect((await get('/sellers'))['items']).toEqual([
    { code: 'EAST', name: '华东公司' },
    { code: 'HQ', name: '总公司' },
  ]);

  await customer('SEL', '1000');
  const unknown = { status: 404, body: { code: 'seller_not_found', errors: [{ field: 'sellerCode' }] } };
  expect(await post('/credit-checks', checkBody('SEL', 'SO-1', '1', { sellerCode: 'WEST' }))).toMatchObject(unknown);
  const quoted = { customerCode: 'SEL', sellerCode: 'WEST', amounts: [cny('1')] };
  expect(await post('/credit-checks/pre-check', quoted)).toMatchObject(unknown);
  expect(await post('/credit-checks/pre-check', { ...quoted, sellerCode: 'EAST' })).toMatchObject({ status: 200 });
  expect(await invoice('SEL', 'I-1', '1', { sellerCode: 'WEST' })).toMatchObject(unknown);
  expect(await delivery('SEL', 'D-1', '1', { sellerCode: 'WEST' })).toMatchObject(unknown);
  const scope = { level: 'customer', sellerCode: 'WEST' };
  const granted = await post('/limits', {
    customerCode: 'SEL',
    amount: cny('1'),
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    reason: 'x',
    scope,
  });
  expect(granted).toMatchObject({ status: 404, body: { errors: [{ field: 'scope.sellerCode' }] } });
});

test('a sub-limit binds its line only, follows the chain of documents, and all that fails is told', async () => {
  await customer('SUB', '100000');
  // Checked before anything is granted: what the address book remembers of the group must not hide the limit.
  expect(await check('SUB', 'SO-1', '20000', { productLine: 'BEARING', sellerCode: 'HQ' })).not.toHaveProperty(
    'levels',
  );
  const limit = await grant('SUB', '30000', { scope: { level: 'customer', productLine: 'BEARING' } });
  expect(limit).toMatchObject({ scope: { level: 'customer', productLine: 'BEARING' }, status: 'active' });
  await grant('SUB', '50000', { scope: { level: 'customer', sellerCode: 'HQ' } });

  const second = await check('SUB', 'SO-2', '10000.01', { productLine: 'BEARING' });
  expect(second).toMatchObject({
    outcome: 'held',
    productLine: 'BEARING',
    objections: [
      {
        code: 'over_sub_limit',
        shortBy: cny('0.01'),
        available: cny('10000.00'),
        of: { productLine: 'BEARING', customerCode: 'SUB' },
      },
    ],
  });
  expect((second['levels'] as Body[]).map(inWords)).toEqual([
    'customer SUB 20000.00 of 100000.00',
    'sub SUB 20000.00 of 30000.00, binds',
  ]);
  expect(await check('SUB', 'SO-2', '10000', { productLine: 'BEARING' })).toMatchObject({ outcome: 'approved' });
  // Another line is bounded by the customer's own limit; what names nothing, too.
  expect(await check('SUB', 'SO-3', '60000', { productLine: 'VALVE' })).toMatchObject({ outcome: 'approved' });
  const all = await check('SUB', 'SO-4', '40000', { productLine: 'BEARING', sellerCode: 'HQ' });
  expect(codesOf(all)).toEqual(['over_limit', 'over_sub_limit', 'over_seller_limit']);

  // An amendment that says nothing of the line keeps it, and is measured without its own reservation.
  expect(await check('SUB', 'SO-2', '10000.01')).toMatchObject({ outcome: 'held', productLine: 'BEARING' });
  expect(await levelsOf('SUB')).toEqual([
    'customer SUB 90000.00 of 100000.00, binds',
    'sub SUB 30000.00 of 30000.00',
    'seller SUB 20000.00 of 50000.00',
  ]);

  // Delivered, invoiced and paid, the line goes along.
  expect(await delivery('SUB', 'D-1', '15000', { orderNumber: 'SO-1' })).toMatchObject({
    body: { productLine: 'BEARING', sellerCode: 'HQ' },
  });
  expect(await invoice('SUB', 'I-1', '12000', { deliveryNumber: 'D-1' })).toMatchObject({
    body: { productLine: 'BEARING', sellerCode: 'HQ' },
  });
  expect((await levelsOf('SUB'))[1]).toBe('sub SUB 30000.00 of 30000.00');
  await receipt('SUB', 'R-1', '12000');
  expect((await levelsOf('SUB')).slice(1)).toEqual(['sub SUB 18000.00 of 30000.00', 'seller SUB 8000.00 of 50000.00']);
  expect(await check('SUB', 'SO-2', '22000')).toMatchObject({ outcome: 'approved', headroomAfter: cny('10000.00') });
  await company.expectTrueBooks();
});

test('a bill that counts stays under the marks of what it paid until it is honoured', async () => {
  await customer('BILL', '100000');
  await grant('BILL', '30000', { scope: { level: 'customer', businessUnit: 'DRIVES' } });
  await invoice('BILL', 'I-1', '10000', { businessUnit: 'DRIVES' });
  const bill = { kind: 'commercial_acceptance', number: 'B-1', dueOn: '2026-09-30' };
  expect(await receipt('BILL', 'R-1', '10000', { bill })).toMatchObject({ status: 201 });
  expect((await levelsOf('BILL'))[1]).toBe('sub BILL 10000.00 of 30000.00');
  await company.expectTrueBooks();
  const { items } = await get('/bills?customerCode=BILL');
  const step = { may, key: newId(), body: { step: 'honour', reason: 'paid' } };
  const honoured = await ask(`POST /bills/${items[0].id}/steps`, step);
  expect(honoured).toMatchObject({ status: 200, body: { amount: { amount: '10000.00' } } });
  expect(await ask(`POST /bills/${items[0].id}/steps`, step)).toEqual(honoured);
  expect((await levelsOf('BILL'))[1]).toBe('sub BILL 0.00 of 30000.00');
});

test('what is taken back or owed by another from now on moves under its marks too', async () => {
  await customer('GIVE', '100000');
  await customer('TAKE', '100000');
  for (const code of ['GIVE', 'TAKE']) await grant(code, '8000', { scope: { level: 'customer', productLine: 'L' } });
  await delivery('GIVE', 'D-1', '3000', { productLine: 'L' });
  const { body: owed } = await invoice('GIVE', 'I-1', '8000', { productLine: 'L' });
  expect((await levelsOf('GIVE'))[1]).toBe('sub GIVE 11000.00 of 8000.00');
  const move = { toCustomerCode: 'TAKE', reason: 'sister company pays' };
  await check('TAKE', 'SO-1', '0.01', { productLine: 'L' });
  expect(await post(`/invoices/${owed['id']}/transfer`, move)).toMatchObject({
    status: 409,
    body: { code: 'transfer_not_covered' },
  });
  await grant('TAKE', '8000.01', { scope: { level: 'customer', productLine: 'L' } });
  expect(await post(`/invoices/${owed['id']}/transfer`, move)).toMatchObject({
    body: { invoice: { productLine: 'L' } },
  });
  expect([(await levelsOf('GIVE'))[1], (await levelsOf('TAKE'))[1]]).toEqual([
    'sub GIVE 3000.00 of 8000.00',
    'sub TAKE 8000.01 of 8000.01',
  ]);
  await company.expectTrueBooks();
});

test('a held document is released with its marks', async () => {
  await customer('HOLD', '100000');
  await grant('HOLD', '1000', { scope: { level: 'customer', productLine: 'L' } });
  const { holdId } = await check('HOLD', 'SO-1', '5000', { productLine: 'L' });
  const { items } = await get('/holds?customerCode=HOLD&status=open');
  expect(items).toMatchObject([{ id: holdId, productLine: 'L' }]);
  // Whoever asked does not release; another key does.
  const released = await ask(`POST /holds/${holdId}/release`, { may: 'holds:release', body: { reason: 'known well' } });
  expect(released).toMatchObject({ status: 200, body: { productLine: 'L' } });
  expect((await levelsOf('HOLD'))[1]).toBe('sub HOLD 5000.00 of 1000.00');
  // Stopped by somebody, it waits with what it said of its line.
  const forced = { customerCode: 'HOLD', document: { type: 'sales_order', number: 'SO-1' }, reason: 'wait' };
  expect((await ask('POST /holds', { may: 'holds:release', body: forced })).body).toMatchObject({ productLine: 'L' });
  await company.expectTrueBooks();
});

test('limits at every level at once; a move between groups takes sums, sub-limits and group limits along', async () => {
  await customer('TOP', '100000');
  await customer('MID', '100000', { parentCode: 'TOP' });
  await customer('LOW', '100000', { parentCode: 'MID' });
  await customer('ELSE', '100000');
  await grant('TOP', '150000', { scope: { level: 'group' } });
  await grant('MID', '60000', { scope: { level: 'group' } });
  await grant('LOW', '20000', { scope: { level: 'customer', productLine: 'L' } });
  await grant('ELSE', '40000', { scope: { level: 'group' } });
  await check('TOP', 'SO-T', '80000');
  await check('LOW', 'SO-L', '15000', { productLine: 'L' });

  const tight = await check('LOW', 'SO-2', '60000', { productLine: 'L' });
  expect(codesOf(tight)).toEqual(['over_group_limit', 'over_group_limit', 'over_sub_limit']);
  expect((tight['levels'] as Body[]).map(inWords)).toEqual([
    'customer LOW 15000.00 of 100000.00',
    'group TOP 95000.00 of 150000.00',
    'group MID 15000.00 of 60000.00',
    'sub LOW 15000.00 of 20000.00, binds',
  ]);
  // Known by now, all three go one lane, in the order given.
  await check('MID', 'SO-M', '1', { simulate: true });
  // Two orders of one batch never take the same headroom of a group.
  const batch = await post('/credit-checks/batch', {
    items: [checkBody('MID', 'SO-M', '40000'), checkBody('LOW', 'SO-3', '40000'), checkBody('TOP', 'SO-5', '15000.01')],
  });
  expect((batch.body['items'] as Body[]).map(({ result }) => result.outcome)).toEqual(['approved', 'held', 'held']);

  const move = (code: string, parentCode: string | null) =>
    ask(`PATCH /customers/${code}`, { may, body: { parentCode } });
  expect((await move('MID', 'ELSE')).status).toBe(200);
  expect(await levelsOf('TOP')).toEqual([
    'customer TOP 80000.00 of 100000.00, binds',
    'group TOP 80000.00 of 150000.00',
  ]);
  expect(await levelsOf('LOW')).toEqual([
    'customer LOW 15000.00 of 100000.00',
    'group MID 55000.00 of 60000.00',
    'group ELSE 55000.00 of 40000.00, binds',
    'sub LOW 15000.00 of 20000.00',
  ]);
  expect(codesOf(await check('LOW', 'SO-6', '1'))).toEqual(['over_group_limit']);
  await company.expectTrueBooks();

  // Out again on its own: a new group, where what it has is still looked for.
  expect((await move('LOW', null)).status).toBe(200);
  expect(await levelsOf('LOW')).toEqual(['customer LOW 15000.00 of 100000.00, binds', 'sub LOW 15000.00 of 20000.00']);
  expect(codesOf(await check('LOW', 'SO-7', '5000.01', { productLine: 'L' }))).toEqual(['over_sub_limit']);
  // MID stayed, with the 40,000 of its own order: to the fen what the group may owe.
  expect(await levelsOf('ELSE')).toEqual(['customer ELSE 0.00 of 100000.00', 'group ELSE 40000.00 of 40000.00, binds']);
  await company.expectTrueBooks();
});

test('a grant ends the older one of its own scope only; the same again changes nothing; unlimited lets it go', async () => {
  await customer('GRANT', '100000');
  const scope = { level: 'customer', productLine: 'L' };
  await grant('GRANT', '1000', { scope });
  await grant('GRANT', '500', { scope: { level: 'customer', sellerCode: 'HQ' } });
  await grant('GRANT', '2000', { scope, validFrom: '2026-03-01' });
  const again = {
    customerCode: 'GRANT',
    amount: cny('2000'),
    validFrom: '2026-03-01',
    validTo: '2026-12-31',
    reason: 'y',
    scope,
  };
  expect(await post('/limits', again)).toMatchObject({ status: 200 });
  const listed = async () =>
    ((await get('/customers/GRANT/scoped-limits'))['items'] as Body[]).map(
      ({ amount, validTo, status }) => `${amount.amount ?? amount} to ${validTo} ${status}`,
    );
  expect(await listed()).toEqual([
    '2000.00 to 2026-12-31 active',
    '500.00 to 2026-12-31 active',
    '1000.00 to 2026-02-28 ended',
  ]);
  expect((await get('/limits?customerCode=GRANT'))['items']).toMatchObject([{ amount: cny('100000.00') }]);
  expect(codesOf(await check('GRANT', 'SO-1', '2000.01', { productLine: 'L' }))).toEqual(['over_sub_limit']);
  await grant('GRANT', 'unlimited', { scope });
  expect(await check('GRANT', 'SO-1', '2000.01', { productLine: 'L' })).toMatchObject({ outcome: 'approved' });
});

test('before a quotation: a larger sub-limit that is to begin lets the order go from that day', async () => {
  await customer('AHEAD', '1000');
  const scope = { level: 'customer', productLine: 'L' };
  await grant('AHEAD', '200', { scope });
  await grant('AHEAD', '350', { scope, validFrom: '2026-05-01' });
  const body = { customerCode: 'AHEAD', productLine: 'L', deliverOn: '2026-05-01', amounts: [cny('200'), cny('250')] };
  expect(await post('/credit-checks/pre-check', body)).toMatchObject({
    status: 200,
    body: {
      figuresOfToday: ['over_sub_limit'],
      documents: [
        { outcome: 'approved', from: '2026-03-31', onDelivery: { outcome: 'approved' } },
        { outcome: 'held', from: null, onDelivery: { objections: [{ code: 'over_sub_limit' }] } },
      ],
    },
  });
  const alone = await post('/credit-checks/pre-check', { ...body, amounts: [cny('350')] });
  expect(alone.body['documents']).toMatchObject([{ from: '2026-05-01', onDelivery: { outcome: 'approved' } }]);
});

test('a file grants them too, beside customers’ own; imported twice it changes nothing', async () => {
  await customer('FILE', '100000');
  const days = { validFrom: calendarDate('2026-01-01'), validTo: calendarDate('2026-12-31'), reason: 'import' };
  const row = (minor: bigint, scope?: LimitScope): GrantRequest => ({
    customerCode: 'FILE',
    amount: money(CNY, minor),
    ...days,
    ...(scope !== undefined && { scope }),
  });
  const rows = [
    row(500n, { level: 'customer', productLine: 'L' }),
    row(900n),
    row(700n, { level: 'group' }),
    row(600n, { level: 'customer', productLine: 'L' }),
    row(1n, { level: 'customer', sellerCode: 'WEST' }),
  ];
  const imported = async () => {
    const name = { name: 'integrations.import', may: 'limits:grant', input: { rows: rows.length } };
    const done = await runCommand(platform, { caller: operator }, name, async (command) =>
      ok({ answer: await importLimits(command, rows), effect: 'unchanged' }),
    );
    if (!done.ok) throw new Error(done.refusal.detail);
    return done.value.answer.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : outcome.effect));
  };
  expect(await imported()).toEqual(['created', 'created', 'created', 'created', 'seller_not_found']);
  expect(await levelsOf('FILE')).toEqual([
    'customer FILE 0.00 of 9.00',
    'group FILE 0.00 of 7.00, binds',
    'sub FILE 0.00 of 6.00',
  ]);
  expect(await imported()).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged', 'seller_not_found']);
});

test('the budgets of the company and of each seller are counted where the policy has one, and not elsewhere', async () => {
  const policy = policyInForce(calendarDate('2026-03-31'));
  const { sql: db } = platform.database;
  expect(await countBudgets(platform, policy)).toBe(0);
  const ceiling = money(CNY, 1n);
  const rule = { code: 'over_budget', by: 'company', ceiling, strength: { sales_order: 'block' } } as const;
  const checkRules = { ...policy.checkRules, rules: [rule] };
  await countBudgets(platform, { ...policy, checkRules });
  const sum = async (table: string, where: string): Promise<string> => {
    const { rows } = await sql<{ minor: string }>`
      select coalesce(sum(open_orders_minor + delivered_minor + receivables_minor), 0)::text as minor
        from ${sql.table(table)} ${sql.raw(where)}`.execute(db);
    return rows[0]?.minor ?? '';
  };
  const { rows: used } = await sql<{ of: string; minor: string }>`
    select seller_code as of, used_minor::text as minor from exposure.budget_use order by 1`.execute(db);
  expect(used).toEqual([
    { of: '', minor: await sum('exposure.positions', '') },
    { of: 'EAST', minor: '0' },
    { of: 'HQ', minor: await sum('exposure.mark_positions', `where seller_code = 'HQ'`) },
  ]);

  const customer = (await findCustomers(db, ['SUB'])).get('SUB');
  if (customer === undefined) throw new Error('SUB was added.');
  const asOf = calendarDate('2026-03-31');
  const desk = await openRuleDesk(db, [{ ...customer, asOf }], {
    timeZone: 'Asia/Shanghai',
    policyOf: () => ({ ...policy, checkRules }),
  });
  const facts = desk({ customer, asOf, limit: null, ownOpenMinor: 0n, sellerCode: 'HQ', books: new Map() });
  expect(facts.further?.sellerCode).toBe('HQ');
  expect(facts.further?.budgets?.find(({ sellerCode }) => sellerCode === null)).toMatchObject({
    used: { minor: BigInt(used[0]?.minor ?? '') },
    figuredAt: '2026-03-31T04:00:00.000Z',
  });
  // What a document has reserved itself is in the sums of the company and of its seller, and not in its own way.
  const own = desk({ customer, asOf, limit: null, ownOpenMinor: 1n, sellerCode: 'HQ', books: new Map() });
  const usedBy = (all: typeof own, code: string | null) =>
    all.further?.budgets?.find(({ sellerCode }) => sellerCode === code)?.used.minor ?? 0n;
  expect([null, 'HQ', 'EAST'].map((code) => usedBy(facts, code) - usedBy(own, code))).toEqual([1n, 1n, 0n]);
});

test('a sum that was changed by hand is found, from the entries and from the documents', async () => {
  const { sql: db } = platform.database;
  const by = (minor: number) =>
    sql`update exposure.mark_positions set delivered_minor = delivered_minor + ${minor} where product_line = 'BEARING' and seller_code = 'HQ'`.execute(
      db,
    );
  await by(1);
  const { differences } = await verifyExposure(platform);
  expect(differences.map(({ customerCode, figure, from }) => [customerCode, figure, from])).toEqual([
    ['SUB', 'delivered, not invoiced of HQ / BEARING', 'documents'],
    ['SUB', 'delivered, not invoiced of HQ / BEARING', 'entries'],
  ]);
  await by(-1);
  const parts = (minor: number) =>
    sql`insert into exposure.mark_parts select credit_group_id, customer_id, 'HQ', '', '', 'disputed', '-infinity', ${minor}
          from customers.customers where code = 'SUB'
        on conflict on constraint mark_parts_pkey do update set minor = mark_parts.minor + excluded.minor`.execute(db);
  await parts(1);
  expect((await verifyExposure(platform)).differences).toMatchObject([
    { customerCode: 'SUB', figure: 'disputed of HQ', position: '1', recomputed: '0', from: 'documents' },
  ]);
  await parts(-1);
});

test('documents in another currency count under their marks as they count in the customer’s', async () => {
  await customer('ABROAD', '1000000');
  await grant('ABROAD', '100000', { scope: { level: 'customer', productLine: 'L' } });
  const rates = ['2026-03-01', '2026-03-31'].map((day) => ({ currency: 'USD', day, rate: '7.10' }));
  expect((await post('/exchange-rates', { items: rates })).status).toBeLessThan(300);
  const usd = (amount: string) => ({ currency: 'USD', amount });
  const asked = { ...checkBody('ABROAD', 'SO-1', '1', { productLine: 'L' }), amount: usd('1000.00') };
  expect(await post('/credit-checks', asked)).toMatchObject({ body: { outcome: 'approved', productLine: 'L' } });
  expect((await levelsOf('ABROAD'))[1]).toBe('sub ABROAD 7100.00 of 100000.00');
  await delivery('ABROAD', 'D-1', '1', { orderNumber: 'SO-1', amount: usd('600.00') });
  await invoice('ABROAD', 'I-1', '1', { deliveryNumber: 'D-1', amount: usd('600.00') });
  await receipt('ABROAD', 'R-1', '1', { amount: usd('100.00') });
  expect((await levelsOf('ABROAD'))[1]).toBe('sub ABROAD 6390.00 of 100000.00');
  const more = { ...checkBody('ABROAD', 'SO-2', '1', { productLine: 'L' }), amount: usd('13185.00') };
  expect(await post('/credit-checks', more)).toMatchObject({
    body: { outcome: 'held', objections: [{ code: 'over_sub_limit', shortBy: cny('3.50') }] },
  });
  await company.expectTrueBooks();
});
