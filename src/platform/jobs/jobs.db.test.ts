import { expect, test } from 'vitest';
import { testPlatform } from '../../test/setup/platform.ts';
import { openJobs } from './jobs.ts';

test('a job runs once what it was sent for has been committed, and not at all when it was not', async () => {
  const platform = await testPlatform();
  const done = Promise.withResolvers<unknown>();
  const seen: unknown[] = [];
  const jobs = openJobs(platform, [
    {
      name: 'count',
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
