import { sql } from 'kysely';
import { calendarDate } from '#kernel';
import { newId } from '#platform';
import { policyRoutes } from '../../policy/http/routes.ts';
import { customersRoutes } from '../../customers/http/routes.ts';
import { describe, expect, it, test } from 'vitest';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { assessmentRoutes } from './routes.ts';

let today = calendarDate('2026-06-30');
const platform = await testPlatform({ now: () => new Date(`${today}T04:00:00Z`) });
const ask = await testApi(platform, [
  ...customersRoutes(platform),
  ...assessmentRoutes(platform),
  ...policyRoutes(platform),
]);
const may = 'customers:read customers:write customers:blacklist statements:write assessments:read assessments:write';
const db = platform.database.sql;

async function add(code: string, more: object = {}) {
  const added = await ask('POST /customers', {
    may,
    body: { code, name: `${code} Ltd`, industry: '通用设备制造业', ...more },
  });
  expect(added.status).toBe(201);
}

const figures = {
  cash: '300.00',
  total_current_assets: '500',
  total_current_liabilities: '250',
  total_assets: '1000',
  total_liabilities: '400',
  total_equity: '600',
};
const annual = (customerCode: string, more: object = {}) => ({
  customerCode,
  periodEnd: '2025-12-31',
  span: 'annual',
  audited: true,
  source: '年报',
  figures,
  ...more,
});

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

