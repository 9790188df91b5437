import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyDecisions, verifyExposure } from '#exposure/usecases';
import { createLog, readConfig, verifyAudit } from '#platform';
import { openPlatform } from '../../src/opening.ts';
import { type Child, startChild } from '../setup/child.ts';
import { postmasterOf, temporaryFolder } from './server-left-behind.ts';

const bootstrapKey = 'a-key-for-the-tests-of-kill-minus-nine';
const authorization = `Bearer ${bootstrapKey}`;
const always = { validFrom: '2026-01-01', validTo: '2999-12-31' };

async function start(dataDir: string): Promise<{ child: Child; address: string }> {
  const child = startChild(['src/main.ts', '--empty'], {
    env: { PORT: '0', HOST: '127.0.0.1', HEADROOM_DATA_DIR: dataDir, HEADROOM_BOOTSTRAP_API_KEY: bootstrapKey },
  });
  const [, address = ''] = await child.until(/ready at (http:\S+)/);
  return { child, address };
}

type Request = { readonly path: string; readonly body: object; readonly key: string; answer?: string };

/** The answer's text; undefined when none came. A repeated creation answers 200 for 201, with the same text. */
async function send(address: string, { path, body, key }: Request): Promise<string | undefined> {
  try {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return answer.ok ? text : undefined;
  } catch {
    return undefined;
  }
}

const cny = (amount: string) => ({ currency: 'CNY', amount });
const customers = ['C1', 'C2', 'C3'];
const limit = 2000;

/** An order of ¥100, against limits that fill up on the way. */
function orderOf(n: number): Request {
  const customerCode = customers[n % customers.length] ?? '';
  const document = { type: 'sales_order', number: `SO-${n}` };
  return { path: '/credit-checks', body: { customerCode, document, amount: cny('100') }, key: `check-${n}` };
}

function invoiceOf(n: number): Request {
  const customerCode = customers[n % customers.length];
  const document = { number: `I-${n}`, orderNumber: `SO-${n}`, issuedOn: '2026-01-01', dueOn: '2999-01-01' };
  return { path: '/invoices', body: { customerCode, ...document, amount: cny('100') }, key: `invoice-${n}` };
}

const killings: readonly (readonly [what: string, kill: (child: Child, dataDir: string) => void])[] = [
  ['Headroom', (child) => child.kill('SIGKILL')],
  ['PostgreSQL', (_, dataDir) => void process.kill(postmasterOf(dataDir), 'SIGKILL')],
  [
    'both',
    (child, dataDir) => {
      child.kill('SIGKILL');
      process.kill(postmasterOf(dataDir), 'SIGKILL');
    },
  ],
];

test('kill -9 of Headroom, of PostgreSQL, of both, under load: nothing acknowledged is lost, nothing counts twice', async () => {
  const dataDir = await temporaryFolder();
  const requests: Request[] = [];
  let { child, address } = await start(dataDir);
  await grantLimits(address);
  for (const [what, kill] of killings) {
    await killUnderLoad({ child, address, requests }, () => kill(child, dataDir));
    ({ child, address } = await start(dataDir));
    // Every request once more under its key: those that were answered, and those of which nobody knows.
    const again = await Promise.all(requests.map((request) => send(address, request)));
    for (const [place, request] of requests.entries()) {
      expect(again[place], `${request.key} after ${what}`).toBeDefined();
      if (request.answer !== undefined) expect(again[place], `${request.key} after ${what}`).toBe(request.answer);
      request.answer = again[place] ?? '';
    }
  }
  await expectNothingTwice(address, requests);
  child.kill('SIGTERM');
  expect(await child.ended).toBe(0);

  const config = readConfig({ HEADROOM_DATA_DIR: dataDir }, ['--empty']);
  const { platform, close } = await openPlatform(config, { log: createLog('silent') });
  expect((await verifyExposure(platform)).differences).toEqual([]);
  expect((await verifyAudit(platform.database.sql)).finding).toBeNull();
  expect(await verifyDecisions(platform)).toMatchObject({ unrecorded: 0, finding: null });
  await close();
});

async function grantLimits(address: string): Promise<void> {
  for (const code of customers) {
    const body = { customerCode: code, amount: cny(String(limit)), ...always, reason: 'review' };
    expect(await send(address, { path: '/customers', body: { code, name: code }, key: code })).toBeDefined();
    expect(await send(address, { path: '/limits', body, key: code })).toBeDefined();
  }
}

/** Twelve at a time, until sixty more were answered; then the killing, in the middle of the others. */
async function killUnderLoad(
  { child, address, requests }: { child: Child; address: string; requests: Request[] },
  kill: () => void,
): Promise<void> {
  let answered = 0;
  async function ask(request: Request): Promise<string | undefined> {
    requests.push(request);
    const answer = await send(address, request);
    if (answer !== undefined) {
      request.answer = answer;
      answered += 1;
    }
    return answer;
  }
  let next = requests.length;
  const workers = Array.from({ length: 12 }, async () => {
    for (;;) {
      const n = next++;
      const order = await ask(orderOf(n));
      if (order === undefined) return;
      if (n % 2 === 0 && order.includes('"approved"') && (await ask(invoiceOf(n))) === undefined) return;
    }
  });
  while (answered < 60) await pause(5);
  kill();
  await Promise.all(workers);
  await child.ended;
  expect(requests.some(({ answer }) => answer === undefined)).toBe(true);
}

/** Each customer's approved orders fit its limit, and are in the exposure once, invoiced or not. */
async function expectNothingTwice(address: string, requests: readonly Request[]): Promise<void> {
  const checks = requests.filter(({ path }) => path === '/credit-checks').map(({ answer = '' }) => JSON.parse(answer));
  for (const code of customers) {
    const ofCustomer = checks.filter(({ customerCode }) => customerCode === code);
    const approved = ofCustomer.filter(({ outcome }) => outcome === 'approved');
    expect(approved.length).toBe(Math.min(ofCustomer.length, limit / 100));
    const answer = await fetch(`${address}/api/v1/customers/${code}/position`, { headers: { authorization } });
    const { exposure } = (await answer.json()) as { exposure: { total: { amount: string } } };
    expect(exposure.total.amount).toBe(`${approved.length * 100}.00`);
  }
}
