import { expect, test } from 'vitest';
import { customersRoutes } from '../../src/customers/http/routes.ts';
import { testApi } from '../setup/api.ts';
import { openCompany } from './company.fixture.ts';

const { platform, customer, check, invoice, get } = await openCompany();
const ask = await testApi(platform, customersRoutes(platform));
const path = '/customers/LATE/rule-exclusions';

test('a rule that is excluded for a customer lets its orders pass until the day, and the decision says so', async () => {
  await customer('LATE', '1000');
  await invoice('LATE', 'I-1', '100', { issuedOn: '2026-01-01', dueOn: '2026-02-01' });
  expect(await check('LATE', 'SO-1', '10')).toMatchObject({ outcome: 'held', objections: [{ code: 'overdue' }] });

  const body = { until: '2026-04-30', reason: 'payment plan of 28 March' };
  expect((await ask(`PUT ${path}/overdue`, { may: 'customers:write', body })).status).toBe(403);
  expect((await ask(`PUT ${path}/blacklisted`, { may: 'holds:release', body })).status).toBe(400);
  const unknown = await ask(`PUT ${path}/own:K-1`, { may: 'holds:release', body });
  expect([unknown.status, unknown.body['code']]).toEqual([400, 'own_rule_unknown']);
  const past = { ...body, until: '2026-03-30' };
  expect((await ask(`PUT ${path}/overdue`, { may: 'holds:release', body: past })).body).toMatchObject({
    code: 'exclusion_too_long',
    from: '2026-03-31',
    to: '2027-04-01',
  });
  expect((await ask(`PUT ${path}/overdue`, { may: 'holds:release', body })).body).toEqual({
    items: [{ rule: 'overdue', ...body, by: 'Test key' }],
  });
  expect(await get(path)).toEqual({ items: [{ rule: 'overdue', ...body, by: 'Test key' }] });

  const passed = await check('LATE', 'SO-1', '10');
  expect(passed['outcome']).toBe('approved');
  const { path: steps } = await get(`/credit-checks/${passed['id']}`);
  expect(steps.steps).toContainEqual(expect.objectContaining({ rule: 'overdue', result: 'excluded' }));
  const later = { asOf: '2026-05-01', simulate: true };
  expect(await check('LATE', 'SO-2', '10', later)).toMatchObject({
    outcome: 'held',
    objections: [{ code: 'overdue' }],
  });

  await ask(`DELETE ${path}/overdue`, { may: 'holds:release' });
  expect(await get(path)).toEqual({ items: [] });
  expect(await check('LATE', 'SO-3', '10')).toMatchObject({ outcome: 'held' });
});
