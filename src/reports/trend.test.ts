import { expect, test } from 'vitest';
import { sumSteps } from './trend.ts';

const step = (openFrom: number, overdueFrom: number, paidFrom: number | null, minor: bigint, disputed = false) => ({
  disputed,
  openFrom,
  overdueFrom,
  paidFrom,
  minor,
});

test.each([
  ['nothing', [], [], []],
  ['open from its first day on, overdue from a later one', [step(1, 3, null, 5n)], [5n, 5n, 5n], [0n, 0n, 5n]],
  ['not open before it was issued', [step(2, 3, null, 5n)], [0n, 5n, 5n], [0n, 0n, 5n]],
  ['gone on the day it was paid', [step(1, 1, 3, 5n)], [5n, 5n, 0n], [5n, 5n, 0n]],
  ['paid before it was overdue', [step(1, 3, 3, 5n)], [5n, 5n, 0n], [0n, 0n, 0n]],
  ['due after the last day', [step(1, 4, null, 5n)], [5n, 5n, 5n], [0n, 0n, 0n]],
  ['in dispute meanwhile', [step(1, 1, null, 5n), step(1, 2, 3, 5n, true)], [5n, 5n, 5n], [5n, 0n, 5n]],
  ['in dispute until it was paid', [step(1, 1, 3, 5n), step(1, 1, 3, 5n, true)], [5n, 5n, 0n], [0n, 0n, 0n]],
  ['settled before it was due', [step(1, 2, null, 5n), step(1, 2, 2, 5n, true)], [5n, 5n, 5n], [0n, 5n, 5n]],
  ['several', [step(1, 2, 3, 5n), step(2, 2, null, 7n)], [5n, 12n, 7n], [0n, 12n, 7n]],
])('%s', (_what, steps, open, overdue) => {
  const days = sumSteps(steps, open.length);
  expect(days.map(({ openMinor }) => openMinor)).toEqual(open);
  expect(days.map(({ overdueMinor }) => overdueMinor)).toEqual(overdue);
});
