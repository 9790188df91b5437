import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, newId, openJobs, operator } from '#platform';
import type { Scope } from '#team';
import { createApiKey, createAuthenticator } from '#team/usecases';
import { registry } from '../../src/platform/metrics.ts';
import { allRoutes } from '../../src/wiring.ts';
import { testPlatform } from '../setup/platform.ts';

const platform = await testPlatform();
const jobs = openJobs(platform, [{ name: 'count-beans', title: { zh: '测试', en: 'Test' }, run: async () => {} }]);
const server = await createServer({
  platform,
  authenticator: createAuthenticator(platform),
  routes: allRoutes(platform, jobs),
});
beforeAll(() => {
  // Counted by the process, which other test files used before.
  registry.resetMetrics();
  return jobs.start();
});
afterAll(async () => {
  await server.close();
  await jobs.stop();
  await platform.database.close();
});

async function keyWith(...scopes: Scope[]): Promise<Record<string, string>> {
  const created = await createApiKey(platform, { caller: operator }, { name: scopes.join(), scopes });
  return { authorization: `Bearer ${created.ok ? created.value.answer.value : ''}`, 'idempotency-key': newId() };
}

const readMetrics = (headers: Record<string, string> = {}) => server.inject({ url: '/metrics', headers });

test('metrics are for whoever holds metrics:read, and for nobody else', async () => {
  expect((await readMetrics()).statusCode).toBe(401);
  expect((await readMetrics(await keyWith('audit:read'))).statusCode).toBe(403);
  const answer = await readMetrics(await keyWith('metrics:read'));
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
});

test('they count requests by route, decisions by outcome, connections, jobs and the process', async () => {
  const key = await keyWith('customers:write', 'credit:check', 'metrics:read');
  const body = { code: 'C1', name: 'C1 Ltd' };
  const post = (url: string, payload: object) => server.inject({ method: 'POST', url, headers: key, payload });
  expect((await post('/api/v1/customers', body)).statusCode).toBe(201);
  const check = { document: { type: 'sales_order', number: 'SO-1' }, amount: { currency: 'CNY', amount: '1.00' } };
  await post('/api/v1/credit-checks', { customerCode: 'C1', ...check });
  await post('/api/v1/credit-checks', { customerCode: 'NOBODY', ...check });

  const lines = (await readMetrics(key)).body.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'headroom_http_request_duration_seconds_count{route="/api/v1/customers",method="POST",status="201"} 1',
      'headroom_http_request_duration_seconds_count{route="/api/v1/credit-checks",method="POST",status="404"} 1',
      'headroom_credit_checks_total{outcome="held"} 1',
      'headroom_credit_checks_total{outcome="refused"} 1',
      'headroom_credit_check_batch_size_sum 2',
      'headroom_jobs{job="count-beans",state="failed"} 0',
      'headroom_database_waiting 0',
      expect.stringMatching(/^headroom_database_connections\{state="open"\} [1-9]/),
      expect.stringMatching(/^nodejs_eventloop_lag_p99_seconds [\d.]+/),
      expect.stringMatching(/^process_resident_memory_bytes \d+/),
    ]),
  );
  // Nobody’s name, code or number is a label.
  expect(lines.join('\n')).not.toMatch(/C1|SO-1|NOBODY/);
});
