import { expect, test } from 'vitest';
import { may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add } = await openAssessmentApi();

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
