import { expect, test } from 'vitest';
import { playLedger } from './ledger.fixture.ts';

test.each([
  [
    'goods that come back before their invoice leave the exposure; the order asks for that much less, until it is asked anew',
    `event                             | orders | delivered | receivables | cash | note
     order SO-1 100                    |    100 |         0 |           0 |    0 |
     delivery D-1 60 of SO-1           |     40 |        60 |           0 |    0 |
     return D-1 20                     |     40 |        40 |           0 |    0 |
     order SO-1 80                     |     40 |        40 |           0 |    0 |
     order SO-1 100                    |     60 |        40 |           0 |    0 |
     return D-1 41                     |     60 |        40 |           0 |    0 | return_exceeds_delivery
     return D-1 40                     |     60 |         0 |           0 |    0 |`,
  ],
  [
    'back to its order they are reserved again: the exposure stays',
    `event                             | orders | delivered | receivables | cash | note
     order SO-1 100                    |    100 |         0 |           0 |    0 |
     delivery D-1 100 of SO-1          |      0 |       100 |           0 |    0 |
     return D-1 30 reordered           |     30 |        70 |           0 |    0 |
     delivery D-2 30 of SO-1           |      0 |       100 |           0 |    0 |`,
  ],
  [
    'more than the order asked for is not reserved again, nor anything of an order that is closed',
    `event                             | orders | delivered | receivables | cash | note
     order SO-1 50                     |     50 |         0 |           0 |    0 |
     delivery D-1 60 of SO-1           |      0 |        60 |           0 |    0 | exceeds 10
     return D-1 30 reordered           |     20 |        30 |           0 |    0 |
     release SO-1                      |      0 |        30 |           0 |    0 |
     return D-1 30 reordered           |      0 |         0 |           0 |    0 |`,
  ],
  [
    'what is invoiced is taken back by a credit note, not by a return',
    `event                             | orders | delivered | receivables | cash | note
     delivery D-1 60                   |      0 |        60 |           0 |    0 | exceeds 60
     invoice I-1 50 for D-1            |      0 |        10 |          50 |    0 |
     return D-1 11                     |      0 |        10 |          50 |    0 | return_exceeds_delivery
     return D-1 10                     |      0 |         0 |          50 |    0 |
     credit_note C-1 50                |      0 |         0 |           0 |    0 |`,
  ],
  [
    'a receipt that the bank recalls opens its invoices again, once; its own money waits no longer',
    `event                             | orders | delivered | receivables | cash | note
     invoice I-1 60                    |      0 |         0 |          60 |    0 | exceeds 60
     receipt R-1 70                    |      0 |         0 |           0 |   10 |
     reverse R-1                       |      0 |         0 |          60 |    0 |
     reverse R-1                       |      0 |         0 |          60 |    0 | settlement_reversed`,
  ],
  [
    'money that waits pays what is open again, also an invoice that it had paid a part of',
    `event                             | orders | delivered | receivables | cash | note
     invoice I-1 60                    |      0 |         0 |          60 |    0 | exceeds 60
     receipt R-1 40 paying I-1 10      |      0 |         0 |          50 |   30 |
     receipt R-2 50 paying I-1 50      |      0 |         0 |           0 |   30 |
     reverse R-2                       |      0 |         0 |          20 |    0 |`,
  ],
  [
    'a claim that is given up leaves the exposure, and is back when that was an error',
    `event                             | orders | delivered | receivables | cash | note
     invoice I-1 60                    |      0 |         0 |          60 |    0 | exceeds 60
     write_off W-1 60 paying I-1 60    |      0 |         0 |           0 |    0 |
     reverse W-1                       |      0 |         0 |          60 |    0 |`,
  ],
  [
    'a bill is not recalled but dishonoured',
    `event                             | orders | delivered | receivables | cash | note
     invoice I-1 60                    |      0 |         0 |          60 |    0 | exceeds 60
     receipt R-1 60 by commercial      |      0 |         0 |          60 |    0 |
     reverse R-1                       |      0 |         0 |          60 |    0 | settlement_by_bill`,
  ],
])('%s', (_what, table) => {
  const { expected, actual } = playLedger(table);
  expect(actual).toEqual(expected);
});
