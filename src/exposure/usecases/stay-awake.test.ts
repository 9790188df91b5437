import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stayAwake } from './stay-awake.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

type Waited = { readonly turnMs: number; readonly answeredAt?: number; readonly processors?: number };

/** How often it looks in twenty turns of the loop, each of which takes `turnMs`. */
async function looks({ turnMs, answeredAt = Number.POSITIVE_INFINITY, processors = 2 }: Waited): Promise<number> {
  let looked = 0;
  const isAnswered = () => {
    looked += 1;
    return looked === answeredAt;
  };
  stayAwake(isAnswered, processors);
  for (let turns = 1; turns <= 20; turns += 1) {
    vi.advanceTimersByTime(turnMs);
    await turn();
  }
  return looked;
}

test('it looks at every turn until the answer is there, and no more after', async () => {
  expect(await looks({ turnMs: 0, answeredAt: 5 })).toBe(5);
});

test('an answer that takes longer than most is waited for asleep', async () => {
  expect(await looks({ turnMs: 1 })).toBe(4);
});

test('the only processor is left to the database', async () => {
  expect(await looks({ turnMs: 0, processors: 1 })).toBe(0);
});
