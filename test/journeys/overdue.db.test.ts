import { describe, expect, test } from 'vitest';
import { findCustomers } from '#customers/usecases';
import { calendarDate } from '#kernel';
import { figuresOnDays, loadFigures } from '#monitoring/usecases';
import { reportsRoutes } from '../../src/reports/http/routes.ts';
import { testApi } from '../setup/api.ts';
import { openCompany, today } from './company.fixture.ts';

const { platform, customer, invoice, receipt, post, get } = await openCompany();
const ask = await testApi(platform, reportsRoutes(platform));
const report = async (path: `/${string}`) => (await ask(`GET /reports${path}`, { may: 'reports:read' })).body;
const timeZone = 'Asia/Shanghai';

const late = (number: string, amount: string) => ({ number, amount, dueOn: '2026-03-30' });
const dispute = { reason: 'wrong goods' };

// biome-ignore format: a table
const cases = [
  { code: 'LATE',      invoices: [late('I-1', '100')],                                              overdue: '100.00', disputed: '0.00' },
  { code: 'TODAY',     invoices: [{ ...late('I-1', '100'), dueOn: today }],                         overdue: '0.00',   disputed: '0.00' },
  { code: 'CONTESTED', invoices: [{ ...late('I-1', '100'), dispute }],                              overdue: '0.00',   disputed: '100.00' },
  { code: 'BOTH',      invoices: [{ ...late('I-1', '40'), dispute }, late('I-2', '7')],             overdue: '7.00',   disputed: '40.00' },
  { code: 'PART-PAID', invoices: [{ ...late('I-1', '100'), paid: '30', dispute }],                  overdue: '0.00',   disputed: '70.00' },
  { code: 'AHEAD',     invoices: [{ ...late('I-1', '100'), dueOn: '2026-04-30', dispute }],         overdue: '0.00',   disputed: '0.00' },
  { code: 'AGREED',    invoices: [{ ...late('I-1', '100'), dispute, settled: true }],               overdue: '100.00', disputed: '0.00' },
] as const;

for (const { code, invoices } of cases) {
  await customer(code, '1000');
  for (const { number, amount, dueOn, ...more } of invoices) {
    await invoice(code, number, amount, { dueOn });
    if ('paid' in more) await receipt(code, 'R-1', more.paid);
    if (!('dispute' in more)) continue;
    const { body } = await post('/disputes', { customerCode: code, invoiceNumber: number, ...more.dispute });
    if ('settled' in more) await post(`/disputes/${body['id']}/settle`, { resolution: 'agreed' });
  }
}

const { items } = await get('/positions?sort=code&limit=100');
const { items: filtered } = await get('/positions?status=overdue&sort=overdue&limit=100');
const { largest } = await report('/exposure?by=customer');
const found = await findCustomers(
  platform.database.sql,
  cases.map(({ code }) => code),
);

async function watched(code: string, on: string) {
  const one = found.get(code);
  if (one === undefined) throw new Error(code);
  const day = calendarDate(on);
  const db = platform.database.sql;
  const [then] = await figuresOnDays(db, [{ ...one, day }], timeZone);
  const [now] = await loadFigures(db, { customerIds: [one.customerId] }, { asOf: day, timeZone });
  return { review: then?.overdue.amount, warnings: now?.overdueMinor };
}

describe('what is in dispute is overdue nowhere, and every place says the same', () => {
  test.each(cases)('$code', async ({ code, overdue, disputed }) => {
    const ageing = await get(`/customers/${code}/ageing`);
    const history = await get(`/customers/${code}/payment-history`);
    const ofCode = (one: { customerCode?: string; code?: string }) => (one.customerCode ?? one.code) === code;
    const { review, warnings } = await watched(code, today);
    expect({
      'customer header and ageing': ageing['overdue'].amount,
      'customer list': items.find(ofCode).overdue.amount,
      'largest debtors': largest.find(ofCode).overdue.amount,
      'payment history': history['overdue'].amount.amount,
      'warnings, in minor units': warnings,
      'review of the limit': review,
    }).toEqual({
      'customer header and ageing': overdue,
      'customer list': overdue,
      'largest debtors': overdue,
      'payment history': overdue,
      'warnings, in minor units': BigInt(overdue.replace('.', '')),
      'review of the limit': overdue,
    });
    expect(ageing['disputedPastDue']?.amount ?? '0.00').toBe(disputed);
    expect(filtered.some(ofCode)).toBe(overdue !== '0.00');
  });

  test('all together', async () => {
    const sums = { overdue: { amount: '207.00' }, disputedPastDue: { amount: '210.00' } };
    expect(await report('/ageing')).toMatchObject(sums);
    expect((await report('/overdue-trend?months=2'))['months'].at(-1)).toMatchObject({ overdue: sums.overdue });
  });
});

test('a past day knows the disputes of that day: overdue before it was raised, and again once it is settled', async () => {
  await customer('THEN', '1000');
  await invoice('THEN', 'I-1', '100', { issuedOn: '2026-01-01', dueOn: '2026-01-31' });
  const body = { customerCode: 'THEN', invoiceNumber: 'I-1', reason: 'short', raisedOn: '2026-03-10' };
  expect(await post('/disputes', { ...body, raisedOn: '2026-04-01' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'raisedOn' }] },
  });
  const { body: raised } = await post('/disputes', body);
  await post(`/disputes/${raised['id']}/settle`, { resolution: 'agreed' });
  for (const [key, one] of await findCustomers(platform.database.sql, ['THEN'])) found.set(key, one);
  const told = await Promise.all(
    ['2026-01-31', '2026-02-01', '2026-03-09', '2026-03-10', '2026-03-30', today].map(async (day) => {
      const { overdue, disputedPastDue } = await get(`/customers/THEN/ageing?asOf=${day}`);
      return [day, overdue.amount, disputedPastDue?.amount, (await watched('THEN', day)).review];
    }),
  );
  expect(told).toEqual([
    ['2026-01-31', '0.00', undefined, '0.00'],
    ['2026-02-01', '100.00', undefined, '100.00'],
    ['2026-03-09', '100.00', undefined, '100.00'],
    ['2026-03-10', '0.00', '100.00', '0.00'],
    ['2026-03-30', '0.00', '100.00', '0.00'],
    [today, '100.00', undefined, '100.00'],
  ]);
});
