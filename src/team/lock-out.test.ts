import { expect, test } from 'vitest';
import { type Attempts, minutesUntil, nextAttempt } from './lock-out.ts';

const noon = new Date('2026-03-31T12:00:00Z');
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const made = (attempts: number, lockedUntil: Date | null = null): Attempts => ({
  attempts,
  lastAttemptAt: noon,
  lockedUntil,
});

const cases: [what: string, before: Attempts | undefined, now: Date, outcome: unknown][] = [
  ['the first', undefined, noon, { attempts: 1, lockedUntil: null }],
  ['the fourth', made(3), after(1), { attempts: 4, lockedUntil: null }],
  ['the fifth locks', made(4), after(1), { attempts: 5, lockedUntil: after(16) }],
  ['the sixth is not looked at', made(5, after(15)), after(1), { until: after(15) }],
  ['locked to the last moment', made(5, after(15)), new Date(after(15).getTime() - 1), { until: after(15) }],
  ['free again, counting anew', made(5, after(15)), after(15), { attempts: 1, lockedUntil: null }],
  ['old failures are forgotten', made(4), after(15), { attempts: 1, lockedUntil: null }],
];
test.each(cases)('%s', (_what, before, now, outcome) => {
  const next = nextAttempt(before, now);
  if (next.kind === 'locked') expect({ until: next.until }).toEqual(outcome);
  else expect(next.after).toEqual({ ...(outcome as object), lastAttemptAt: now });
});

test.each([
  [after(15), noon, 15],
  [after(1), new Date(after(0).getTime() + 1), 1],
  [after(2), new Date(after(0).getTime() + 1), 2],
  [after(0), noon, 1],
])('minutes are rounded up, and never none', (until, now, minutes) => {
  expect(minutesUntil(until, now)).toBe(minutes);
});
