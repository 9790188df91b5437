import { expect, test } from 'vitest';
import { happen, newBooks, playLedger } from './ledger.fixture.ts';

test.each([
  [
    'a receipt pays the oldest due first, and no more than is owed',
    `event                            | orders | delivered | receivables | cash | note
     invoice I-1 60 due 2026-05-02    |      0 |         0 |          60 |    0 | exceeds 60
     invoice I-2 40 due 2026-05-01    |      0 |         0 |         100 |    0 | exceeds 40
     receipt R-1 70                   |      0 |         0 |          30 |    0 |
     receipt R-2 50                   |      0 |         0 |           0 |   20 |`,
  ],
  [
    'cash without an invoice waits, is not negative exposure, and settles the next invoice',
    `event                            | orders | delivered | receivables | cash | note
     order SO-1 100                   |    100 |         0 |           0 |    0 |
     receipt R-1 80                   |    100 |         0 |           0 |   80 |
     invoice I-1 50 of SO-1           |     50 |         0 |           0 |   30 |
     invoice I-2 50 of SO-1           |      0 |         0 |          20 |    0 |`,
  ],
  [
    'a credit note settles like a receipt',
    `event                            | orders | delivered | receivables | cash | note
     invoice I-1 60                   |      0 |         0 |          60 |    0 | exceeds 60
     credit_note C-1 25               |      0 |         0 |          35 |    0 |
     credit_note C-2 40 paying I-1 10 |      0 |         0 |          25 |   30 |`,
  ],
  [
    'named invoices are paid out of turn; what is not named waits for later ones',
    `event                            | orders | delivered | receivables | cash | note
     invoice I-1 60                   |      0 |         0 |          60 |    0 | exceeds 60
     invoice I-2 40                   |      0 |         0 |         100 |    0 | exceeds 40
     receipt R-1 50 paying I-2 40     |      0 |         0 |          60 |   10 |
     invoice I-3 30                   |      0 |         0 |          80 |    0 | exceeds 30`,
  ],
  [
    'what is allocated wrongly changes nothing',
    `event                                     | orders | delivered | receivables | cash | note
     invoice I-1 60                            |      0 |         0 |          60 |    0 | exceeds 60
     invoice I-2 60                            |      0 |         0 |         120 |    0 | exceeds 60
     receipt R-1 100 paying I-1 61             |      0 |         0 |         120 |    0 | over_allocation
     receipt R-2 50 paying I-1 51              |      0 |         0 |         120 |    0 | over_allocation
     receipt R-3 50 paying I-1 30 I-2 21       |      0 |         0 |         120 |    0 | over_allocation
     receipt R-4 50 paying I-1 10 I-1 10       |      0 |         0 |         120 |    0 | invoice_named_twice
     receipt R-5 50 paying I-1 10 I-9 10       |      0 |         0 |         120 |    0 | invoice_not_found
     receipt R-6 90 paying I-1 60 I-2 30       |      0 |         0 |          30 |    0 |`,
  ],
])('%s', (_what, table) => {
  const { expected, actual } = playLedger(table);
  expect(actual).toEqual(expected);
});

test('the oldest cash is used first, whichever was booked first', () => {
  const books = newBooks();
  for (const event of [
    'receipt R-2 40 on 2026-04-03',
    'receipt R-1 40 on 2026-04-02',
    'credit_note C-1 40 on 2026-04-02',
  ])
    happen(books, event);
  happen(books, 'invoice I-1 60');
  expect(books.written.allocations.map(({ settlementId, amountMinor }) => [settlementId, amountMinor])).toEqual([
    ['C-1', 40n],
    ['R-1', 20n],
  ]);
  expect([...books.settlements.values()].map(({ number, unappliedMinor }) => [number, unappliedMinor])).toEqual([
    ['R-2', 40n],
    ['R-1', 20n],
    ['C-1', 0n],
  ]);
});

test('money for an invoice of the same day or earlier leaves two entries: the invoice, and the cash that met it', () => {
  const books = newBooks();
  happen(books, 'receipt R-1 60');
  happen(books, 'invoice I-1 60');
  expect(
    books.written.entries.map(({ cause, receivablesMinor, unappliedMinor }) => [
      cause,
      receivablesMinor,
      unappliedMinor,
    ]),
  ).toEqual([
    ['receipt', 0n, 60n],
    ['invoice', 60n, 0n],
    ['unapplied_cash_used', -60n, -60n],
  ]);
});
