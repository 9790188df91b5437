import { expect, test } from 'vitest';
import { annual, figures, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add, moveTo } = await openAssessmentApi();

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

test('the main ratios stand among ours of the industry; fewer than eight say nothing', async () => {
  moveTo('2026-06-30');
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

test('where our own are too few, what others published is shown with its source', async () => {
  await add('B1', { industry: '标准值测试' });
  await ask('POST /statements', { may, body: annual('B1') });
  await ask('POST /customers/B1/assessments', { may });
  const table = [
    ['行业', '规模', '指标', '优秀值', '良好值', '平均值', '较低值', '较差值'],
    ['标准值测试', '', '资产负债率（%）', '35', '45', '55', '65', '80'],
    ['标准值测试', '', '存货周转率', '1', '2', '3', '4', '5'],
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
  const { body: peers } = await ask('GET /customers/B1/peers', { may });
  const debt = peers['items'].find(({ code }: { code: string }) => code === 'debt_to_asset_ratio');
  expect(debt).toMatchObject({
    because: 'too_few_peers',
    benchmark: { level: 'good', year: 2025, source: body.source },
  });
  const key = { industry: '标准值测试', size: 'all', ratio: 'debt_to_asset_ratio', year: 2025 };
  expect((await ask('POST /benchmarks/removal', { may, body: key })).status).toBe(200);
  expect((await ask('POST /benchmarks/removal', { may, body: key })).status).toBe(404);
});
