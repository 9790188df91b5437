import { expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { gapsOf } from './file-gaps.ts';

test.each([
  // what                                            asOf          statement     assessed      lacks
  ['nothing at all', '2026-11-26', null, null, ['no_statement', 'never_assessed']],
  ['last year’s figures, assessed today', '2026-11-26', '2025-12-31', '2026-11-26', []],
  ['last year’s figures are due on the first of May', '2026-05-01', '2024-12-31', '2026-05-01', ['old_statement']],
  ['and not the day before', '2026-04-30', '2024-12-31', '2026-04-30', []],
  ['a period that ended in the course of the year', '2026-11-26', '2026-03-31', '2026-11-26', []],
  ['assessed a year ago', '2026-11-26', '2025-12-31', '2025-11-26', []],
  ['assessed a year and a day ago', '2026-11-26', '2025-12-31', '2025-11-25', ['old_assessment']],
] as const)('%s', (_what, asOf, latestAnnual, assessedOn, gaps) => {
  const day = (text: string | null) => (text === null ? null : calendarDate(text));
  const file = { latestAnnual: day(latestAnnual), assessedOn: day(assessedOn) };
  expect(gapsOf(file, calendarDate(asOf))).toEqual(gaps);
});
