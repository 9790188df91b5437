import { expect, test } from 'vitest';
import type { Question } from './questions.ts';
import { answersOf, typedOf } from './typed-answers.ts';

const question = (more: Partial<Question>): Question => ({
  code: 'market_share',
  kind: 'figure',
  name: { zh: '市场占有率', en: 'Market share' },
  unit: 'percent',
  help: null,
  two: null,
  four: null,
  levels: [],
  isScored: true,
  answer: null,
  judged: null,
  ...more,
});
const answer = {
  value: 0.125,
  level: null,
  evidence: '年报',
  answeredBy: '周文博',
  answeredAt: '2026-11-01T00:00:00Z',
};
const mine = { judgedBy: '周文博', level: 4 as const, evidence: '走访', judgedAt: '2026-11-01T00:00:00Z' };
const judged = {
  mine,
  others: [],
  hidden: 0,
  because: 'single' as const,
  differs: false,
  maySettle: false,
  settled: null,
};
const figure = question({ answer });
const judgement = question({ code: 'management', kind: 'judgement', unit: null, judged });

test('a share is shown in percent, and read back as the share that it was', () => {
  expect(typedOf(figure)).toEqual({ value: '12.5', evidence: '年报' });
  expect(answersOf([figure], { market_share: { value: ' 13 ', evidence: '年报' } })).toEqual([
    { question: 'market_share', value: 0.13, evidence: '年报' },
  ]);
});

test('what was not touched is not sent; what was emptied is taken back', () => {
  expect(answersOf([figure, judgement], {})).toEqual([]);
  expect(answersOf([figure], { market_share: { value: '', evidence: '年报' } })).toEqual([
    { question: 'market_share', value: null, evidence: '' },
  ]);
  expect(answersOf([judgement], { management: { level: null, evidence: '走访' } })).toEqual([
    { question: 'management', level: null, evidence: '' },
  ]);
});

test('other evidence for the same level is another judgement', () => {
  expect(answersOf([judgement], { management: { level: 4, evidence: '再次走访' } })).toEqual([
    { question: 'management', level: 4, evidence: '再次走访' },
  ]);
});
