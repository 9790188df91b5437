import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics } from 'prom-client';
import type { Platform } from '../command.ts';
import { gauge, histogram, registry, secondsOfRequest } from '../metrics.ts';
import type { Database } from '../postgres/database.ts';

const requests = histogram({
  name: 'headroom_http_request_duration_seconds',
  help: 'Requests by route, method and status, from the first byte in to the last byte out.',
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

  app.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
    requests.observe({ route: routeOptions.url ?? 'none', method, status: statusCode }, elapsedTime / 1000);
    done();
  });
  app.get('/metrics', { schema: { hide: true }, config: { may: 'metrics:read' } }, async (_request, reply) => {
    connections.set({ state: 'open' }, database.pool.totalCount);
    connections.set({ state: 'idle' }, database.pool.idleCount);
    waitingForConnection.set(database.pool.waitingCount);
    await readQueues(database);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
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
