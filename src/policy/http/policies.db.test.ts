import { expect, test } from 'vitest';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { policyRoutes } from './routes.ts';

const platform = await testPlatform({ now: () => new Date('2026-06-30T04:00:00Z') });
const ask = await testApi(platform, policyRoutes(platform));
const may = 'assessments:read';

test('the policy is a document that whoever is signed in may read', async () => {
  const { status, body } = await ask('GET /policies/current', { may });
  expect([status, body['version'], body['sections'].length]).toEqual([200, 'policy-1', 8]);
  expect((await ask('GET /policies', { may })).body['items']).toMatchObject([
    { version: 'policy-1', effectiveTo: '2026-11-25' },
    { version: 'policy-2', effectiveTo: null },
  ]);
  expect((await ask('GET /policies/policy-1', { may })).body).toEqual(body);
  expect((await ask('GET /policies/policy-9', { may })).status).toBe(404);
});
