import { sql } from 'kysely';
import { expect } from 'vitest';
import { calendarDate } from '#kernel';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { customersRoutes } from '../../customers/http/routes.ts';
import { policyRoutes } from '../../policy/http/routes.ts';
import { assessmentRoutes } from './routes.ts';

export const may =
  'customers:read customers:write customers:blacklist statements:write assessments:read assessments:write';

export const figures = {
  cash: '300.00',
  total_current_assets: '500',
  total_current_liabilities: '250',
  total_assets: '1000',
  total_liabilities: '400',
  total_equity: '600',
};
export const annual = (customerCode: string, more: object = {}) => ({
  customerCode,
  periodEnd: '2025-12-31',
  span: 'annual',
  audited: true,
  source: '年报',
  figures,
  ...more,
});

/** The room's doors on a database of its own, on a day that the test moves. */
export async function openAssessmentApi() {
  let today = calendarDate('2026-06-30');
  const platform = await testPlatform({ now: () => new Date(`${today}T04:00:00Z`) });
  const ask = await testApi(platform, [
    ...customersRoutes(platform),
    ...assessmentRoutes(platform),
    ...policyRoutes(platform),
  ]);
  const db = platform.database.sql;
  return { ask, add, invoice, db, moveTo: (day: string) => void (today = calendarDate(day)) };

  async function add(code: string, more: object = {}) {
    const added = await ask('POST /customers', {
      may,
      body: { code, name: `${code} Ltd`, industry: '通用设备制造业', ...more },
    });
    expect(added.status).toBe(201);
  }

  /** A settled and an open invoice, as the ledger would hold them. */
  async function invoice(code: string, number: string, issuedOn: string, dueOn: string, paidOn: string | null) {
    const open = paidOn === null ? 100_00n : 0n;
    await sql`
      with c as (select credit_group_id, customer_id from customers.customers where code = ${code}),
      i as (
        insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor,
          open_minor, excess_minor, completes_order, booked_at)
        select credit_group_id, customer_id, gen_random_uuid(), ${number}, ${issuedOn}, ${dueOn}, 10000, ${open}, 10000, false, now() from c
        returning *
      ), s as (
        insert into receivables.settlements (credit_group_id, customer_id, settlement_id, kind, number, settled_on,
          amount_minor, unapplied_minor, booked_at)
        select credit_group_id, customer_id, gen_random_uuid(), 'receipt', 'R-' || number, ${paidOn ?? dueOn}::date, 10000, 0, now()
          from i where ${paidOn}::text is not null
        returning *
      )
      insert into receivables.allocations (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, booked_at)
      select i.credit_group_id, i.customer_id, i.invoice_id, s.settlement_id, 10000, ${paidOn ?? dueOn}::date, now() from i, s`.execute(
      db,
    );
  }
}
