import { expect, it } from 'vitest';
import { stepsOf } from './bill.ts';

// biome-ignore format: a table
const cases = [
  ['held',        null,  ['honour', 'endorse', 'discount', 'dishonour']],
  ['endorsed',    true,  ['honour', 'dishonour']],
  ['endorsed',    false, []],
  ['discounted',  true,  ['honour', 'dishonour']],
  ['discounted',  false, []],
  ['honoured',    null,  []],
  ['dishonoured', null,  []],
] as const;

it.each(cases)('%s, with recourse: %s', (state, withRecourse, steps) => {
  expect(stepsOf({ state, withRecourse })).toEqual(steps);
});
