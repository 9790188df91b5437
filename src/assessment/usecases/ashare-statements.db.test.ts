import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#kernel';
import { dataQuality2, policyInForce } from '#policy';
import { createCustomer } from '#customers/usecases';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { statementDoubts } from '../identities.ts';
import { dataQualityOf } from '../quality/data-quality.ts';
import { type RatioCode } from '../ratio-definitions.ts';
import { ratiosOf, type RatioTable } from '../ratios.ts';
import type { Statement } from '../statement.ts';
import { importTable } from './import-table.ts';
import { readStatements } from './read-statements.ts';

// 222 consolidated reports of six listed airports and airlines, 2009 to 2018. Not part of this repository.
const file = join(import.meta.dirname, '../../../../shared/data/ashare-fddc2018/airport-airline-statements.csv');
const tickers = ['000089', '600004', '600009', '600029', '600115', '600221'];

describe.skipIf(!existsSync(file))('the statements of six listed companies', async () => {
  if (!existsSync(file)) {
    console.warn(`${file} is not there: real statements are not tested.`);
    return;
  }
  const platform = await testPlatform();
  const today = calendarDate('2026-06-30');
  const db = platform.database.sql;
  const table = parse(readFileSync(file), { bom: true }) as string[][];
  for (const code of tickers) await createCustomer(platform, { caller: operator }, { code, name: code });
  const imported = await importTable(platform, { caller: operator }, { table, source: 'FDDC2018' });
  const tables = new Map<string, RatioTable>();
  const spans = new Map<string, number>();
  const byCompany = new Map<string, readonly Statement[]>();
  let doubts = 0;
  for (const code of tickers) {
    const found = await readStatements(platform, code, today);
    if (!found.ok) throw new Error(found.refusal.detail);
    byCompany.set(code, found.value);
    for (const statement of found.value) {
      tables.set(`${code} ${statement.periodEnd}`, ratiosOf(statement, found.value));
      spans.set(statement.span, (spans.get(statement.span) ?? 0) + 1);
      doubts += statementDoubts(statement.figures).length;
    }
  }
  afterAll(() => platform.database.close());

  it('go in, all 222 of them; the same file again changes nothing', async () => {
    expect(imported).toMatchObject({ ok: true, value: { answer: { created: 222, unchanged: 0, refused: [] } } });
    expect(Object.fromEntries(spans)).toEqual({ annual: 54, first_quarter: 60, half_year: 54, third_quarter: 54 });
    const again = await importTable(platform, { caller: operator }, { table, source: 'FDDC2018' });
    expect(again).toMatchObject({ ok: true, value: { effect: 'unchanged', answer: { created: 0, unchanged: 222 } } });
  });

  it('add up, every total of every one', () => {
    expect(doubts).toBe(0);
  });

  it('keep every fen: the balance still balances in the database', async () => {
    const { rows } = await sql<{ n: number; assets: string; parts: string }>`
      select count(*)::int as n, sum((figures->>'total_assets')::bigint)::text as assets,
             sum((figures->>'total_liabilities')::bigint + (figures->>'total_equity')::bigint)::text as parts
        from assessment.statements`.execute(db);
    const column = (table[0] ?? []).indexOf('T_ASSETS_资产总计');
    const assets = table.slice(1).reduce((sum, row) => sum + BigInt(Math.round(Number(row[column]) * 100)), 0n);
    expect(rows).toEqual([{ n: 222, assets: `${assets}`, parts: `${assets}` }]);
  });

  it('give the ratios that PostgreSQL works out from the file itself', async () => {
    const expected = await recomputed();
    expect(expected).toHaveLength(222);
    for (const { ticker, end, annual: isAnnual, ...ratios } of expected) {
      const own = tables.get(`${ticker} ${end}`);
      for (const [code, value] of Object.entries(ratios)) {
        const ratio = own?.[code as RatioCode];
        if (value === null) expect(ratio?.kind, `${ticker} ${end} ${code}`).toBe('not_meaningful');
        else
          expect(ratio?.kind === 'value' && ratio.value / Number(value), `${ticker} ${end} ${code}`).toBeCloseTo(1, 9);
      }
      expect(own?.cash_flow_ratio.kind === 'value').toBe(isAnnual);
    }
  });

  it('are rarely found wanting: audited and published, nearly all may be relied on', () => {
    const rules = dataQuality2;
    const { gradeScale, planningRates } = policyInForce(today);
    const grades = [...byCompany.values()].flatMap((statements) =>
      statements.map(({ periodEnd }) => {
        const known = statements.filter((one) => one.periodEnd <= periodEnd).map((one) => ({ ...one, audited: true }));
        const asOf = addDays(periodEnd, 60);
        return dataQualityOf({ statements: known, asOf, industry: null, rules, gradeScale, planningRates })?.grade;
      }),
    );
    const share = (...wanted: readonly string[]) =>
      grades.filter((grade) => grade !== undefined && wanted.includes(grade)).length / grades.length;
    expect(share('reliable', 'fair')).toBeGreaterThan(0.9);
    expect(share('unreliable')).toBeLessThan(0.02);
  });

  it('have no interest cover but by proxy, as 财务费用 is not interest', () => {
    const covers = [...tables.values()].map(({ interest_cover }) => interest_cover);
    const stated = covers.filter((cover) => cover.kind === 'value' && cover.proxy === null);
    expect(stated).toHaveLength(1);
    expect(
      covers.filter((cover) => cover.kind === 'value' && cover.proxy === 'finance_expense').length,
    ).toBeGreaterThan(100);
  });

  /** The same ratios from the raw cells, by SQL. Flows over balances of annual statements only. */
  async function recomputed() {
    const at = (prefix: string) =>
      (table[0] ?? []).findIndex((header) => new RegExp(`^${prefix}_\\p{Script=Han}`, 'u').test(header));
    const columns = [
      'T_CA',
      'T_CL',
      'T_ASSETS',
      'T_LIAB',
      'T_SH_EQUITY',
      'REVENUE',
      'COGS',
      'N_INCOME',
      'AR',
      'NOTES_RECEIV',
      'INVENTORIES',
      'N_CF_OPERATE_A',
      'CASH_C_EQUIV',
      'TRADING_FA',
      'OTH_RECEIV',
    ];
    const json = table.slice(1).map((row) => ({
      ticker: (row[1] ?? '').padStart(6, '0'),
      day: row[5],
      kind: row[6],
      ...Object.fromEntries(columns.map((name) => [name.toLowerCase(), row[at(name)] || null])),
    }));
    const typed = columns.map((name) => `${name.toLowerCase()} numeric`).join(', ');
    const { rows } = await sql<Record<string, string | null> & { ticker: string; end: string; annual: boolean }>`
      with r as (select * from jsonb_to_recordset(${JSON.stringify(json)}::jsonb)
                   as r (ticker text, day date, kind text, ${sql.raw(typed)}))
      select r.ticker, r.day::text as end, r.kind = 'A' as annual,
             (r.t_ca / r.t_cl)::text as current_ratio,
             ((r.cash_c_equiv + coalesce(r.trading_fa, 0) + coalesce(r.notes_receiv, 0) + r.ar + r.oth_receiv) / r.t_cl)::text as quick_ratio,
             (r.t_liab / r.t_assets)::text as debt_to_asset_ratio,
             (r.n_income / r.revenue)::text as net_margin,
             (1 - r.cogs / r.revenue)::text as gross_margin,
             (r.revenue / p.revenue - 1)::text as revenue_growth,
             case when r.kind = 'A' then (r.n_income * 2 / (r.t_sh_equity + p.t_sh_equity))::text end as roe,
             case when r.kind = 'A' then (365 * (r.ar + coalesce(r.notes_receiv, 0) + p.ar + coalesce(p.notes_receiv, 0)) / 2 / r.revenue)::text end as receivables_days,
             case when r.kind = 'A' then (r.cogs * 2 / (r.inventories + p.inventories))::text end as inventory_turnover,
             case when r.kind = 'A' then (r.n_cf_operate_a / r.t_liab)::text end as operating_cash_flow_to_debt
        from r left join r p on p.ticker = r.ticker and p.kind = r.kind and p.day = (r.day - interval '1 year')::date`.execute(
      db,
    );
    return rows;
  }
});
