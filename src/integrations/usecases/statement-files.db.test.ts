import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { chart } from '#assessment';
import { createCustomer } from '#customers/usecases';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { defaultOptions } from '../import-kind.ts';
import { listFaults } from '../store/rejected-rows.ts';
import { importLocalFile } from './import-local-file.ts';

const platform = await testPlatform();
const db = platform.database.sql;
const folder = await mkdtemp(join(tmpdir(), 'headroom-statements-'));
await createCustomer(platform, { caller: operator }, { code: 'C00042', name: '恒达' });

const printed = [
  ['资产负债表'],
  ['客户编码', 'C00042'],
  ['单位:元'],
  ['项目', '附注', '2025年12月31日', '2024年12月31日'],
  ['流动资产:', '', '', ''],
  ['货币资金', '五、1', '1,200.00', '—'],
  ['流动资产合计', '', '1,500.00', '250'],
  ['未分配利润', '', '(30.5)', '12'],
];

async function importFile(path: string) {
  const asked = {
    path,
    kind: 'statements',
    options: { ...defaultOptions, createCustomers: true },
    dryRun: false,
  } as const;
  const done = await importLocalFile(platform, operator, asked);
  if (!done.ok) throw new Error(done.refusal.detail);
  return done.value;
}

async function figuresOf(code: string) {
  const { rows } = await sql<{ day: string; span: string; figures: Record<string, string> }>`
    select period_end::text as day, span, figures
      from assessment.statements join customers.customers using (customer_id) where code = ${code} order by 1 desc`.execute(
    db,
  );
  return rows;
}

describe('statements as they are printed, one column per period', () => {
  const expected = [
    {
      day: '2025-12-31',
      span: 'annual',
      figures: { cash: '120000', total_current_assets: '150000', retained_earnings: '-3050' },
    },
    { day: '2024-12-31', span: 'annual', figures: { total_current_assets: '25000', retained_earnings: '1200' } },
  ];

  it('come in from a spreadsheet', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('报表');
    for (const row of printed) sheet.addRow(row);
    const path = join(folder, 'printed.xlsx');
    await writeFile(path, Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(await importFile(path)).toMatchObject({ state: 'imported', created: 2, rejected: 0 });
    expect(await figuresOf('C00042')).toEqual(expected);
  });

  it('and the same from CSV changes nothing', async () => {
    const path = join(folder, 'printed.csv');
    await writeFile(path, printed.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
    await sql`update assessment.statements set source = 'printed.csv'`.execute(db);
    expect(await importFile(path)).toMatchObject({ state: 'imported', created: 0, unchanged: 2, rejected: 0 });
  });
});

test('columns say what kind of statement it is, and a corner what its figures count', async () => {
  await createCustomer(platform, { caller: operator }, { code: 'C00043', name: '宏图' });
  const path = join(folder, 'kinds.csv');
  await writeFile(
    path,
    [
      '客户编码,报告期,报表口径,合并范围,数据口径,审计意见,单位,营业收入',
      'C00043,2025-12-31,经审计,合并,累计,保留意见,万元,1.2345',
      'C00043,2025-12-31,报税报表,母公司,,,元,7',
      'C00043,2025-06-30,,,单季,,千元,2',
      'C00043,2024-12-31,随便,,,,,1',
    ].join('\n'),
  );
  expect(await importFile(path)).toMatchObject({ created: 3, rejected: 1 });
  const { rows } = await sql<{ kind: string }>`
    select concat_ws(' ', period_end, scope, flows, audited, opinion, prepared_for, figures->>'revenue') as kind
      from assessment.statements join customers.customers using (customer_id) where code = 'C00043' order by 1`.execute(
    db,
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    '2025-06-30 consolidated single_quarter f 200000',
    '2025-12-31 consolidated year_to_date t qualified 1234500',
    '2025-12-31 parent year_to_date f tax_filed 700',
  ]);
  const corner = join(folder, 'corner.csv');
  await writeFile(
    corner,
    ['客户编码,C00043', '编制单位：宏图,,单位：万元', '项目,2023年12月31日', '货币资金,1.5'].join('\n'),
  );
  expect(await importFile(corner)).toMatchObject({ created: 1, rejected: 0 });
  expect((await figuresOf('C00043')).at(-1)).toMatchObject({ day: '2023-12-31', figures: { cash: '1500000' } });
});

test('a bad row says where, and the good ones go in', async () => {
  const path = join(folder, 'rows.csv');
  await writeFile(
    path,
    [
      '客户编码,报告期,报表类型,货币资金',
      'C00042,2025-06-30,半年报,12',
      'C00042,soon,A,1',
      'C00042,2023,A,twelve',
      'C00042,2025-12-31,A,1',
    ].join('\n'),
  );
  const run = await importFile(path);
  expect(run).toMatchObject({ state: 'imported', created: 1, rejected: 3 });
  const faults = await listFaults(db, run.importId, 10);
  expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, '报告期', 'invalid_period'],
    [4, '货币资金', 'invalid_figure'],
    [5, '报告期', 'statement_exists'],
  ]);
});

const vendor = join(import.meta.dirname, '../../../../shared/data/ashare-fddc2018/airport-airline-statements.csv');

test.skipIf(!existsSync(vendor))('a vendor’s file of 251 columns: every line that the chart has', async () => {
  expect(await importFile(vendor)).toMatchObject({ created: 222, rejected: 0, customersCreated: 6 });
  const { rows } = await sql<{ n: number; lines: number }>`
    select count(*)::int as n, sum((select count(*) from jsonb_object_keys(figures)))::int as lines
      from assessment.statements where source = 'airport-airline-statements.csv'`.execute(db);
  // Counted in the file itself: every cell with a figure under a column whose code the chart knows.
  const [header = [], ...body] = parse(await readFile(vendor), { bom: true }) as string[][];
  const codes = new Set(chart.flatMap(({ aliases }) => aliases));
  const known = header.map((name) => codes.has(/^([A-Z][A-Z0-9_]*)_\p{Script=Han}/u.exec(name)?.[1] ?? ''));
  const cells = body.flatMap((row) => row.filter((cell, place) => known[place] === true && cell !== ''));
  expect(rows).toEqual([{ n: 222, lines: cells.length }]);
});
