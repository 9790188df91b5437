import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStayAwake, type StayAwake } from './stay-awake.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

type Waited = { readonly turnMs: number; readonly turns?: number; readonly answeredAt?: number };

/** How often it looks in so many turns of the loop, each of which takes `turnMs`. */
async function looks(
  stayAwake: StayAwake,
  { turnMs, turns = 20, answeredAt = Number.POSITIVE_INFINITY }: Waited,
): Promise<number> {
  let looked = 0;
  stayAwake(() => {
    looked += 1;
    return looked === answeredAt;
  });
  for (let passed = 1; passed <= turns; passed += 1) {
    vi.advanceTimersByTime(turnMs);
    await turn();
  }
  return looked;
}

test('it looks at every turn until the answer is there, and no more after', async () => {
  expect(await looks(createStayAwake(2), { turnMs: 0, answeredAt: 5 })).toBe(5);
});

test('an answer that takes longer than most is waited for asleep', async () => {
  expect(await looks(createStayAwake(2), { turnMs: 1 })).toBe(5);
});

test('where others want the processor, it sleeps for a while, and tries again', async () => {
  const stayAwake = createStayAwake(2);
  expect(await looks(stayAwake, { turnMs: 4, turns: 2 })).toBe(2);
  expect(await looks(stayAwake, { turnMs: 0 })).toBe(0);
  vi.advanceTimersByTime(25);
  expect(await looks(stayAwake, { turnMs: 0 })).toBe(21);
});

test('the only processor is left to the database', async () => {
  expect(await looks(createStayAwake(1), { turnMs: 0 })).toBe(0);
});
