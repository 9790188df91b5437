import { describe, expect, it } from 'vitest';
import { figures, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add } = await openAssessmentApi();

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
