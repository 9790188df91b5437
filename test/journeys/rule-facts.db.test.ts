import { describe, expect, test } from 'vitest';
import { findCustomers } from '#customers/usecases';
import { calendarDate, cny as yuan, money } from '#kernel';
import { figureRules, openRuleDesk } from '#exposure/usecases';
import { type CheckRule, type Policy, policyInForce } from '#policy';
import { loadDueDays } from '#receivables/usecases';
import { customersRoutes } from '../../src/customers/http/routes.ts';
import { testApi } from '../setup/api.ts';
import { openCompany, today } from './company.fixture.ts';

const { platform, customer, invoice, receipt, post, check, expectTrueBooks } = await openCompany();
const ask = await testApi(platform, customersRoutes(platform));
const day = calendarDate(today);
const block = { strength: { sales_order: 'block' } } as const;
const rules: readonly CheckRule[] = [
  { code: 'overdue_amount', daysPastDue: 10, most: yuan('1'), ...block },
  { code: 'overdue_share', daysPastDue: 0, mostBasisPoints: 1, minimum: yuan('1'), ...block },
  { code: 'over_group_limit', ceiling: null, ...block },
];
const strict: Policy = {
  ...policyInForce(day),
  checkRules: { version: 'check-9', overdueDaysTolerated: 30, rules },
};

/** What a check of this customer would know under the strict policy. */
async function factsOf(code: string) {
  const found = (await findCustomers(platform.database.sql, [code])).get(code);
  if (found === undefined) throw new Error(code);
  const desk = await openRuleDesk(platform.database.sql, [{ ...found, asOf: day }], {
    timeZone: 'Asia/Shanghai',
    policyOf: () => strict,
  });
  const { further } = desk({ customer: found, asOf: day, limit: null, ownOpenMinor: 0n, books: new Map() });
  if (further === undefined) throw new Error('nothing loaded');
  return further;
}

async function dueDaysOf(code: string): Promise<string[]> {
  const found = (await findCustomers(platform.database.sql, [code])).get(code);
  const days =
    found === undefined ? [] : ((await loadDueDays(platform.database.sql, [found])).get(found.customerId) ?? []);
  return days.map(({ dueOn, openMinor }) => `${dueOn} ${openMinor}`);
}

test('what is open by due day moves with every document, and the books agree', async () => {
  await customer('DUE', '100000', { industry: 'Steel' });
  await invoice('DUE', 'I-1', '100', { dueOn: '2026-03-15' });
  await invoice('DUE', 'I-2', '200', { dueOn: '2026-03-15' });
  await invoice('DUE', 'I-3', '400', { dueOn: '2026-03-21' });
  await invoice('DUE', 'I-4', '800', { dueOn: '2026-04-30' });
  expect(await dueDaysOf('DUE')).toEqual(['2026-03-15 30000', '2026-03-21 40000', '2026-04-30 80000']);
  await receipt('DUE', 'R-1', '150');
  const dispute = await post('/disputes', { customerCode: 'DUE', invoiceNumber: 'I-3', reason: 'short delivered' });
  expect(await dueDaysOf('DUE')).toEqual(['2026-03-15 15000', '2026-04-30 80000']);
  await post(`/disputes/${dispute.body['id']}/settle`, { resolution: 'agreed' });
  expect((await factsOf('DUE')).openItems).toEqual({
    openMinor: 135_000n,
    // 16 days past due is more than 10; 10 days past due is not.
    overdue: [
      { daysPastDue: 10, minor: 15_000n },
      { daysPastDue: 0, minor: 55_000n },
    ],
  });
  await expectTrueBooks();
});

describe('a credit group', () => {
  test('counts all members’ limits and exposures; moving there takes the due days along', async () => {
    await customer('HEAD', '1000');
    await customer('LIMB', '500', { parentCode: 'HEAD' });
    await customer('OWED');
    await check('HEAD', 'SO-1', '300');
    await invoice('LIMB', 'I-1', '50');
    await invoice('OWED', 'I-1', '7');
    expect((await factsOf('LIMB')).group).toEqual({
      members: 2,
      limit: yuan('1500'),
      exposure: yuan('350'),
      blacklisted: [],
    });
    const moved = await ask('PATCH /customers/OWED', { may: 'customers:write', body: { parentCode: 'HEAD' } });
    expect(moved.status).toBe(200);
    await post('/customers/OWED/blacklist', { reason: 'fraud' });
    expect((await factsOf('HEAD')).group).toEqual({
      members: 3,
      limit: yuan('1500'),
      exposure: yuan('357'),
      blacklisted: [{ customerCode: 'OWED', reason: 'fraud' }],
    });
    expect(await dueDaysOf('OWED')).toEqual(['2026-04-30 700']);
    await expectTrueBooks();
  });
});

test('the nightly run figures payment behaviour and concentrations', async () => {
  expect((await factsOf('DUE')).behaviour).toBeNull();
  await customer('LATE', undefined, { industry: 'Steel' });
  await invoice('LATE', 'I-1', '100', { issuedOn: '2026-02-01', dueOn: '2026-03-01' });
  await invoice('LATE', 'I-2', '300', { issuedOn: '2026-02-01', dueOn: '2026-04-30' });
  await receipt('LATE', 'R-1', '401');
  await figureRules(platform);
  // 100.00 came 30 days late, 300.00 early.
  const { behaviour, concentrations } = await factsOf('LATE');
  expect(behaviour).toMatchObject({ amountDays: 300_000n, amountMinor: 40_000n, invoices: 2 });
  const steel = money(yuan('0').currency, 135_000n);
  expect(concentrations).toContainEqual({ by: 'industry', of: 'Steel', exposure: steel });
});

test('where no rule beyond the base is on, nothing is asked of the database', async () => {
  const found = (await findCustomers(platform.database.sql, ['DUE'])).get('DUE');
  if (found === undefined) throw new Error('DUE');
  const broken = { executeQuery: () => Promise.reject(new Error('asked')) } as never;
  const desk = await openRuleDesk(broken, [{ ...found, asOf: day }], {
    timeZone: 'Asia/Shanghai',
    policyOf: policyInForce,
  });
  expect(desk({ customer: found, asOf: day, limit: null, ownOpenMinor: 0n, books: new Map() })).toEqual({});
});
