import { expect, it } from 'vitest';
import { cny } from '#kernel';
import { releaseAuthority2, releaseLevel } from './release-authority.ts';

// biome-ignore format: a table
const cases = [
  // excess         days  level
  ['0',             0,    'credit_manager'],
  ['1000000',       90,   'credit_manager'],
  ['1000000.01',    90,   'finance_director'],
  ['1000000',       91,   'finance_director'],
  ['5000000',       180,  'finance_director'],
  ['5000000.01',    0,    'general_manager'],
  ['0',             181,  'general_manager'],
] as const;
it.each(cases)('¥%s beyond the rules and %i days overdue: %s', (amount, daysOverdue, level) => {
  expect(releaseLevel({ amount: cny(amount), daysOverdue }, releaseAuthority2)).toBe(level);
});
