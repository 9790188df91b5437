import { calendarDate } from '#kernel';
import { expect, test } from 'vitest';
import { yearlySales } from './yearly-sales.ts';

const asOf = calendarDate('2026-06-30');

// biome-ignore format: a table
const cases = [
  // what                                        first invoice   invoiced    expected    counts
  ['nothing is known and nothing expected',       null,           null,       null,       'invoiced null'],
  ['never invoiced: the expectation',             null,           null,       4_000_000n, 'expected 4000000'],
  ['invoiced for 364 days: still new',            '2025-07-01',   100n,       4_000_000n, 'expected 4000000'],
  ['for 365 days: our own sales cover the year',  '2025-06-30',   100n,       4_000_000n, 'invoiced 100; 4000000 passed over: sales_cover_a_year'],
  ['first invoiced today',                        '2026-06-30',   100n,       4_000_000n, 'expected 4000000'],
  ['a cent more than was invoiced',               '2026-01-05',   100n,       101n,       'expected 101'],
  ['no more than was invoiced',                   '2026-01-05',   100n,       100n,       'invoiced 100; 100 passed over: no_more_than_invoiced'],
  ['a year without a sale is a year all the same','2024-01-05',   0n,         500n,       'invoiced 0; 500 passed over: sales_cover_a_year'],
  ['new, and nothing expected',                   '2026-01-05',   100n,       null,       'invoiced 100'],
  ['old, and nothing expected',                   '2020-01-05',   100n,       null,       'invoiced 100'],
] as const;

test.each(cases)('%s', (_what, first, invoicedMinor, expectedMinor, counts) => {
  const firstInvoicedOn = first === null ? null : calendarDate(first);
  const { yearlySalesMinor, salesAre, passedOver } = yearlySales({
    asOf,
    invoicedMinor,
    firstInvoicedOn,
    expectedMinor,
  });
  const over = passedOver === undefined ? '' : `; ${passedOver.expectedMinor} passed over: ${passedOver.because}`;
  expect(`${salesAre} ${yearlySalesMinor}${over}`).toBe(counts);
});
