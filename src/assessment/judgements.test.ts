import { expect, test } from 'vitest';
import type { Level } from '#policy';
import { levelOfAnswer, maySeeOthers, openDifference, standingJudgement } from './judgements.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 27, hour));
const judged = (who: string, level: Level, hour: number) => ({
  judgedById: who,
  judgedBy: who,
  level,
  evidence: `${who}'s evidence`,
  judgedAt: at(hour),
});
const settled = (level: Level, hour: number) => ({
  settledById: 'third',
  settledBy: 'third',
  level,
  reason: 'seen together',
  settledAt: at(hour),
});

test.each([
  // what                              judged                                     settled         level  because     by              differ
  ['one alone', [judged('a', 4, 1)], undefined, 4, 'single', ['a'], 0],
  ['two agree', [judged('a', 4, 1), judged('b', 4, 2)], undefined, 4, 'agreed', ['a', 'b'], 0],
  ['two differ: the lower counts', [judged('a', 4, 1), judged('b', 2, 2)], undefined, 2, 'cautious', ['b'], 2],
  ['a third settles it', [judged('a', 4, 1), judged('b', 2, 2)], settled(3, 3), 3, 'settled', ['third'], 0],
  ['judged anew at the very moment', [judged('a', 4, 3), judged('b', 2, 2)], settled(3, 3), 3, 'settled', ['third'], 0],
  ['one judges anew after it', [judged('a', 5, 4), judged('b', 2, 2)], settled(3, 3), 5, 'single', ['a'], 0],
  ['both judge anew, and differ', [judged('a', 5, 4), judged('b', 2, 5)], settled(3, 3), 2, 'cautious', ['b'], 2],
] as const)('%s', (_, judgements, settlement, level, because, by, differ) => {
  expect(standingJudgement(judgements, settlement)).toMatchObject({ level, because, by });
  expect(openDifference(judgements, settlement)).toHaveLength(differ);
});

test('nobody judged, nothing stands', () => {
  expect(standingJudgement([], undefined)).toBeUndefined();
});

test.each([
  ['a', true, true],
  ['b', true, false],
  ['b', false, true],
])('%s, who may judge: %s, sees what others judged: %s', (id, mayJudge, sees) => {
  expect(maySeeOthers([judged('a', 4, 1)], { id, mayJudge })).toBe(sees);
});

test.each([
  ['strong', 4],
  ['adequate', 3],
  ['weak', 1],
  ['an answer of another scorecard', 1],
])('%s without a level is a %i', (answer, level) => {
  expect(levelOfAnswer(answer, ['weak', 'weak', 'adequate', 'strong', 'strong'])).toBe(level);
});
