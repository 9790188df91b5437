import { sql } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { newId } from '#platform';
import { annual, may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add, invoice, db, moveTo } = await openAssessmentApi();

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
    moveTo('2026-11-26');
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
      moveTo(day);
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
    moveTo('2026-12-10');
    expect((await decide('policy-2.3', director, 'approve')).body).toMatchObject({ effectiveFrom: '2026-12-11' });
  });
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
  moveTo('2027-02-01');
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
