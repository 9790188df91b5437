import { expect, test } from 'vitest';
import { isLive, isWorthNoting } from './session.ts';

const hour = 3_600_000;
const born = new Date('2026-03-01T08:00:00Z');
const at = (hours: number) => new Date(born.getTime() + hours * hour);

const cases: [what: string, seenAfterHours: number, nowAfterHours: number, live: boolean][] = [
  ['just opened', 0, 0, true],
  ['idle for almost half a day', 0, 12 - 0.001, true],
  ['idle for half a day', 0, 12, false],
  ['in use, almost a week old', 167, 168 - 0.001, true],
  ['in use, a week old', 167.9, 168, false],
];
test.each(cases)('%s', (_what, seen, now, live) => {
  expect(isLive({ createdAt: born, lastSeenAt: at(seen) }, at(now))).toBe(live);
});

test('being seen is noted once a minute', () => {
  const times = { createdAt: born, lastSeenAt: born };
  expect(isWorthNoting(times, new Date(born.getTime() + 59_999))).toBe(false);
  expect(isWorthNoting(times, new Date(born.getTime() + 60_000))).toBe(true);
});
