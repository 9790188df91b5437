import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createServer, newId } from '#platform';
import { createAuthenticator, demoPassword } from '#team/usecases';
import type { Role } from '#team';
import { sessionRoutes } from '../../team/http/session-routes.ts';
import { openHouse } from '../usecases/approvals.fixture.ts';
import { bringFigures } from '../usecases/figures.fixture.ts';
import { applicationLetters } from './letters.ts';
import { approvalsRoutes } from './routes.ts';

const { platform, customer, users } = await openHouse();
const server = await createServer({
  platform,
  authenticator: createAuthenticator(platform),
  routes: approvalsRoutes(platform),
  plugins: [sessionRoutes(platform), applicationLetters(platform)],
});

async function signIn(role: Role) {
  const email = users.find((user) => user.roles.includes(role))?.email;
  const payload = { email, password: demoPassword };
  const answer = await server.inject({ method: 'POST', url: '/api/v1/session', payload });
  const value = (name: string) => answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';
  const headers = { cookie: `headroom_session=${value('headroom_session')}`, 'x-csrf-token': value('headroom_csrf') };
  return async (call: `${'GET' | 'POST'} /${string}`, payload?: object, key: string = newId()) => {
    const [method, path] = call.split(' ') as ['GET', string];
    const sent = payload === undefined ? {} : { payload };
    const more = { ...headers, 'idempotency-key': key };
    const reply = await server.inject({ method, url: `/api/v1${path}`, headers: more, ...sent });
    const isJson = String(reply.headers['content-type']).includes('json');
    return { status: reply.statusCode, body: isJson ? reply.json<Record<string, any>>() : {}, headers: reply.headers };
  };
}

const salesperson = await signIn('salesperson');
const manager = await signIn('credit_manager');
const auditor = await signIn('auditor');
const cny = (amount: string) => ({ currency: 'CNY', amount });
const asked = (customerCode: string, more: object = {}) => ({
  customerCode,
  kind: 'new',
  amount: cny('80000'),
  reason: 'A new line of business',
  ...more,
});

test('applied, returned, sent again, rejected, and answered by a letter', async () => {
  await customer('C1');
  const sent = await salesperson('POST /applications', asked('C1'), 'k1');
  expect(sent).toMatchObject({
    status: 201,
    body: { state: 'in_approval', isMine: true, waitsForMe: false, round: 1 },
  });
  expect(await salesperson('POST /applications', asked('C1'), 'k1')).toMatchObject({ status: 200, body: sent.body });
  const { id } = sent.body;

  const queue = await manager('GET /applications?show=waiting_for_me');
  expect(queue.body['items']).toMatchObject([{ id, waitsForMe: true, isMine: false }]);
  const page = await manager(`GET /applications/${id}`);
  expect(page.body['mayDo']).toContainEqual({ action: 'decide', whyNot: null });
  expect(page.body['assessment'].derivation.at(-1).amount).toEqual(page.body['proposed']);

  const decide = (version: number, more: object) =>
    manager(`POST /applications/${id}/decisions`, { version, decision: 'return', reason: 'Which line?', ...more });
  expect(await decide(9, {})).toMatchObject({ status: 412, body: { code: 'stale_version', version: 1 } });
  expect(await decide(1, { amount: cny('1') })).toMatchObject({ status: 400, body: { code: 'amount_not_expected' } });
  expect(await manager(`GET /applications/${id}/letter`)).toMatchObject({ status: 409, body: { code: 'no_letter' } });
  expect(await decide(1, {})).toMatchObject({ status: 200, body: { state: 'returned', version: 2 } });
  const again = { version: 2, amount: cny('60000'), reason: 'Fittings' };
  expect(await manager(`POST /applications/${id}/resubmit`, again)).toMatchObject({ status: 403 });
  const second = await salesperson(`POST /applications/${id}/resubmit`, again);
  expect(second).toMatchObject({ status: 200, body: { round: 2, asked: cny('60000.00'), decisions: [{ round: 1 }] } });
  expect(await decide(3, { decision: 'reject' })).toMatchObject({ status: 200, body: { state: 'rejected' } });

  const letter = await salesperson(`GET /applications/${id}/letter?language=en`);
  expect([letter.status, letter.headers['content-type']]).toEqual([200, 'application/pdf']);
  const list = await salesperson('GET /applications?show=mine&state=rejected&customerCode=C1');
  expect(list).toMatchObject({ status: 200, body: { items: [{ id }], nextCursor: null } });
});

