import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics } from 'prom-client';
import type { Platform } from '../command.ts';
import { gauge, histogram, registry, secondsOfRequest } from '../metrics.ts';
import type { Database } from '../postgres/database.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Milliseconds on the clock of `performance`. */
    began: number;
  }
}

const requests = histogram({
  name: 'headroom_http_request_duration_seconds',
  help: 'Requests by route, method and status, from the first byte in to the answer; a file to its last byte.',
  labelNames: ['route', 'method', 'status'],
  buckets: secondsOfRequest,
});
const connections = gauge('headroom_database_connections', 'The pool of database connections.', ['state']);
const waitingForConnection = gauge('headroom_database_waiting', 'Work that waits for a free connection.', []);
const queued = gauge('headroom_jobs', 'Background jobs, as pg-boss counted them within the last half minute.', [
  'job',
  'state',
]);
let processIsMeasured = false;

/** Measures every request, and answers `GET /metrics` in the text that Prometheus reads. */
export function measure(app: FastifyInstance, { database }: Pick<Platform, 'database'>): void {
  // Event-loop lag, memory, CPU, garbage collection: once per process, however many servers stand in it.
  if (!processIsMeasured) collectDefaultMetrics({ register: registry });
  processIsMeasured = true;

  app.decorateRequest('began', 0);
  app.addHook('onRequest', (request, _reply, done) => {
    request.began = performance.now();
    done();
  });
  // Not behind the answer: whoever waits for its last byte listens to every answer, which a check's way is too short for.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (payload instanceof Readable) reply.raw.once('finish', () => note(request, reply));
    else note(request, reply);
    done(null, payload);
  });
  app.get('/metrics', { schema: { hide: true }, config: { may: 'metrics:read' } }, async (_request, reply) => {
    connections.set({ state: 'open' }, database.pool.totalCount);
    connections.set({ state: 'idle' }, database.pool.idleCount);
    waitingForConnection.set(database.pool.waitingCount);
    await readQueues(database);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function note({ method, routeOptions, began }: FastifyRequest, { statusCode }: FastifyReply): void {
  const seconds = (performance.now() - began) / 1000;
  requests.observe({ route: routeOptions.url ?? 'none', method, status: statusCode }, seconds);
}

type Queue = { readonly name: string; readonly queued: number; readonly active: number; readonly failed: number };

async function readQueues({ sql: db }: Database): Promise<void> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('pgboss.queue') is not null as there`.execute(db);
  if (found[0]?.there !== true) return;
  const { rows } = await sql<Queue>`
    select name, queued_count as queued, active_count as active, failed_count as failed from pgboss.queue`.execute(db);
  for (const { name, ...counts } of rows) {
    for (const [state, count] of Object.entries(counts)) queued.set({ job: name, state }, count);
  }
}
