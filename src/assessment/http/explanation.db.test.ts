import { describe, expect, it } from 'vitest';
import { annual, figures, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add, moveTo } = await openAssessmentApi();

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
    moveTo('2026-11-30');
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
    moveTo('2026-06-30');
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
