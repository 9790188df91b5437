import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { annual, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add, invoice, db } = await openAssessmentApi();

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

async function setOutlook(outlook: string) {
  const industry = encodeURIComponent('通用设备制造业');
  const set = await ask(`PUT /industry-outlooks/${industry}`, { may, body: { outlook, reason: '订单' } });
  expect(set).toMatchObject({ status: 200, body: { industry: '通用设备制造业', outlook } });
}
