import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { createCheckLanes } from '#exposure/usecases';
import { createServer, type Platform } from '#platform';
import { createAuthenticator, ensureBootstrapKey } from '#team/usecases';
import { exposureRoutes } from '../../src/exposure/http/routes.ts';
import { inChild } from './child.ts';
import { openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { drive, shown } from './drive.ts';
import type { Load, Sent } from './http-client.ts';
import { createNaive } from './naive.ts';
import { median, report, roundByRound, type Section } from './report.ts';
import { size } from './size.ts';
import { type Check, createOrders, hot } from './workload.ts';

const { rounds, seconds } = size;
const key = 'a-key-for-the-bench-of-the-credit-check';

/** The whole way over HTTP with 256 connections, from a process of its own. */
export const http: Section = async () => {
  const { platform, customers } = await openBench();
  const lanes = createCheckLanes(platform).check;
  await ensureBootstrapKey(platform, key);
  const servers = {
    lanes: await serve(platform, lanes),
    naive: await serve(platform, createNaive(platform)),
    empty: await serveNothing(),
  };
  const load = {
    key,
    customers,
    connections: 256,
    seconds,
    pick: 'hot',
    batch: 1,
    path: '/api/v1/credit-checks',
  } as const;
  const rates: Record<string, number[]> = {};
  let counts = false;
  const note = (design: string, sent: Sent) => {
    if (sent.failures > 0) throw new Error(`${design}: ${sent.failures} requests failed.`);
    console.log(`         ${design}: ${shown(sent)}`);
    if (counts) (rates[design] ??= []).push(sent.perSecond);
  };
  try {
    // Before the first that counts, one in which the servers compile what they will need.
    for (let round = 0; round <= rounds; round += 1) {
      counts = round > 0;
      const send = (design: string, more: Partial<Load> & { port: number }) =>
        inChild<Sent>('as-client', { ...load, label: `http-${round}-${design}`, ...more }).then((sent) =>
          note(design, sent),
        );
      await send('naive', { port: servers.naive.port });
      // Before and behind the lanes, because the machine's own speed changes within seconds.
      await send('empty', { port: servers.empty.port, path: '/' });
      await send('lanes', { port: servers.lanes.port });
      await send('empty', { port: servers.empty.port, path: '/' });
      // Each of 4 connections carries 256 checks at once: as many under way as the callers beside it have.
      const many = { port: servers.lanes.port, path: '/api/v1/credit-checks/batch', connections: 4, batch: 256 };
      await send('batch', many);
      const orders = createOrders(`http-${round}-in-process`, hot(customers));
      note('in process', { ...(await drive(() => orders.ask(lanes), { callers: 1024, seconds })), failures: 0 });
      await expectConserved(platform, orders.counts);
      // Else the database finds out by itself, some minutes later, that its tables are not empty.
      if (round === 0) await platform.database.pool.query('vacuum analyze');
    }
    const rate = (design: string) => median(rates[design] ?? []);
    const ratios = (one: string, other: string) => roundByRound(rates[one] ?? [], rates[other] ?? []);
    const figures = (one: string, other: string) => `${Math.round(rate(one))}/s against ${Math.round(rate(other))}/s`;
    report(
      'HTTP, 256 connections, × naive over HTTP',
      ratios('lanes', 'naive'),
      { atLeast: 7 },
      figures('lanes', 'naive'),
    );
    report(
      'HTTP, 256 connections, of an empty route',
      roundByRound(rates['lanes'] ?? [], meansOfTwo(rates['empty'] ?? [])),
      { atLeast: 0.25 },
      figures('lanes', 'empty'),
    );
    report(
      'batch route, of in process',
      ratios('batch', 'in process'),
      { atLeast: 0.6 },
      figures('batch', 'in process'),
    );
  } finally {
    for (const server of Object.values(servers)) await server.close();
  }
};

function meansOfTwo(values: readonly number[]): number[] {
  return values.flatMap((value, place) => (place % 2 === 1 ? [((values[place - 1] ?? value) + value) / 2] : []));
}

type Server = { readonly port: number; readonly close: () => Promise<unknown> };

/** The product's own server, before the product's own routes, whoever decides behind them. */
async function serve(platform: Platform, check: Check): Promise<Server> {
  const app = await createServer({
    platform,
    authenticator: createAuthenticator(platform),
    routes: exposureRoutes(platform, { check }),
  });
  return listen(app);
}

function serveNothing(): Promise<Server> {
  const app = fastify();
  app.post('/', async () => ({ status: 'ok' }));
  return listen(app);
}

async function listen(app: FastifyInstance): Promise<Server> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}
