import { describe, expect, it, test } from 'vitest';
import { annual, figures, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add } = await openAssessmentApi();

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