test.each<[what: string, change: object, status: number, code: string]>([
  ['an unknown customer', { customerCode: 'NOBODY' }, 404, 'customer_not_found'],
  ['another currency', { amount: { currency: 'EUR', amount: '1' } }, 400, 'currency_not_supported'],
  ['a negative amount', { amount: cny('-1') }, 400, 'invalid_input'],
  [
    'purchases expected in another currency',
    { expectedPurchases: { currency: 'EUR', amount: '1' } },
    400,
    'currency_not_supported',
  ],
  ['purchases of nothing expected', { expectedPurchases: cny('0') }, 400, 'invalid_input'],
  ['no reason', { reason: ' ' }, 400, 'invalid_input'],
  ['a kind that nobody knows', { kind: 'gift' }, 400, 'invalid_input'],
  ['an increase of nothing', { kind: 'increase' }, 409, 'no_limit_in_force'],
  ['yesterday', { validFrom: '2026-03-30' }, 400, 'begins_in_the_past'],
])('refused: %s', async (_what, change, status, code) => {
  await customer('C2');
  expect(await salesperson('POST /applications', asked('C2', change))).toMatchObject({ status, body: { code } });
  expect((await salesperson('GET /applications?customerCode=C2')).body['items']).toEqual([]);
});

test('two applications for one customer at once: one is open', async () => {
  await customer('C3');
  const ends = await Promise.all(['a', 'b', 'c'].map((key) => salesperson('POST /applications', asked('C3'), key)));
  expect(ends.map(({ status }) => `${status}`).toSorted()).toEqual(['201', '409', '409']);
});

/** ¥12,000.00, tax included, paid in no part. */
const invoice = (code: string, number: string, issuedOn: string) =>
  sql`insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on,
        amount_minor, open_minor, excess_minor, completes_order, booked_at)
      select credit_group_id, customer_id, gen_random_uuid(), ${number}, ${issuedOn}::date, ${'2026-12-31'}::date,
             1200000, 1200000, 1200000, false, now() from customers.customers where code = ${code}`.execute(
    platform.database.sql,
  );

test('what a newcomer is expected to buy stands in for sales until our own cover a year, and is replayed', async () => {
  await customer('C4');
  await bringFigures(platform, 'C4');
  const ask = { amount: cny('2000000') };
  const expecting = { ...ask, expectedPurchases: cny('9600000') };
  const tryWith = async (change: object) => {
    const { body } = await salesperson('POST /applications', asked('C4', { ...change, dryRun: true }));
    const lines: { code: string; label: { en: string } }[] = body['assessment'].derivation;
    return [body['grade'], body['proposed'].amount, lines.find(({ code }) => code === 'need')?.label.en];
  };
  const expected = (months: number) => `Need: expected in twelve months 9,600,000.00 ÷ 12 × ${months} months`;
  expect(await tryWith(ask)).toEqual(['B', '420000.00', undefined]);
  expect(await tryWith(expecting)).toEqual(['B', '600000.00', expected(1)]);

  await invoice('C4', 'I-1', '2025-04-01');
  const invoiced = 'Need: invoiced in twelve months 12,000.00 ÷ 12 × 2 months';
  expect(await tryWith(ask)).toEqual(['BB', '0.00', invoiced]);
  expect(await tryWith(expecting)).toEqual(['BB', '1200000.00', expected(2)]);
  const sent = await salesperson('POST /applications', asked('C4', expecting));
  expect(sent).toMatchObject({ status: 201, body: { expectedPurchases: cny('9600000.00') } });
  const { id } = sent.body;
  expect((await auditor(`GET /replays/${id}`)).body).toMatchObject({ agrees: true, differences: [] });

  const returned = { version: 1, decision: 'return', reason: 'On what grounds?' };
  expect((await manager(`GET /applications/${id}`)).body['expectedPurchases']).toEqual(cny('9600000.00'));
  expect(await manager(`POST /applications/${id}/decisions`, returned)).toMatchObject({ status: 200 });
  // A day earlier, and our own sales cover the year: the same expectation no longer counts.
  await invoice('C4', 'I-0', '2025-03-31');
  const again = { version: 2, reason: 'A frame contract' };
  const second = await salesperson(`POST /applications/${id}/resubmit`, again);
  expect(second.body).toMatchObject({ expectedPurchases: cny('9600000.00'), proposed: cny('0.00') });
  expect(second.body['assessment'].derivation[1].label.en).toBe(
    `${invoiced} (9,600,000.00 expected does not count: our own sales cover a year)`,
  );
  expect((await auditor(`GET /replays/${id}`)).body).toMatchObject({ agrees: true, differences: [] });

  // Altered afterwards, it no longer leads to the proposal that is kept.
  await sql`update approvals.applications set expected_purchases_minor = null where application_id = ${id}`.execute(
    platform.database.sql,
  );
  const { body } = await auditor(`GET /replays/${id}`);
  expect(body).toMatchObject({ agrees: false, differences: [{ field: 'proposal.derivation' }] });
});
