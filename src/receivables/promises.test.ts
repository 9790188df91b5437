import { expect, test } from 'vitest';
import { asCurrency, calendarDate } from '#kernel';
import { promiseOutcomes } from './promises.ts';

const day = (date: number) => calendarDate(`2026-06-${String(date).padStart(2, '0')}`);
const promise = (promiseId: string, made: number, by: number, amountMinor: bigint) => ({
  promiseId,
  promisedOn: day(made),
  payBy: day(by),
  amountMinor,
});

test.each([
  // what                                     received                       as of  state     in time
  ['paid on the last day', [[10, 100n]], 11, 'kept', 100n],
  ['paid a day late', [[11, 100n]], 11, 'broken', 0n],
  ['a fen short, the last day not over', [[9, 99n]], 10, 'open', 99n],
  ['a fen short, the last day over', [[9, 99n]], 11, 'broken', 99n],
  [
    'in two parts',
    [
      [5, 60n],
      [8, 40n],
    ],
    11,
    'kept',
    100n,
  ],
  ['more than promised', [[5, 250n]], 11, 'kept', 100n],
  ['what came the day before it was made', [[4, 100n]], 11, 'broken', 0n],
  ['what comes tomorrow is not known today', [[10, 100n]], 9, 'open', 0n],
] as const)('%s', (_, received, asOf, state, receivedMinor) => {
  const receipts = received.map(([on, amountMinor]) => ({ on: day(on), amountMinor }));
  expect(promiseOutcomes([promise('p', 5, 10, 100n)], receipts, day(asOf))).toEqual([
    { promiseId: 'p', state, receivedMinor },
  ]);
});

test('a promise is kept in its own currency, whatever the rates', () => {
  const USD = asCurrency('USD');
  const inDollars = { ...promise('dollars', 5, 10, 100n), currency: USD };
  const received = [
    { on: day(6), amountMinor: 999n },
    { on: day(7), amountMinor: 70n, currency: USD },
    { on: day(8), amountMinor: 30n, currency: asCurrency('EUR') },
  ];
  const outcomes = promiseOutcomes([inDollars, promise('own', 5, 10, 100n)], received, day(11));
  expect(outcomes).toEqual([
    { promiseId: 'dollars', state: 'broken', receivedMinor: 70n },
    { promiseId: 'own', state: 'kept', receivedMinor: 100n },
  ]);
});

test('a receipt keeps one promise, the one due first', () => {
  const promises = [promise('later', 1, 20, 100n), promise('sooner', 1, 10, 100n)];
  const outcomes = promiseOutcomes(promises, [{ on: day(9), amountMinor: 150n }], day(30));
  expect(outcomes).toEqual([
    { promiseId: 'sooner', state: 'kept', receivedMinor: 100n },
    { promiseId: 'later', state: 'broken', receivedMinor: 50n },
  ]);
});
