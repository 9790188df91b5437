import { expect, test } from 'vitest';
import { may, openAssessmentApi } from './assessment-api.fixture.ts';

const { ask, add, moveTo } = await openAssessmentApi();

test('an outlook ends on its last day: from the next on it is not known', async () => {
  moveTo('2026-06-30');
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
  moveTo('2026-07-31');
  expect(await outlookIn()).toBe('positive');
  moveTo('2026-08-01');
  expect(await outlookIn()).toBeNull();
});
