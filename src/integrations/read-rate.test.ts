import { expect, it } from 'vitest';
import { readRateType } from './read-rate.ts';

it.each([
  ['即期', 'spot'],
  ['中间价', 'spot'],
  ['M', 'spot'],
  ['Spot', 'spot'],
  ['计划汇率', 'planning'],
  ['budget', 'planning'],
  ['月末', 'month_end'],
  ['期末汇率', 'month_end'],
  ['closing', 'month_end'],
  ['forward', undefined],
])('a rate of the type “%s” is %s', (text, type) => {
  expect(readRateType(text)).toBe(type);
});
