import { describe, expect, it, test } from 'vitest';
import { calendarDate } from '#kernel';
import { type Cause, causeOf, causes, type Compared, gapMinor, stepsFor } from './difference.ts';

const asOf = calendarDate('2026-11-30');
const ours = {
  openMinor: 100n,
  amountMinor: 120n,
  currency: 'CNY',
  issuedOn: calendarDate('2026-10-01'),
  dueOn: calendarDate('2026-11-15'),
};
const theirs = { openMinor: 100n, dueOn: ours.dueOn, currency: 'CNY', lines: 1 };
const same: Compared = {
  customerCode: 'C',
  number: 'I-1',
  theirs,
  ours,
  customerIsKnown: true,
  elsewhere: null,
  spelledAs: null,
  unappliedMinor: 0n,
};

// biome-ignore format: a table
const cases: readonly (readonly [string, Partial<Compared>, Cause | undefined])[] = [
  ['both alike',                                 {},                                                          undefined],
  ['they name no due day',                       { theirs: { ...theirs, dueOn: null } },                      undefined],
  ['settled on both sides',                      { theirs: null, ours: { ...ours, openMinor: 0n } },          undefined],
  ['a line of nothing',                          { theirs: { ...theirs, openMinor: 0n }, ours: null },        undefined],
  ['nobody we know',                             { customerIsKnown: false, ours: null },                      'customer_unknown'],
  ['the number stands there twice',              { theirs: { ...theirs, lines: 2 } },                         'duplicate_number'],
  ['we have it for another customer',            { ours: null, elsewhere: 'D' },                              'customer_differs'],
  ['we write the number otherwise',              { ours: null, spelledAs: 'I1' },                             'spelled_differently'],
  ['we do not have it',                          { ours: null },                                              'missing_here'],
  ['another currency',                           { theirs: { ...theirs, currency: 'USD' } },                  'currency_differs'],
  ['we have it from a later day',                { ours: { ...ours, openMinor: 0n, issuedOn: calendarDate('2026-12-01') } }, 'issued_later_here'],
  ['paid here, open there',                      { ours: { ...ours, openMinor: 0n } },                        'settled_here'],
  ['not listed, three days old',                 { theirs: null, ours: { ...ours, issuedOn: calendarDate('2026-11-27') } }, 'missing_there'],
  ['not listed, two days old',                   { theirs: null, ours: { ...ours, issuedOn: calendarDate('2026-11-28') } }, 'missing_there_new'],
  ['more is open there than we ever invoiced',   { theirs: { ...theirs, openMinor: 121n } },                  'amount_differs'],
  ['all that we invoiced is open there',         { theirs: { ...theirs, openMinor: 120n } },                  'receipt_only_here'],
  ['a part is paid there',                       { theirs: { ...theirs, openMinor: 60n } },                   'receipt_not_taken_over'],
  ['a part is paid there, and that waits here',  { theirs: { ...theirs, openMinor: 60n }, unappliedMinor: 40n }, 'cash_waits_here'],
  ['a fen less waits here',                      { theirs: { ...theirs, openMinor: 60n }, unappliedMinor: 39n }, 'receipt_not_taken_over'],
  ['another due day',                            { theirs: { ...theirs, dueOn: calendarDate('2026-11-16') } }, 'due_day_differs'],
];

describe('the likely cause', () => {
  it.each(cases)('%s', (_what, more, cause) => {
    expect(causeOf({ ...same, ...more }, asOf)).toBe(cause);
  });

  test('every cause has its case, and may always be accepted', () => {
    expect(new Set(cases.map(([, , cause]) => cause).filter((cause) => cause !== undefined))).toEqual(new Set(causes));
    for (const cause of causes) expect(stepsFor(cause).at(-1)).toBe('accept');
  });
});

test('money is only ever posted where they have less than we: what we have more of, a person looks into', () => {
  const posting = causes.filter((cause) => stepsFor(cause).includes('post_receipt'));
  expect(posting).toEqual(['missing_there', 'receipt_not_taken_over']);
  for (const [, more, cause] of cases) {
    if (cause !== undefined && posting.includes(cause)) expect(gapMinor({ ...same, ...more })).toBeLessThan(0n);
  }
});
