import { expect, test } from 'vitest';
import { gradesWithin } from './grades-within.ts';

const grades = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B'];
const steps = [
  { role: 'credit_analyst', up: 0, down: 1 },
  { role: 'credit_manager', up: 1, down: 2 },
];

test.each([
  ['up and down', ['credit_manager'], [], 'A +1, BB -1, B -2'],
  ['down only', ['credit_analyst'], [], 'BB -1'],
  ['the widest of both', ['credit_analyst', 'credit_manager'], [], 'A +1, BB -1, B -2'],
  ['under a cap', ['credit_manager'], [{ atMost: 'BBB' }], 'BB -1, B -2'],
  ['nobody of the table', ['salesperson'], [], ''],
])('%s', (_what, roles, caps, expected) => {
  const { choices } = gradesWithin({ grades, modelGrade: 'BBB', caps, roles, steps });
  expect(choices.map((one) => `${one.grade} ${one.steps > 0 ? '+' : ''}${one.steps}`).join(', ')).toBe(expected);
});
