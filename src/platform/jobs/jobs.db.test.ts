import { expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import { anonymous, operator } from '../caller.ts';
import { newId } from '../id.ts';
import { openJobs } from './jobs.ts';
import { listJobRuns, listJobs, retryRun, runJob } from './manage.ts';

test('a job runs once what it was sent for has been committed, and not at all when it was not', async () => {
  const platform = await testPlatform();
  const done = Promise.withResolvers<unknown>();
  const seen: unknown[] = [];
  const jobs = openJobs(platform, [
    {
      name: 'count',
      title: { zh: '计数', en: 'Count' },
      run: async (data) => {
        seen.push(data);
        if ((data as { last?: boolean }).last === true) done.resolve(undefined);
      },
    },
  ]);
  await jobs.start();
  const rolledBack = platform.database.sql.transaction().execute(async (tx) => {
    await jobs.send(tx, 'count', { no: 1 });
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  await platform.database.sql.transaction().execute((tx) => jobs.send(tx, 'count', { no: 2, last: true }));
  jobs.wake('count');
  await done.promise;
  await jobs.stop();
  expect(seen).toEqual([{ no: 2, last: true }]);
});

test('a run that was given up is seen with its error, and tried again', async () => {
  const platform = await testPlatform();
  let isBroken = true;
  const title = { zh: '测试', en: 'Test' };
  const jobs = openJobs(platform, [
    {
      name: 'nightly',
      title,
      schedule: '0 3 * * *',
      run: async () => {
        if (isBroken) throw new Error('the disk is full');
      },
    },
    { name: 'on-demand', title, run: async () => {} },
  ]);
  const origin = { caller: operator };
  expect((await listJobs(platform, jobs)).map(({ lastRun }) => lastRun)).toEqual([null, null]);
  await jobs.start();

  expect(await runJob(platform, jobs, origin, 'moon')).toMatchObject({ refusal: { code: 'job_not_found' } });
  expect(await runJob(platform, jobs, origin, 'on-demand')).toMatchObject({
    refusal: { code: 'job_without_schedule' },
  });
  const stranger = { caller: { ...anonymous, kind: 'user' as const } };
  expect(await runJob(platform, jobs, stranger, 'nightly')).toMatchObject({ refusal: { code: 'scope_missing' } });
  expect(await runJob(platform, jobs, origin, 'nightly')).toMatchObject({ ok: true });
  const failed = await until(async () => (await listJobRuns(platform, jobs, { state: 'retrying', limit: 5 }))[0]);
  expect(failed).toMatchObject({ job: 'nightly', error: 'the disk is full', retryAt: expect.any(Date) });
  // After fifty tries it would be given up; nobody waits for that here.
  await platform.database.pool.query(`update pgboss.job set state = 'failed', completed_on = now()`);
  expect(await listJobs(platform, jobs)).toMatchObject([
    { name: 'nightly', schedule: { kind: 'daily', at: '03:00' }, counts: { failed: 1 }, lastRun: { state: 'failed' } },
    { name: 'on-demand', schedule: { kind: 'on_demand' }, nextRunAt: null },
  ]);

  isBroken = false;
  expect(await retryRun(platform, jobs, origin, failed.id)).toMatchObject({ ok: true });
  const done = await until(async () => (await listJobRuns(platform, jobs, { state: 'done', limit: 5 }))[0]);
  expect(done).toMatchObject({ id: failed.id, error: null, milliseconds: expect.any(Number) });
  expect(await retryRun(platform, jobs, origin, failed.id)).toMatchObject({ refusal: { code: 'run_not_failed' } });
  expect(await retryRun(platform, jobs, origin, newId())).toMatchObject({ refusal: { code: 'run_not_found' } });
  await jobs.stop();
});

/** Asks until there is an answer; the test's own time-out ends it. */
async function until<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}