describe('a statement', () => {
  it('is entered once: 201, then 200 for the same figures, 409 for others, 200 for a correction of the version read', async () => {
    await add('S1');
    const first = await ask('POST /statements', { may, body: annual('S1') });
    expect(first).toMatchObject({
      status: 201,
      body: { version: 1, figures: { cash: '300.00', total_assets: '1000.00' }, doubts: [] },
    });
    expect(await ask('POST /statements', { may, body: annual('S1') })).toEqual({ status: 200, body: first.body });
    const other = annual('S1', { figures: { ...figures, cash: '299.99' } });
    expect(await ask('POST /statements', { may, body: other })).toMatchObject({
      status: 409,
      body: { code: 'statement_exists' },
    });
    expect(await ask('POST /statements', { may, body: { ...other, replacesVersion: 7 } })).toMatchObject({
      status: 412,
    });
    expect(await ask('POST /statements', { may, body: { ...other, replacesVersion: 1 } })).toMatchObject({
      status: 200,
      body: { id: first.body['id'], version: 2, figures: { cash: '299.99' } },
    });
    const { body } = await ask('GET /customers/S1/timeline', { may });
    expect(body['items'][0]).toMatchObject({
      command: 'assessment.enter_statement',
      detail: { changed: { cash: { before: '300.00', after: '299.99' } } },
    });
  });

  it('tells what does not add up, and keeps it as it was given', async () => {
    await add('S2');
    const { body } = await ask('POST /statements', {
      may,
      body: annual('S2', { figures: { ...figures, total_equity: '601' } }),
    });
    expect(body).toMatchObject({
      figures: { total_equity: '601.00' },
      doubts: [],
    });
    const wrong = await ask('POST /statements', {
      may,
      body: annual('S2', { periodEnd: '2024-12-31', figures: { ...figures, total_equity: '610' } }),
    });
    expect(wrong.body['doubts']).toEqual([
      {
        code: 'does_not_add_up',
        line: 'total_assets',
        given: '1000.00',
        expected: '1010.00',
        from: ['total_liabilities', 'total_equity'],
      },
    ]);
  });

  // biome-ignore format: a table
  it.each([
    ['a period that is not over',   { periodEnd: '2026-12-31' },             400, 'period_not_over'],
    ['a customer nobody knows',     { customerCode: 'NOBODY' },              404, 'customer_not_found'],
    ['no figure at all',            { figures: { cash: null } },             400, 'empty_statement'],
    ['a line that is not in the chart', { figures: { moon: '1' } },          400, 'invalid_input'],
    ['an amount with letters',      { figures: { cash: '12 元' } },          400, 'invalid_input'],
  ])('%s is refused', async (_what, more, status, code) => {
    if ((await ask('GET /customers/S3', { may })).status === 404) await add('S3');
    const answer = await ask('POST /statements', { may, body: annual('S3', more) });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('moves with its customer to another credit group', async () => {
    await add('HEAD');
    await add('S4');
    await ask('POST /statements', { may, body: annual('S4') });
    await ask('POST /customers/S4/assessments', { may });
    await ask('PATCH /customers/S4', { may, body: { parentCode: 'HEAD' } });
    expect((await ask('GET /customers/S4/statements', { may })).body['items']).toHaveLength(1);
    expect((await ask('GET /customers/S4/assessments', { may })).body['items']).toHaveLength(1);
  });
});

test('ratios: with definitions, values, and the reason where there is none', async () => {
  await add('R1');
  await ask('POST /statements', { may, body: annual('R1') });
  const { body } = await ask('GET /customers/R1/ratios', { may });
  expect(body['definitions']).toContainEqual(
    expect.objectContaining({ code: 'current_ratio', formula: '流动资产 ÷ 流动负债' }),
  );
  expect(body['periods'][0]).toMatchObject({
    periodEnd: '2025-12-31',
    workingCapital: { currency: 'CNY', amount: '250.00' },
    ratios: {
      current_ratio: { value: 2, because: null },
      debt_to_asset_ratio: { value: 0.4 },
      roe: { value: null, because: 'missing_figure', missing: ['net_profit'] },
    },
  });
});

describe('an assessment', () => {
  it('is made from statements, answers, industry and our receivables, and can be made again', async () => {
    await add('A1');
    await ask('POST /statements', { may, body: annual('A1') });
    const outlook = await ask('POST /customers', { may, body: { code: 'X', name: 'X' } });
    expect(outlook.status).toBe(201);
    await setOutlook('stable');
    await ask('POST /customers/A1/answers', { may, body: { answers: { management: 'strong', market_share: 0.2 } } });
    await invoice('A1', 'I-1', '2026-01-01', '2026-03-01', '2026-03-11');
    await invoice('A1', 'I-2', '2026-04-01', '2026-06-29', null);

    const { status, body } = await ask('POST /customers/A1/assessments', { may });
    expect(status).toBe(201);
    const line = (code: string) => body['factors'].find((factor: { code: string }) => factor.code === code);
    expect(line('current_ratio')).toMatchObject({
      value: 2,
      points: 6,
      from: { periodEnd: '2025-12-31', span: 'annual' },
    });
    expect(line('late_share')).toMatchObject({ value: 1, points: 0, maxPoints: 6 });
    expect(line('days_beyond_terms')).toMatchObject({ value: 10, points: 4 });
    expect(line('oldest_overdue_days')).toMatchObject({ value: 1, points: 5 });
    expect(line('industry_outlook')).toMatchObject({ value: 'stable', points: 7 });
    expect(line('management')).toMatchObject({ value: 'strong', points: 4 });
    expect(line('strategy')).toMatchObject({ value: null, because: 'not_answered', points: 0 });
    expect(body).toMatchObject({
      customerCode: 'A1',
      policyVersion: 'policy-1',
      limitBasis: { netAssets: { amount: '600.00' }, yearlySales: { amount: '200.00' } },
    });
    expect(body['score']).toBe(
      body['factors'].reduce((sum: number, { points }: { points: number }) => sum + points, 0),
    );

    // Everything changes; what was decided then can still be made again from what was known then.
    await setOutlook('negative');
    await ask('POST /customers/A1/answers', { may, body: { answers: { management: null } } });
    const replay = await ask(`GET /assessments/${body['id']}/replay`, { may });
    expect(replay.body).toMatchObject({ agrees: true, hashAgrees: true, differences: [] });
    const again = await ask('POST /customers/A1/assessments', { may });
    expect(again.body['score']).toBe(body['score'] - 7 - 4);
    const { body: list } = await ask('GET /customers/A1/assessments', { may });
    expect(list['items'].map(({ id }: { id: string }) => id)).toEqual([again.body['id'], body['id']]);
  });

  it('that somebody altered is found', async () => {
    await add('A2');
    const { body } = await ask('POST /customers/A2/assessments', { may });
    await sql`update assessment.assessments set result = jsonb_set(result, '{score}', '99') where assessment_id = ${body['id']}`.execute(
      db,
    );
    expect((await ask(`GET /assessments/${body['id']}/replay`, { may })).body).toMatchObject({
      agrees: false,
      hashAgrees: false,
      differences: [{ field: 'score', stored: 99, replayed: body['score'] }],
    });
  });

  it('of a customer on the blacklist is a D', async () => {
    await add('A3');
    await ask('POST /customers/A3/blacklist', { may, body: { reason: 'fraud' } });
    expect((await ask('POST /customers/A3/assessments', { may })).body).toMatchObject({
      grade: 'D',
      caps: expect.arrayContaining([{ when: 'blacklisted', atMost: 'D' }]),
    });
  });

  it('counts in the portfolio by the latest one', async () => {
    const { body } = await ask('GET /grades', { may });
    const counted = body['items'].reduce((sum: number, { customers }: { customers: number }) => sum + customers, 0);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from customers.customers`.execute(db);
    expect(counted + body['notAssessed']).toBe(rows[0]?.n);
    expect(body['items'].find(({ grade }: { grade: string }) => grade === 'D').customers).toBeGreaterThan(0);
  });
});

describe('an assessment explained', () => {
  const year = (more: object) => ({
    ...figures,
    total_noncurrent_assets: '500',
    revenue: '2000',
    net_profit: '100',
    operating_cash_flow: '120',
    ...more,
  });

  it('says what carried it, what changed, what would reach the next grade, and how far its figures may be trusted', async () => {
    await add('E1');
    const before = annual('E1', { periodEnd: '2024-12-31', figures: year({ cash: '290' }) });
    await ask('POST /statements', { may, body: before });
    await ask('POST /statements', { may, body: annual('E1', { figures: year({}) }) });
    const first = await ask('POST /customers/E1/assessments', { may });
    expect(first.body).not.toHaveProperty('quality');
    const unexamined = await ask(`GET /assessments/${first.body['id']}/explanation`, { may });
    expect(unexamined.body).toMatchObject({
      since: null,
      qualityCounts: false,
      quality: { grade: expect.any(String) },
    });

    // The second policy examines the figures, and an adverse opinion on a balance that does not balance is too much.
    today = calendarDate('2026-11-30');
    await ask('POST /customers/E1/answers', { may, body: { answers: { management: 'strong' } } });
    const adverse = { figures: year({ total_equity: '500' }), opinion: 'adverse', replacesVersion: 1 };
    const entered = await ask('POST /statements', { may, body: annual('E1', adverse) });
    expect(entered.body).toMatchObject({ version: 2, opinion: 'adverse' });
    const second = await ask('POST /customers/E1/assessments', { may });
    expect(second.body).toMatchObject({
      policyVersion: 'policy-2',
      quality: { grade: 'unreliable', scoreMargin: 12 },
      caps: expect.arrayContaining([{ when: 'figures_in_doubt', atMost: 'BB' }]),
      pd: expect.any(Number),
    });
    expect(second.body['models'].map(({ code }: { code: string }) => code)).toContain('altman_z_china');
    const { body } = await ask(`GET /assessments/${second.body['id']}/explanation`, { may });
    expect(body).toMatchObject({
      qualityCounts: true,
      since: { assessmentId: first.body['id'], from: first.body['score'], to: second.body['score'], otherPolicy: true },
    });
    expect(body['since']['capsNew']).toContain('figures_in_doubt');
    expect(body['since']['steps']).toContainEqual({ code: 'management', change: 4, before: null, after: 'strong' });
    expect(body['quality']['findings']).toContainEqual(
      expect.objectContaining({
        code: 'does_not_add_up',
        severity: 'serious',
        line: 'total_assets',
        amounts: { given: '1000.00', expected: '900.00', difference: '100.00' },
      }),
    );
    for (const { id } of [first.body, second.body] as { id: string }[])
      expect((await ask(`GET /assessments/${id}/replay`, { may })).body).toMatchObject({
        agrees: true,
        hashAgrees: true,
      });

    const analysis = await ask('GET /customers/E1/statement-analysis', { may });
    expect(analysis.body['periods'][0]).toMatchObject({
      periodEnd: '2025-12-31',
      duPont: { netMargin: 0.05, assetTurnover: 2 },
      commonSize: { cash: 0.3, net_profit: 0.05 },
    });
    // What could not be held against its source gives a value at most, and no verdict.
    const unverified = analysis.body['models'].filter((model: { isVerified: boolean }) => !model.isVerified);
    expect(unverified.map(({ code }: { code: string }) => code)).toEqual(['altman_z_china']);
    const isChina = ({ code }: { code: string }) => code === 'altman_z_china';
    for (const models of [analysis.body['periods'][0].models, second.body['models']])
      expect(models.find(isChina).zone).toBeNull();
    today = calendarDate('2026-06-30');
  });

  it('only audited statements carry an opinion', async () => {
    await add('E2');
    const refused = await ask('POST /statements', {
      may,
      body: annual('E2', { audited: false, opinion: 'qualified' }),
    });
    expect([refused.status, refused.body['code']]).toEqual([400, 'opinion_without_audit']);
  });
});

describe('statements of one period', () => {
  it('stand beside each other by kind, the surest speaks, and a quarter alone is added to those before it', async () => {
    await add('K1');
    const enter = (more: object) =>
      ask('POST /statements', { may, body: { ...annual('K1'), audited: undefined, ...more } });
    const first = await enter({ assurance: 'tax_filed', figures: { ...figures, cash: '1' } });
    expect(first.body).toMatchObject({
      audited: false,
      assurance: 'tax_filed',
      scope: 'consolidated',
      flows: 'year_to_date',
    });
    expect(await enter({ assurance: 'audited' })).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await enter({ assurance: 'audited', scope: 'parent', figures: { ...figures, cash: '2' } })).toMatchObject({
      status: 201,
    });
    const quarter = { span: 'first_quarter', periodEnd: '2026-03-31', figures: { revenue: '0.01' }, unit: 10_000 };
    await enter(quarter);
    const alone = { periodEnd: '2026-06-30', span: 'half_year', flows: 'single_quarter', figures: { revenue: '150' } };
    expect(await enter(alone)).toMatchObject({ status: 201, body: { flows: 'single_quarter' } });
    await enter({ ...alone, periodEnd: '2025-06-30' });

    const listed = (await ask('GET /customers/K1/statements', { may })).body['items'];
    const told = ({ periodEnd, scope, assurance, speaks }: Record<string, string>) =>
      [periodEnd, scope, assurance, speaks].join(' ');
    expect(listed.map(told).toSorted()).toEqual([
      '2025-06-30 consolidated unaudited false',
      '2025-12-31 consolidated audited true',
      '2025-12-31 consolidated tax_filed false',
      '2025-12-31 parent audited false',
      '2026-03-31 consolidated unaudited true',
      '2026-06-30 consolidated unaudited true',
    ]);
    expect(listed[0]).toMatchObject({ since: { after: '2026-03-31', figures: { revenue: '150.00' } } });
    const { periods } = (await ask('GET /customers/K1/ratios', { may })).body;
    expect(periods.map(({ periodEnd }: { periodEnd: string }) => periodEnd)).toEqual([
      '2026-06-30',
      '2026-03-31',
      '2025-12-31',
    ]);
    const snapshot = (await ask('POST /customers/K1/assessments', { may })).body['id'];
    const { body } = await ask(`GET /assessments/${snapshot}`, { may });
    expect(body['snapshot'].statements[0].figures).toEqual({ revenue: '25000' });
    expect((await ask(`GET /assessments/${snapshot}/replay`, { may })).body).toMatchObject({
      agrees: true,
      hashAgrees: true,
    });

    // The second half alone: added to the first, which is there in 2024.
    const halves = [
      { periodEnd: '2024-06-30', span: 'half_year', figures: { revenue: '40' }, opening: { cash: '7' } },
      { periodEnd: '2024-12-31', span: 'annual', flows: 'second_half', figures: { revenue: '60', cash: '9' } },
    ];
    const [opened] = [await enter(halves[0] ?? {}), await enter(halves[1] ?? {})];
    expect(opened?.body['opening']).toEqual({ cash: '7.00' });
    const wrong = await enter({ ...halves[1], span: 'half_year', periodEnd: '2023-06-30' });
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'second_half_ends_year']);
    const of2024 = (await ask('GET /customers/K1/statements', { may })).body['items'].find(
      ({ flows }: { flows: string }) => flows === 'second_half',
    );
    expect(of2024).toMatchObject({ speaks: true, since: { after: '2024-06-30', figures: { revenue: '60.00' } } });
    const corrected = { ...halves[0], opening: { cash: '8' }, replacesVersion: 1 };
    expect((await enter(corrected)).body).toMatchObject({ version: 2, opening: { cash: '8.00' } });

    // What kind it is was wrong: it is corrected by its id, unless another of that kind is there.
    const mend = (assurance: string) =>
      enter({ assurance, figures: { ...figures, cash: '1' }, replacesId: first.body['id'], replacesVersion: 1 });
    expect(await mend('audited')).toMatchObject({ status: 409, body: { code: 'statement_exists' } });
    expect(await mend('management')).toMatchObject({
      status: 200,
      body: { id: first.body['id'], assurance: 'management', version: 2 },
    });
  });
});

describe('a file that was reviewed', () => {
  it('is saved as a whole, with what was corrected in it, or nothing of it is', async () => {
    await add('W9');
    const year = (periodEnd: string, more = {}) => ({ periodEnd, span: 'annual', figures, ...more });
    const spellings = [{ part: 'balance_sheet', label: '神秘科目乙', line: 'goodwill' }];
    const save = (statements: object[]) =>
      ask('POST /reviewed-spreads', { may, body: { customerCode: 'W9', statements, spellings } });
    const kept = async () => (await ask('GET /customers/W9/statements', { may })).body['items'].length;

    expect(await save([year('2024-12-31'), year('2030-12-31')])).toMatchObject({
      status: 400,
      body: { code: 'period_not_over', errors: [expect.objectContaining({ field: 'statements.1.periodEnd' })] },
    });
    expect(await kept()).toBe(0);
    const spread = () =>
      ask('POST /statement-spreads', {
        may,
        body: {
          customerCode: 'W9',
          sheets: [
            {
              name: 's',
              rows: [
                ['项目', '期末余额'],
                ['货币资金', '1'],
                ['存货', '1'],
                ['神秘科目乙', '1'],
              ],
            },
          ],
        },
      });
    expect((await spread()).body['rows'][2]).toMatchObject({ how: 'unknown' });

    const opening = { ...figures, cash: '290' };
    const both = [year('2025-12-31', { opening }), year('2024-12-31')];
    expect(await save(both)).toMatchObject({ status: 200, body: { remembered: 1 } });
    expect(await kept()).toBe(2);
    expect((await spread()).body['rows'][2]).toMatchObject({ how: 'remembered', line: 'goodwill' });
    expect((await save(both)).body['statements'].map(({ version }: { version: number }) => version)).toEqual([1, 1]);

    const { body } = await ask('POST /customers/W9/assessments', { may });
    const { quality } = (await ask(`GET /assessments/${body['id']}/explanation`, { may })).body;
    expect(quality.findings).toContainEqual(
      expect.objectContaining({
        code: 'opening_balance_differs',
        line: 'cash',
        amounts: expect.objectContaining({ difference: '-10.00' }),
      }),
    );
  });
});

describe('a pasted statement', () => {
  const rows = [
    ['资产负债表', '2025年12月31日', '单位：万元'],
    ['项目', '期末余额', '年初余额'],
    ['货币资金', '3.14', '2'],
    ['神秘科目', '1', '1'],
    ['资产总计', '10', '8'],
  ];
  const spread = (customerCode: string) =>
    ask('POST /statement-spreads', { may, body: { customerCode, sheets: [{ name: '粘贴', rows }] } });

  it('is shown line by line; what was corrected once is not asked again, of this customer or of any', async () => {
    await add('P1');
    await add('P2');
    const { status, body } = await spread('P1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      unit: 10_000,
      unitStated: true,
      periods: [{ periodEnd: '2025-12-31' }, { periodEnd: '2024-12-31' }],
      rows: [
        {
          cell: 'A3',
          line: 'cash',
          how: 'same_name',
          figures: [{ cell: 'B3', amount: '31400.00' }, { amount: '20000.00' }],
        },
        { label: '神秘科目', line: null, how: 'unknown' },
        { line: 'total_assets' },
      ],
    });
    const remember = (customerCode: string | null, line: string | null) =>
      ask('POST /statement-spellings', {
        may,
        body: { customerCode, spellings: [{ part: 'balance_sheet', label: ' 神秘科目：', line }] },
      });
    expect((await remember('P1', 'other_current_assets')).body).toEqual({ remembered: 1 });
    expect((await remember(null, null)).status).toBe(200);
    const second = async (code: string) => (await spread(code)).body['rows'][1];
    expect(await second('P1')).toMatchObject({ line: 'other_current_assets', how: 'remembered' });
    expect(await second('P2')).toMatchObject({ line: null, how: 'remembered' });
    expect((await remember('P1', 'moon')).status).toBe(400);
    expect((await remember('NOBODY', null)).status).toBe(404);
  });

  it('without a statement in it is refused in words, and nothing is saved', async () => {
    await add('P3');
    const sheets = [{ name: 'x', rows: [['姓名', '工资']] }];
    const answer = await ask('POST /statement-spreads', { may, body: { customerCode: 'P3', sheets } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'no_statement_found']);
    expect((await ask('GET /customers/P3/statements', { may })).body['items']).toEqual([]);
  });
});

test('answers are kept with who gave them; what the scorecard does not ask or offer is refused', async () => {
  await add('Q1');
  const given = await ask('POST /customers/Q1/answers', {
    may,
    body: { answers: { culture: 'sound', years_in_business: 12 } },
  });
  expect(given).toMatchObject({ status: 200, body: { answers: { culture: 'sound', years_in_business: 12 } } });
  const { body } = await ask('GET /customers/Q1/answers', { may });
  expect(body['questions'].find(({ code }: { code: string }) => code === 'culture')).toMatchObject({
    kind: 'chosen',
    answer: 'sound',
    answeredBy: 'Test key',
    choices: [{ answer: 'sound', points: 2 }, { answer: 'mixed' }, { answer: 'doubtful' }],
  });
  for (const answers of [
    { culture: 'great' },
    { market_share: 20 },
    { industry_outlook: 'positive' },
    { late_share: 0 },
  ])
    expect((await ask('POST /customers/Q1/answers', { may, body: { answers } })).status).toBe(400);
});

test('two judge, each for themselves; the lower counts while they differ, until a third settles it', async () => {
  await add('J1');
  const persons = {
    first: `${may} grades:override`,
    second: `${may} holds:read`,
    third: 'assessments:read grades:override',
    reader: 'assessments:read',
  };
  const judge = (who: keyof typeof persons, level: number, evidence = '走访') =>
    ask('POST /customers/J1/judgements', {
      may: persons[who],
      body: { answers: [{ question: 'management', level, evidence }] },
    });
  const seen = async (who: keyof typeof persons) => {
    const { body } = await ask('GET /customers/J1/judgements', { may: persons[who] });
    return body['questions'].find(({ code }: { code: string }) => code === 'management');
  };
  expect(await judge('first', 4, '')).toMatchObject({ status: 400, body: { code: 'evidence_missing' } });
  expect(await judge('first', 4)).toMatchObject({ status: 200, body: { answers: { management: 'strong' } } });
  expect(await seen('second')).toMatchObject({ answer: null, judged: { mine: null, others: [], hidden: 1 } });
  expect(await seen('reader')).toMatchObject({ answer: { level: 4 }, judged: { others: [{ level: 4 }], hidden: 0 } });
  // Nor does the customer's timeline tell it: what was judged stands in the trail alone.
  const { body: timeline } = await ask('GET /customers/J1/timeline', { may: persons.second });
  expect(timeline['items'][0]).toMatchObject({ command: 'assessment.judge' });
  expect(JSON.stringify(timeline)).not.toContain('走访');

  const told = async (who: keyof typeof persons) => {
    const made = await ask('POST /customers/J1/assessments', { may: persons.first });
    const as = { may: persons[who] };
    const { id } = made.body;
    const [list, one, why, answers] = await Promise.all([
      ask('GET /customers/J1/assessments', as),
      ask(`GET /assessments/${id}`, as),
      ask(`GET /assessments/${id}/explanation`, as),
      ask('GET /customers/J1/answers', as),
    ]);
    const own = ({ code }: { code: string }) => code === 'management';
    const soft = ({ dimension }: { dimension: string }) => dimension === 'soft';
    return {
      factor: list.body['items'][0].factors.find(own),
      soft: list.body['items'][0].dimensions.find(soft).points,
      known: one.body['snapshot'].answers,
      best: why.body['best'],
      answer: answers.body['questions'].find(own).answer,
    };
  };
  const strong = { points: 4, value: 'strong', because: null, from: { kind: 'entered' } };
  for (const who of ['first', 'reader'] as const)
    expect(await told(who)).toMatchObject({
      factor: strong,
      soft: 4,
      known: { management: 'strong' },
      answer: 'strong',
    });
  const blind = await told('second');
  expect(blind).toMatchObject({
    factor: { points: null, value: null, because: 'judge_first', from: null },
    soft: null,
    known: {},
    answer: null,
  });
  expect([(await told('first')).best, blind.best].map((best) => best.includes('management'))).toEqual([true, false]);
  const other = [{ question: 'capacity_use', value: 0.7, evidence: '' }];
  expect((await ask('POST /customers/J1/judgements', { may: persons.second, body: { answers: other } })).body).toEqual({
    answers: { capacity_use: 0.7 },
  });

  expect(await judge('second', 2, '财务负责人半年内换了两次')).toMatchObject({
    body: { answers: { management: 'weak' } },
  });
  expect(await seen('first')).toMatchObject({
    answer: { value: 'weak', level: 2, evidence: '财务负责人半年内换了两次' },
    judged: { mine: { level: 4 }, others: [{ level: 2 }], because: 'cautious', differs: true, maySettle: false },
  });
  expect(await told('second')).toMatchObject({ factor: { points: 0, value: 'weak' }, soft: 0, answer: 'weak' });
  const settle = (who: keyof typeof persons) =>
    ask('POST /customers/J1/judgements/management/settlement', {
      may: persons[who],
      body: { level: 3, reason: '一起走访' },
    });
  expect(await settle('first')).toMatchObject({ status: 403, body: { code: 'own_judgement' } });
  expect(await settle('third')).toMatchObject({ status: 200, body: { level: 3 } });
  expect(await settle('third')).toMatchObject({ status: 409, body: { code: 'nothing_to_settle' } });
  expect(await seen('first')).toMatchObject({
    answer: { value: 'adequate', level: 3 },
    judged: { because: 'settled', settled: { level: 3, reason: '一起走访' } },
  });
});

test('figures that the scorecard does not score are asked and kept, with what they rest on', async () => {
  await add('J2');
  const answers = [{ question: 'capacity_use', value: 0.82, evidence: '2025 年报第 12 页' }];
  expect((await ask('POST /customers/J2/judgements', { may, body: { answers } })).body).toEqual({
    answers: { capacity_use: 0.82 },
  });
  const { body } = await ask('GET /customers/J2/judgements', { may });
  expect(body['questions'].find(({ code }: { code: string }) => code === 'capacity_use')).toMatchObject({
    isScored: false,
    answer: { value: 0.82, evidence: '2025 年报第 12 页', answeredBy: 'Test key' },
  });
  const wrong = [{ question: 'capacity_use', value: 82, evidence: '' }];
  for (const sent of [wrong, [...answers, ...answers]])
    expect((await ask('POST /customers/J2/judgements', { may, body: { answers: sent } })).status).toBe(400);
});

test('an outlook ends on its last day: from the next on it is not known', async () => {
  today = calendarDate('2026-06-30');
  await add('O1', { industry: '造船业' });
  const path = `PUT /industry-outlooks/${encodeURIComponent('造船业')}` as const;
  const stated = { outlook: 'positive', reason: '订单饱满', source: '协会二季度报告', validTo: '2026-07-31' };
  expect(await ask(path, { may, body: { ...stated, validTo: '2026-06-29' } })).toMatchObject({ status: 400 });
  expect(await ask(path, { may, body: stated })).toMatchObject({
    status: 200,
    body: { statedOn: '2026-06-30', validTo: '2026-07-31', owner: 'Test key', source: '协会二季度报告' },
  });
  const outlookIn = async () => {
    const { body } = await ask('POST /customers/O1/assessments', { may });
    return body['factors'].find(({ code }: { code: string }) => code === 'industry_outlook').value;
  };
  today = calendarDate('2026-07-31');
  expect(await outlookIn()).toBe('positive');
  today = calendarDate('2026-08-01');
  expect(await outlookIn()).toBeNull();
});

test('a table goes in; the same again changes nothing; a dry run neither', async () => {
  await add('T1');
  const table = [
    ['客户编码', '报告期', '报表类型', '货币资金', '资产总计'],
    ['T1', '2025-12-31', '年报', '1', '2'],
    ['T1', '2026', 'A', '1', '2'],
    ['T9', '2025', 'A', '1', '2'],
  ];
  const dry = await ask('POST /statements/import', { may, body: { table, dryRun: true } });
  expect(dry.body).toMatchObject({
    created: 1,
    unchanged: 0,
    refused: [
      { row: 2, code: 'period_not_over' },
      { row: 3, code: 'customer_not_found' },
    ],
  });
  expect((await ask('GET /customers/T1/statements', { may })).body['items']).toEqual([]);
  expect((await ask('POST /statements/import', { may, body: { table } })).body).toMatchObject({ created: 1 });
  expect((await ask('POST /statements/import', { may, body: { table } })).body).toMatchObject({
    created: 0,
    unchanged: 1,
  });
});

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

async function setOutlook(outlook: string) {
  const industry = encodeURIComponent('通用设备制造业');
  const set = await ask(`PUT /industry-outlooks/${industry}`, { may, body: { outlook, reason: '订单' } });
  expect(set).toMatchObject({ status: 200, body: { industry: '通用设备制造业', outlook } });
}

test('the main ratios stand among ours of the industry; fewer than eight say nothing', async () => {
  today = calendarDate('2026-06-30');
  const assessed = async (number: number) => {
    const code = `PEER${number}`;
    await add(code, { industry: '同业测试' });
    await ask('POST /statements', {
      may,
      body: annual(code, { figures: { ...figures, total_current_assets: `${400 + number * 10}` } }),
    });
    expect((await ask(`POST /customers/${code}/assessments`, { may })).status).toBe(201);
  };
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await assessed(number);
  const currentRatio = async () => {
    const { body } = await ask('GET /customers/PEER8/peers', { may });
    return body['items'].find((one: { code: string }) => one.code === 'current_ratio');
  };
  expect(await currentRatio()).toMatchObject({ quartile: null, peers: 7, because: 'too_few_peers' });
  await assessed(9);
  expect(await currentRatio()).toMatchObject({ value: 1.92, quartile: 1, group: 'industry_and_size', peers: 8 });
  expect((await ask('GET /customers/PEER8/peers', { may })).body).toMatchObject({
    industry: '同业测试',
    size: 'small',
  });
});

describe('another scorecard', () => {
  const trying = `${may} policies:draft`;
  const manager = `${may} policies:write`;
  const director = 'assessments:read policies:write';
  const drafted = async () => {
    const { body } = await ask('GET /scorecard', { may });
    const { draft } = body as { draft: { factors: { code: string; weight: number }[]; vetoes: object[] } };
    const weights: Record<string, number> = { debt_to_asset_ratio: 16, days_beyond_terms: 3, late_share: 2 };
    return {
      replaces: body['version'] as string,
      draft: {
        ...draft,
        factors: draft.factors.map((factor) => ({ ...factor, weight: weights[factor.code] ?? factor.weight })),
        vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' }],
      },
    };
  };
  const propose = async (more: object = {}) =>
    ask('POST /policy-editions', {
      may: manager,
      body: { ...(await drafted()), effectiveFrom: '2026-12-01', reason: 'The committee weighed debt', ...more },
    });
  const decide = (version: string, who: string, decision: string, key = newId()) =>
    ask(`POST /policy-editions/${version}/decision`, {
      may: who,
      key,
      body: { decision, reason: 'Seen on the portfolio' },
    });

  it('is tried on a customer and on all of them, and nothing is saved', async () => {
    today = calendarDate('2026-11-26');
    await add('SC1', { industry: '评分卡测试' });
    await ask('POST /statements', { may, body: annual('SC1') });
    const answers = { litigation: 'major', management: 'strong' };
    await ask('POST /customers/SC1/answers', { may: trying, body: { answers } });
    await ask('POST /customers/SC1/assessments', { may });
    const { draft } = await drafted();
    const { body: one } = await ask('POST /scorecard-previews', { may: trying, body: { draft, customerCode: 'SC1' } });
    expect(one).toMatchObject({
      before: { score: 16, caps: [{ when: 'little_known' }] },
      after: { score: 22, grade: 'C', caps: [{ when: 'little_known' }, { when: 'veto_litigation', atMost: 'C' }] },
    });
    expect(one['factors'].find(({ code }: { code: string }) => code === 'debt_to_asset_ratio')).toMatchObject({
      value: 0.4,
      before: { points: 6, maxPoints: 8 },
      after: { points: 12, maxPoints: 16 },
    });
    // Whoever judges too and has not yet is not told by it either.
    const { body: blind } = await ask('POST /scorecard-previews', {
      may: manager,
      body: { draft, customerCode: 'SC1' },
    });
    expect(blind['after']).toMatchObject({ score: 22, caps: [{ when: 'little_known' }, { when: 'not_judged_yet' }] });
    expect(blind['factors'].find(({ code }: { code: string }) => code === 'litigation')).toMatchObject({
      value: null,
      because: 'judge_first',
      before: null,
      after: null,
    });
    const { body: all } = await ask('POST /scorecard-previews/portfolio', { may: trying, body: { draft } });
    const sum = (side: 'before' | 'after') =>
      all['grades'].reduce((total: number, row: Record<string, number>) => total + (row[side] ?? 0), 0);
    expect([sum('before'), sum('after')]).toEqual([all['customers'], all['customers']]);
    expect((await ask('GET /policy-editions', { may })).body).toEqual({ items: [] });
  });

  it('is refused with its faults, too early, or from what is not the newest', async () => {
    const { draft, replaces } = await drafted();
    const heavier = { ...draft, factors: draft.factors.map((factor) => ({ ...factor, weight: factor.weight + 1 })) };
    expect((await ask('POST /scorecard-checks', { may: trying, body: { draft: heavier } })).body).toEqual({
      faults: [{ code: 'weights_not_100', at: '', figure: 131 }],
      changes: [],
    });
    const refused = async (more: object) => (await propose(more)).body['code'];
    expect([
      await refused({ draft: heavier }),
      await refused({ effectiveFrom: '2026-11-26' }),
      await refused({ replaces: 'policy-1' }),
      (await ask('POST /policy-editions', { may, body: { draft, replaces, effectiveFrom: '2026-12-01', reason: 'x' } }))
        .body['code'],
    ]).toEqual(['scorecard_invalid', 'edition_begins_too_early', 'edition_outdated', 'scope_missing']);
  });

  it('is proposed by one and put in force by another, from its day on; what was assessed before stays as it was', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({
      status: 201,
      body: { version: 'policy-2.1', state: 'proposed', replaces: 'policy-2' },
    });
    expect(proposed.body['changes'].map(({ about }: { about: { en: string } }) => about.en)).toEqual([
      'Financial · Debt to assets',
      'Payment history · Share of invoices paid late',
      'Payment history · Days beyond terms',
      'Lawsuits and enforcement: Large lawsuits, or enforced against',
    ]);
    expect((await propose()).body['code']).toBe('edition_waits');
    expect((await decide('policy-2.1', manager, 'approve')).body['code']).toBe('own_proposal');
    expect((await decide('policy-2.1', director, 'withdraw')).body['code']).toBe('not_own_proposal');
    const key = newId();
    const approved = await decide('policy-2.1', director, 'approve', key);
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'in_force', effectiveFrom: '2026-12-01', decisionReason: 'Seen on the portfolio' },
    });
    expect(await decide('policy-2.1', director, 'approve', key)).toEqual(approved);
    expect((await decide('policy-2.1', director, 'reject')).body['code']).toBe('edition_decided');
    const assessOn = async (day: string) => {
      today = calendarDate(day);
      return (await ask('POST /customers/SC1/assessments', { may })).body;
    };
    const eve = await assessOn('2026-11-30');
    const first = await assessOn('2026-12-01');
    expect([eve['policyVersion'], eve['score'], first['policyVersion'], first['score'], first['grade']]).toEqual([
      'policy-2',
      16,
      'policy-2.1',
      22,
      'C',
    ]);
    for (const { id } of [eve, first])
      expect((await ask(`GET /assessments/${id}/replay`, { may })).body).toMatchObject({ agrees: true });
    expect((await ask(`GET /assessments/${first['id']}/explanation`, { may: trying })).body).toMatchObject({
      since: { otherPolicy: true, capsNew: ['veto_litigation'] },
    });
    const { body } = await ask('GET /policies', { may });
    expect(body['items'].map((one: Record<string, string>) => [one['version'], one['effectiveTo']])).toEqual([
      ['policy-1', '2026-11-25'],
      ['policy-2', '2026-11-30'],
      ['policy-2.1', null],
    ]);
    const { rows } = await sql<{ command: string }>`
      select command from platform.audit_entries where subject = 'policy-2.1' order by entry_id`.execute(db);
    expect(rows.map(({ command }) => command)).toEqual(['policy.propose_edition', 'policy.approve_edition']);
  });

  it('may be taken back, and one whose day has passed begins on the next that is free', async () => {
    expect((await propose({ effectiveFrom: '2026-12-02' })).body).toMatchObject({ version: 'policy-2.2' });
    expect((await decide('policy-2.2', manager, 'withdraw')).body['state']).toBe('withdrawn');
    await propose({ effectiveFrom: '2026-12-02' });
    today = calendarDate('2026-12-10');
    expect((await decide('policy-2.3', director, 'approve')).body).toMatchObject({ effectiveFrom: '2026-12-11' });
  });
});

test('where our own are too few, what others published is shown with its source', async () => {
  const table = [
    ['行业', '规模', '指标', '优秀值', '良好值', '平均值', '较低值', '较差值'],
    ['评分卡测试', '', '资产负债率（%）', '35', '45', '55', '65', '80'],
    ['评分卡测试', '', '存货周转率', '1', '2', '3', '4', '5'],
  ];
  const body = { table, year: 2025, source: '企业绩效评价标准值 2025' };
  const send = (more: object) => ask('POST /benchmarks/import', { may, body: { ...body, ...more } });
  expect((await send({ dryRun: true })).body).toMatchObject({
    created: 1,
    refused: [{ row: 3, code: 'unknown_ratio' }],
  });
  expect((await ask('GET /benchmarks', { may })).body['items']).toEqual([]);
  expect((await send({})).body).toMatchObject({ created: 1, changed: 0, unchanged: 0 });
  expect((await send({})).body).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  const { body: peers } = await ask('GET /customers/SC1/peers', { may });
  const debt = peers['items'].find(({ code }: { code: string }) => code === 'debt_to_asset_ratio');
  expect(debt).toMatchObject({
    because: 'too_few_peers',
    benchmark: { level: 'good', year: 2025, source: body.source },
  });
  const key = { industry: '评分卡测试', size: 'all', ratio: 'debt_to_asset_ratio', year: 2025 };
  expect((await ask('POST /benchmarks/removal', { may, body: key })).status).toBe(200);
  expect((await ask('POST /benchmarks/removal', { may, body: key })).status).toBe(404);
});

test('the committee compares, and what agrees with itself becomes weights of the scorecard', async () => {
  const weighing = { may: 'policies:weigh', body: { pairs: [2, 2, 2, 1, 1, 1] } };
  const circle = { may: 'policies:weigh assessments:read', body: { pairs: [9, 1 / 9, 9, 9, 1 / 9, 9] } };
  for (const one of [weighing, circle]) expect((await ask('PUT /weightings/operating', one)).status).toBe(200);
  expect((await ask('PUT /weightings/operating', { ...weighing, body: { pairs: [2] } })).body['code']).toBe(
    'invalid_comparisons',
  );
  const { body } = await ask('GET /weightings', { may: 'policies:weigh' });
  const operating = body['topics'].find(({ topic }: { topic: string }) => topic === 'operating');
  expect(operating).toMatchObject({ own: weighing.body.pairs, combined: { isConsistent: true, oddest: null } });
  expect(
    operating.members.map((one: { weighed: { isConsistent: boolean } }) => one.weighed.isConsistent).toSorted(),
  ).toEqual([false, true]);
  const weightOf = (code: string) => body['weights'].find((one: { code: string }) => one.code === code).weight;
  expect([weightOf('revenue_growth'), weightOf('market_share'), weightOf('debt_to_asset_ratio')]).toEqual([6, 3, 16]);
});

test('scores of then stand against what is owed late today', async () => {
  today = calendarDate('2027-02-01');
  const { body: before } = await ask('GET /scorecard-validation?days=60', { may });
  await invoice('SC1', 'SC-LATE', '2026-10-01', '2026-11-01', null);
  const { body: after } = await ask('GET /scorecard-validation?days=60', { may });
  expect(after).toMatchObject({
    since: '2026-12-03',
    separation: null,
    calibration: null,
    customers: before['customers'],
  });
  expect(after['bad']).toBe(before['bad'] + 1);
  const { body: tooEarly } = await ask('GET /scorecard-validation?days=1000', { may });
  expect(tooEarly).toMatchObject({ customers: 0, bad: 0, stability: null });
});
