import { expect, test } from 'vitest';
import { describeSchedule, nextRun } from './schedule.ts';

test.each([
  [undefined, { kind: 'on_demand' }],
  ['*/5 * * * *', { kind: 'minutes', every: 5 }],
  ['* * * * *', { kind: 'minutes', every: 1 }],
  ['7 * * * *', { kind: 'hourly', minute: 7 }],
  ['17 3 * * *', { kind: 'daily', at: '03:17' }],
  ['0 0 * * *', { kind: 'daily', at: '00:00' }],
  ['30 6 * * 1', { kind: 'weekly', weekday: 1, at: '06:30' }],
  ['30 6 * * 7', { kind: 'weekly', weekday: 0, at: '06:30' }],
  ['0 6 1 * *', { kind: 'monthly', day: 1, at: '06:00' }],
  ['0 6 1 * 1', { kind: 'cron', cron: '0 6 1 * 1' }],
  ['0 6 * * 1-5', { kind: 'cron', cron: '0 6 * * 1-5' }],
  ['*/5 6 * * *', { kind: 'cron', cron: '*/5 6 * * *' }],
  ['0 6,18 * * *', { kind: 'cron', cron: '0 6,18 * * *' }],
  ['0 6 1 1 *', { kind: 'cron', cron: '0 6 1 1 *' }],
])('%s is %j', (cron, words) => {
  expect(describeSchedule(cron)).toEqual(words);
});

test.each([
  // from                    next, three o'clock in Shanghai
  ['2026-03-31T18:59:59Z', '2026-03-31T19:00:00.000Z'],
  ['2026-03-31T19:00:00Z', '2026-04-01T19:00:00.000Z'],
])('after %s it runs at %s', async (from, next) => {
  expect((await nextRun('0 3 * * *', 'Asia/Shanghai', new Date(from)))?.toISOString()).toBe(next);
});
