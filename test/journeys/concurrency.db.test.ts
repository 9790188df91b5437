import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, test } from 'vitest';
import { createCheckLanes, verifyDecisions, verifyExposure } from '#exposure/usecases';
import { cny as money } from '#kernel';
import { createServer, newId, openDatabase, type Origin, type Platform } from '#platform';
import { exposureRoutes } from '../../src/exposure/http/routes.ts';
import { startChild } from '../setup/child.ts';
import { type Answer, cny, openCompany } from './company.fixture.ts';

const company = await openCompany();
const { ask, may, post, get, customer, check, position } = company;
afterAll(company.expectTrueBooks);

const caller = { kind: 'key', id: 'crowd', name: 'Crowd', scopes: new Set(['credit:check']) } as const;

/** A second server on the same database: its own pool, its own lanes. */
function anotherServer(): Platform {
  const database = openDatabase(company.platform.database.connection, () => {});
  afterAll(() => database.close());
  return { ...company.platform, database };
}

const order = (customerCode: string, number: string, amount: string) => ({
  customerCode,
  document: { type: 'sales_order' as const, number },
  amount: money(amount),
  simulate: false,
});

function tally(outcomes: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(outcomes, (outcome) => outcome)].map(([name, all]) => [name, all.length]));
}

describe('200 orders at once against one limit: exactly as many as fit', () => {
  it('in process, through two servers', async () => {
    await customer('RACE', '10000');
    const lanes = [createCheckLanes(company.platform), createCheckLanes(anotherServer())];
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, place) => {
        const origin: Origin = { caller, key: newId() };
        const answer = await lanes[place % 2]?.check(origin, order('RACE', `SO-${place}`, '99.99'));
        return answer?.ok ? answer.value.outcome : 'refused';
      }),
    );
    expect(tally(answers)).toEqual({ approved: 100, held: 100 });
    expect(await position('RACE')).toEqual(['9999.00', '0.00', '0.00', '0.00', '1.00']);
    expect((await get('/holds?customerCode=RACE&status=open&limit=200'))['items']).toHaveLength(100);
  });

  it('over HTTP, to two servers, each order sent twice under its key', async () => {
    await customer('WIRE', '10000');
    const urls = await Promise.all([company.platform, anotherServer()].map(listen));
    const send = async (place: number, url: string) => {
      const answer = await fetch(`${url}/api/v1/credit-checks`, {
        method: 'POST',
        headers: { authorization: 'Bearer any', 'idempotency-key': `key-${place}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...order('WIRE', `SO-${place}`, '100'), amount: cny('100') }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const sent = await Promise.all(
      Array.from({ length: 200 }, async (_, place) => Promise.all(urls.map((url) => send(place, url)))),
    );
    for (const [one, other] of sent) expect(other).toEqual(one);
    const outcomes = sent.map(([one]) => (one?.status === 200 ? JSON.parse(one.text).outcome : String(one?.status)));
    expect(tally(outcomes)).toEqual({ approved: 100, held: 100 });
    expect(await position('WIRE')).toEqual(['10000.00', '0.00', '0.00', '0.00', '0.00']);
  });

  async function listen(platform: Platform): Promise<string> {
    const app = await createServer({
      platform,
      routes: exposureRoutes(platform, createCheckLanes(platform)),
      authenticator: { byKey: async () => ({ caller }), bySession: async () => undefined },
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    afterAll(() => app.close());
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  }

  it('one of which the database cannot take: it alone fails, and each of the others counts once', async () => {
    await customer('FAULT', '10000');
    const lanes = createCheckLanes(company.platform);
    const numbers = Array.from({ length: 200 }, (_, place) => (place === 120 ? 'NUL \0' : `SO-${place}`));
    const answers = await Promise.allSettled(
      numbers.map((number) => lanes.check({ caller, key: newId() }, order('FAULT', number, '10'))),
    );
    const faults = answers.flatMap((answer, place) => (answer.status === 'rejected' ? [[place, answer.reason]] : []));
    expect(faults).toEqual([[120, expect.objectContaining({ code: '22021' })]]);
    const given = answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value.ok ? [answer.value] : []));
    expect(tally(given.map(({ value }) => value.outcome))).toEqual({ approved: 199 });
    expect(await position('FAULT')).toEqual(['1990.00', '0.00', '0.00', '0.00', '8010.00']);
  });

  it('of amounts that differ: no approved one was over, no held one would have fitted', async () => {
    await customer('SIZES', '10000');
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, place) => check('SIZES', `SO-${place}`, String(1 + ((place * 7919) % 397)))),
    );
    const fen = (value: { amount: string }) => BigInt(value.amount.replace('.', ''));
    for (const { outcome, amount, headroomBefore, headroomAfter } of answers) {
      if (outcome === 'approved') expect(fen(headroomAfter)).toBe(fen(headroomBefore) - fen(amount));
      else expect(fen(headroomBefore) < fen(amount)).toBe(true);
      expect(fen(headroomAfter) >= 0n).toBe(true);
    }
  });
});

test('orders, amendments, documents, money, limits, freezes and moves between groups, all at once', async () => {
  const codes = ['M-1', 'M-2', 'M-3', 'M-4'];
  for (const code of [...codes, 'P-1', 'P-2']) await customer(code, '5000');
  const calls = Array.from({ length: 240 }, (_, place) => {
    const code = codes[place % 4] ?? '';
    const number = `${code}-${Math.floor(place / 12) % 30}`;
    const amount = String(20 + ((place * 31) % 200));
    switch (Math.floor(place / 4) % 12) {
      case 0:
        return () => company.invoice(code, `I-${place}`, amount, { orderNumber: number });
      case 1:
        return () => company.receipt(code, `R-${place}`, amount);
      case 2:
        return () => company.delivery(code, `D-${place}`, amount, { orderNumber: number });
      case 3:
        return () => ask(`PATCH /customers/${code}`, { may, body: { parentCode: place % 8 < 4 ? 'P-1' : 'P-2' } });
      case 4:
        return () =>
          ask(`PATCH /customers/${code}`, { may, body: { parentCode: place % 8 < 4 ? codes[(place + 1) % 4] : null } });
      case 5:
        return () =>
          post('/limits', {
            customerCode: code,
            amount: cny(String(5000 + place)),
            validFrom: '2026-01-01',
            validTo: '2026-12-31',
            reason: 'review',
          });
      case 6:
        return () =>
          ask(`POST /customers/${code}/${place % 3 === 0 ? 'freeze' : 'unfreeze'}`, { may, body: { reason: 'r' } });
      case 7:
        return () =>
          post('/invoices/batch', {
            items: codes.map((each) =>
              company.invoiceBody(each, `B-${place}-${each}`, '1', { orderNumber: `${each}-3` }),
            ),
          });
      default:
        return () => post('/credit-checks', company.checkBody(code, number, amount));
    }
  });
  const answers: Answer[] = [];
  // Some more at once than the pool has connections.
  for (let next = 0; next < calls.length; next += 40) {
    answers.push(...(await Promise.all(calls.slice(next, next + 40).map((call) => call()))));
  }
  const failed = answers.filter(({ status }) => status >= 500 || status === 404);
  expect(failed).toEqual([]);
  const checks = answers.filter(({ body }) => body['outcome'] !== undefined);
  expect(checks.length).toBeGreaterThan(60);
  for (const { body } of checks) {
    if (body['outcome'] === 'approved') expect(body['headroomAfter'].amount).not.toMatch(/^-/);
  }
  expect(await verifyExposure(company.platform)).toMatchObject({ differences: [] });
});

test('two server processes on one database, one of them killed under load: every answer stands, none counts twice', async () => {
  await customer('TWINS', '10000');
  const key = 'a-key-for-two-servers-on-one-database';
  const { connectionString = '' } = company.platform.database.connection as { connectionString?: string };
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: connectionString,
    HEADROOM_SECRET_KEY: 'a-secret-for-two-servers-on-one-database',
    HEADROOM_BOOTSTRAP_API_KEY: key,
  };
  const start = async () => {
    const child = startChild(['src/main.ts', '--empty'], { env });
    const [, address = ''] = await child.until(/ready at (http:\S+)/);
    return { child, address };
  };
  const [first, second] = await Promise.all([start(), start()]);
  const send = async ({ address }: typeof first, place: number): Promise<string | undefined> => {
    try {
      const answer = await fetch(`${address}/api/v1/credit-checks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'idempotency-key': `twin-${place}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...order('TWINS', `SO-${place}`, '100'), amount: cny('100') }),
      });
      return answer.ok ? await answer.text() : undefined;
    } catch {
      return undefined;
    }
  };
  // Both are kept busy until the killed one answers no more: some of its orders are answered, some are on their way.
  const answers: (string | undefined)[] = [];
  let killed = false;
  const worker = async (server: typeof first) => {
    while (server === first || !killed) {
      const place = answers.push(undefined) - 1;
      answers[place] = await send(server, place);
      if (answers[place] === undefined) return;
      if (!killed && answers.length > 60) {
        killed = true;
        first.child.kill('SIGKILL');
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, place) => worker(place % 2 === 0 ? first : second)));
  expect(answers.some((answer) => answer === undefined)).toBe(true);
  // Each once more under its key: those that were answered, and those of which nobody knows.
  const again = await Promise.all(answers.map((_, place) => send(second, place)));
  for (const [place, answer] of answers.entries()) {
    expect(again[place]).toBeDefined();
    if (answer !== undefined) expect(again[place]).toBe(answer);
  }
  const { approved = 0 } = tally(again.map((answer) => JSON.parse(answer ?? '{}').outcome));
  expect(approved).toBe(Math.min(answers.length, 100));
  expect((await position('TWINS'))[0]).toBe(`${approved * 100}.00`);
  expect(await verifyDecisions(company.platform)).toMatchObject({ unrecorded: 0, finding: null });
}, 60_000);
