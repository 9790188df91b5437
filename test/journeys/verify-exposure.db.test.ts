import { expect, it } from 'vitest';
import { cny, openCompany, today } from './company.fixture.ts';
import { verifyExposure } from '#exposure/usecases';

const { platform, customer, check, delivery, invoice, receipt, post } = await openCompany();

await customer('C1', '1000');
await check('C1', 'SO-1', '500');
await check('C1', 'SO-1', '600');
await delivery('C1', 'D-1', '300', { orderNumber: 'SO-1' });
await invoice('C1', 'I-1', '200', { deliveryNumber: 'D-1' });
await receipt('C1', 'R-1', '50');
await customer('C2', '1000');
await receipt('C2', 'R-2', '10');
await check('C2', 'SO-2', '70', { document: { type: 'sales_order', number: 'SO-2', deliverOn: '2026-09-01' } });
await check('C2', 'D-2', '30', { document: { type: 'delivery', number: 'D-2', orderNumber: 'SO-2' } });
await post('/credit-notes', { customerCode: 'C2', number: 'N-1', issuedOn: today, reason: 'bonus', amount: cny('5') });

it('finds nothing when the books are right', async () => {
  expect(await verifyExposure(platform)).toEqual({ positions: 2, differences: [] });
});

// biome-ignore format: a table
const cases = [
  // changed                   where                     column               rows                     told of
  ['a position',              'exposure.positions',      'receivables_minor', "true",                  ['documents', 'entries', 'open items']],
  ['waiting cash',            'exposure.positions',      'unapplied_minor',   "unapplied_minor > 0",   ['documents', 'entries', 'open items']],
  ['bills of a position',     'exposure.positions',      'bills_minor',       "receivables_minor > 0", ['documents', 'entries']],
  ['an entry',                'exposure.entries',        'open_orders_minor', "entry_no = 2",          ['entries']],
  ['the number of an entry',  'exposure.entries',        'entry_no',          "entry_no = 5",          ['entries']],
  ['a reservation',           'exposure.reservations',   'open_minor',        "open_minor > 0",        ['documents']],
  ['a day of delivery',       'exposure.order_days',     'open_minor',        "true",                  ['documents']],
  ['approved deliveries',     'exposure.approved_deliveries', 'minor',        "true",                  ['documents']],
  ['credit balances',         'receivables.parts',       'minor',             "true",                  ['documents']],
  ['a delivery',              'receivables.deliveries',  'open_minor',        "true",                  ['documents']],
  ['an invoice',              'receivables.invoices',    'amount_minor',      "true",                  ['documents']],
  ['what an invoice owes',    'receivables.invoices',    'open_minor',        "true",                  ['open items']],
  ['a receipt',               'receivables.settlements', 'amount_minor',      "number = 'R-1'",        ['documents']],
  ['what a receipt has left', 'receivables.settlements', 'unapplied_minor',   "number = 'R-1'",        ['open items']],
  ['what a receipt paid',     'receivables.allocations', 'amount_minor',      "true",                  ['documents']],
] as const;

it.each(cases)('finds that somebody changed %s', async (_what, table, column, rows, from) => {
  const { pool } = platform.database;
  const { rows: kept } = await pool.query<{ at: string }>(`select ctid::text as at from ${table} where ${rows}`);
  expect(kept.length).toBeGreaterThan(0);
  const changed = await pool.query<{ at: string }>(
    `update ${table} set ${column} = ${column} + 1 where ${rows} returning ctid::text as at`,
  );
  const { differences } = await verifyExposure(platform);
  expect([...new Set(differences.map((difference) => difference.from))].toSorted()).toEqual(from);
  const places = changed.rows.map(({ at }) => at);
  await pool.query(`update ${table} set ${column} = ${column} - 1 where ctid = any($1::text[]::tid[])`, [places]);
  expect((await verifyExposure(platform)).differences).toEqual([]);
});

it('finds that somebody removed an entry, a position, a document', async () => {
  const { pool } = platform.database;
  await pool.query(`delete from exposure.entries where entry_no = 1`);
  expect((await verifyExposure(platform)).differences).toContainEqual({
    customerCode: 'C1',
    figure: 'number of entries',
    position: '5',
    recomputed: '4',
    from: 'entries',
  });
  await pool.query(`delete from receivables.deliveries`);
  expect((await verifyExposure(platform)).differences).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ figure: 'delivered, not invoiced', from: 'documents' })]),
  );
});
