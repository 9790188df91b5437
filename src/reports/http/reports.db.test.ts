import { describe, expect, test } from 'vitest';
import { createCheckLanes } from '#exposure/usecases';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { assessmentRoutes } from '../../assessment/http/routes.ts';
import { customersRoutes } from '../../customers/http/routes.ts';
import { exposureRoutes } from '../../exposure/http/routes.ts';
import { limitsRoutes } from '../../limits/http/routes.ts';
import { reportsRoutes } from './routes.ts';

// A portfolio small enough to be added up by hand: what each customer is there for stands beside it.

const platform = await testPlatform({ now: () => new Date('2026-03-31T04:00:00Z') });
const ask = await testApi(platform, [
  ...customersRoutes(platform),
  ...assessmentRoutes(platform),
  ...limitsRoutes(platform),
  ...exposureRoutes(platform, createCheckLanes(platform)),
  ...reportsRoutes(platform),
]);
const may =
  'customers:read customers:write limits:read limits:grant receivables:write credit:check holds:read reports:read audit:read assessments:write assessments:read';

async function post(path: `/${string}`, body: object) {
  const { status, body: answer } = await ask(`POST ${path}`, { may, body });
  if (status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}
const read = async (path: `/${string}`) => (await ask(`GET ${path}`, { may })).body;
const money = (amount: string, currency = 'CNY') => ({ currency, amount });

async function customer(
  code: string,
  more: { parentCode?: string; industry?: string; currency?: string } = {},
  limit?: string,
) {
  await post('/customers', { code, name: `${code} Ltd`, ...more });
  if (limit === undefined) return;
  const amount = limit === 'unlimited' ? limit : money(limit, more.currency);
  await post('/limits', { customerCode: code, amount, validFrom: '2026-01-01', validTo: '2026-12-31', reason: 'r' });
}
const invoice = (
  customerCode: string,
  number: string,
  issuedOn: string,
  dueOn: string,
  amount: string,
  currency?: string,
) => post('/invoices', { customerCode, number, issuedOn, dueOn, amount: money(amount, currency) });

// 85 % used: 40,000 fifty days late, 45,000 delivered; an older invoice was paid half a month after its time.
await customer('A', { industry: 'steel' }, '100000.00');
await invoice('A', 'A0', '2025-11-01', '2025-11-30', '30000.00');
await post('/receipts', { customerCode: 'A', number: 'RA0', receivedOn: '2026-01-15', amount: money('30000.00') });
await invoice('A', 'A1', '2026-01-10', '2026-02-09', '60000.00');
await post('/receipts', { customerCode: 'A', number: 'RA1', receivedOn: '2026-03-05', amount: money('20000.00') });
await post('/deliveries', { customerCode: 'A', number: 'DA', deliveredOn: '2026-03-20', amount: money('45000.00') });
// Of its group, 10,000 over, due today: not overdue.
await customer('AA', { parentCode: 'A', industry: 'paper' }, '50000.00');
await invoice('AA', 'AA1', '2026-03-01', '2026-03-31', '60000.00');
// Half used, in dollars: 5,000 × 7.1 = 35,500. One day late.
await customer('U', { industry: 'steel', currency: 'USD' }, '10000.00');
await invoice('U', 'U1', '2026-03-15', '2026-03-30', '5000.00', 'USD');
// Owes without a limit, 120 days late.
await customer('N');
await invoice('N', 'N1', '2025-11-15', '2025-12-01', '1000.00');
// Nothing at all; without a bound; in a currency that the policy has no rate for.
await customer('Z');
await customer('F', {}, 'unlimited');
await customer('S', { currency: 'SEK' }, '20000.00');
await invoice('S', 'S1', '2026-01-01', '2026-01-31', '9999.00', 'SEK');
// Cash that nothing is left to pay with.
await customer('C', {}, '10.00');
await post('/receipts', { customerCode: 'C', number: 'RC', receivedOn: '2026-03-02', amount: money('77.00') });
const dispute = await post('/disputes', {
  customerCode: 'A',
  invoiceNumber: 'A1',
  raisedOn: '2026-03-10',
  reason: 'short',
});

test('exposure against limits, band by band, in the policy’s currency', async () => {
  const portfolio = await read('/reports/exposure');
  expect(portfolio).toMatchObject({
    asOf: '2026-03-31',
    receivables: money('136500.00'),
    deliveredNotInvoiced: money('45000.00'),
    openOrders: money('0.00'),
    exposure: money('181500.00'),
    // A 100,000 + AA 50,000 + U 71,000 + C 10.
    limit: money('221010.00'),
    usedOfLimit: money('180500.00'),
    over: money('10000.00'),
  });
  expect(portfolio['utilisation']).toBeCloseTo(180_500 / 221_010, 9);
  const bands = Object.fromEntries(
    portfolio['bands'].map((band: { band: string; customers: number; exposure: { amount: string } }) => [
      band.band,
      [band.customers, band.exposure.amount],
    ]),
  );
  expect(bands).toEqual({
    over: [1, '60000.00'],
    from80: [1, '85000.00'],
    from50: [1, '35500.00'],
    below50: [1, '0.00'],
    unlimited: [1, '0.00'],
    no_limit: [1, '1000.00'],
  });
});

test('currencies stand apart as well, with the rate that counts them, or without one', async () => {
  const { currencies } = await read('/reports/exposure');
  expect(currencies).toEqual([
    { currency: 'CNY', customers: 6, exposure: money('146000.00'), limit: money('150010.00'), rate: '1' },
    { currency: 'SEK', customers: 1, exposure: money('9999.00', 'SEK'), limit: money('20000.00', 'SEK'), rate: null },
    { currency: 'USD', customers: 1, exposure: money('5000.00', 'USD'), limit: money('10000.00', 'USD'), rate: '7.1' },
  ]);
});

test('who owes most: a group under the name of its head, or each customer', async () => {
  const groups = await read('/reports/exposure?by=group');
  expect(groups['largest']).toMatchObject([
    {
      code: 'A',
      members: 2,
      exposure: money('145000.00'),
      limit: money('150000.00'),
      headroom: money('5000.00'),
      // All that is past due is in dispute.
      overdue: money('0.00'),
    },
    { code: 'U', members: 1, exposure: money('35500.00'), headroom: money('35500.00'), overdue: money('35500.00') },
    { code: 'N', exposure: money('1000.00'), limit: 'none', headroom: money('-1000.00'), overdue: money('1000.00') },
  ]);
  expect(groups['largest'][0].share).toBeCloseTo(145 / 181.5, 9);
  expect(groups['largestShare']).toBe(1);
  const { largest } = await read('/reports/exposure?by=customer');
  expect(largest.map(({ code }: { code: string }) => code)).toEqual(['A', 'AA', 'U', 'N']);
});

test('industries, the heaviest first', async () => {
  const { industries } = await read('/reports/industries');
  expect(industries).toMatchObject([
    { industry: 'steel', customers: 2, exposure: money('120500.00') },
    { industry: 'paper', customers: 1, exposure: money('60000.00') },
    { industry: null, customers: 1, exposure: money('1000.00') },
  ]);
});

test('ageing: due today is not due, and what is disputed stays in its bucket without being overdue', async () => {
  const ageing = await read('/reports/ageing');
  expect(ageing).toMatchObject({
    total: money('136500.00'),
    overdue: money('36500.00'),
    disputedPastDue: money('40000.00'),
  });
  expect(ageing['buckets']).toEqual([
    { bucket: 'notDue', customers: 1, open: money('60000.00') },
    // The dollars, and the crowns that have no rate.
    { bucket: 'days1To30', customers: 1, open: money('35500.00') },
    { bucket: 'days31To60', customers: 2, open: money('40000.00') },
    { bucket: 'days61To90', customers: 0, open: money('0.00') },
    { bucket: 'daysOver90', customers: 1, open: money('1000.00') },
  ]);
});

test('what was overdue at the end of each month, from the documents', async () => {
  const { months } = await read('/reports/overdue-trend?months=4');
  expect(
    months.map(({ day, open, overdue }: Record<'open' | 'overdue', { amount: string }> & { day: string }) => [
      day,
      open.amount,
      overdue.amount,
    ]),
  ).toEqual([
    ['2025-12-31', '31000.00', '31000.00'],
    ['2026-01-31', '61000.00', '1000.00'],
    ['2026-02-28', '61000.00', '61000.00'],
    // Less A's 40,000, in dispute since 10 March.
    ['2026-03-31', '136500.00', '36500.00'],
  ]);
});

test('grades, and whose file has a gap', async () => {
  await ask('POST /customers/A/assessments', { may, body: {} });
  const { grades } = await read('/reports/grades');
  expect(grades).toHaveLength(11);
  const counted = grades.filter(({ customers }: { customers: number }) => customers > 0);
  expect(counted).toMatchObject([
    { customers: 1, exposure: money('85000.00') },
    { grade: null, customers: 6, exposure: money('96500.00') },
  ]);
  const gaps = await read('/reports/file-gaps?limit=3');
  expect(gaps).toMatchObject({ count: 6, periodDue: '2024-12-31' });
  expect(
    gaps['files'].map(({ customerCode, gaps: of }: { customerCode: string; gaps: string[] }) => [customerCode, of]),
  ).toEqual([
    ['A', ['no_statement']],
    ['U', ['no_statement', 'never_assessed']],
    ['AA', ['no_statement', 'never_assessed']],
  ]);
  expect((await read('/reports/grade-changes')) as object).toMatchObject({ since: '2025-12-31', changes: [] });
});

test('cash that waits, and what is contested', async () => {
  expect(await read('/reports/unapplied-cash')).toEqual({
    customers: [
      {
        customerCode: 'C',
        customerName: 'C Ltd',
        unapplied: money('77.00'),
        settlements: 1,
        oldestOn: '2026-03-02',
        openInvoices: money('0.00'),
      },
    ],
  });
  expect(await read('/reports/open-disputes')).toMatchObject({
    disputes: [{ id: dispute['id'], customerCode: 'A', invoiceNumber: 'A1', open: money('40000.00'), reason: 'short' }],
  });
});

describe('each bar opens the customers behind it', () => {
  const codes = async (query: string) =>
    (await read(`/positions?sort=code&${query}`))['items'].map(
      ({ customerCode }: { customerCode: string }) => customerCode,
    );
  test.each([
    ['utilisation=over', ['AA']],
    ['utilisation=from80', ['A']],
    ['utilisation=from50', ['U']],
    ['utilisation=below50', ['C', 'S']],
    ['utilisation=unlimited', ['F']],
    ['utilisation=no_limit', ['N']],
    ['bucket=notDue', ['AA']],
    ['bucket=days1To30', ['U']],
    ['bucket=days31To60', ['A', 'S']],
    ['bucket=days61To90', []],
    ['bucket=daysOver90', ['N']],
    ['industry=steel', ['A', 'U']],
    ['groupOf=AA', ['A', 'AA']],
    ['grade=none&industry=paper', ['AA']],
    ['owner=nobody&industry=steel', ['A', 'U']],
    ['owner=me', []],
  ])('%s', async (query, expected) => {
    expect(await codes(query)).toEqual(expected);
  });

  test('tightest first: over, then nearly used up, then the rest', async () => {
    const { items } = await read('/positions?sort=utilisation&limit=5');
    expect(items.map(({ customerCode }: { customerCode: string }) => customerCode)).toEqual(['N', 'AA', 'A', 'U', 'S']);
  });
});

test('what changed about a customer since its limit was decided on', async () => {
  expect(await read('/customers/A/changes')).toMatchObject({
    since: '2026-01-01',
    because: 'limit',
    changes: [
      { code: 'limit', before: 'none', after: money('100000.00') },
      { code: 'grade', before: null },
      // Booked today, all of it: the ledger begins with nothing.
      { code: 'exposure', before: money('0.00'), after: money('85000.00'), rises: true },
      // What is left of it is in dispute.
      { code: 'overdue', before: money('30000.00'), after: money('0.00'), rises: false },
      { code: 'days_beyond_terms', before: null, after: 46, isWorse: null },
    ],
  });
  // Without a limit: in the last ninety days.
  expect(await read('/customers/N/changes')).toMatchObject({ since: '2025-12-31', because: 'quarter' });
  expect((await ask('GET /customers/NOBODY/changes', { may })).status).toBe(404);
});

test('a decision is found by customer, document or person; the trail says how long it is and that it holds', async () => {
  const found = async (search: string) => (await read(`/audit/entries?search=${search}`))['items'];
  expect((await found('AA Ltd')).map(({ command }: { command: string }) => command)).toEqual([
    'receivables.post_invoice',
    'limits.grant',
    'customers.create',
  ]);
  expect(await found('RA1')).toMatchObject([{ command: 'receivables.post_receipt', customer: { code: 'A' } }]);
  expect(await found('100%25')).toEqual([]);
  const trail = await read('/audit/trail');
  expect(trail).toMatchObject({ unsealed: trail['entries'], lastSeal: null });
  expect(await read('/audit/verification')).toMatchObject({ entries: trail['entries'], finding: null });
});
