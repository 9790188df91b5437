import { expect, test } from 'vitest';
import { happen, newBooks, playLedger, reservationOf } from './ledger.fixture.ts';

test.each([
  [
    'orders add up; each document has one reservation',
    `event              | orders | delivered | receivables | cash | note
     order SO-1 100     |    100 |         0 |           0 |    0 |
     order SO-2 50      |    150 |         0 |           0 |    0 |
     loading SO-1 10    |    160 |         0 |           0 |    0 |`,
  ],
  [
    'an amendment takes the place of what was reserved',
    `event              | orders | delivered | receivables | cash | note
     order SO-1 100     |    100 |         0 |           0 |    0 |
     order SO-1 130     |    130 |         0 |           0 |    0 |
     order SO-1 30      |     30 |         0 |           0 |    0 |
     order SO-1 30      |     30 |         0 |           0 |    0 |`,
  ],
  [
    'what was taken over is not reserved again',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     delivery D-1 30 of SO-1  |     70 |        30 |           0 |    0 |
     invoice I-1 20 of SO-1   |     70 |        10 |          20 |    0 |
     order SO-1 120           |     90 |        10 |          20 |    0 |
     order SO-1 30            |      0 |        10 |          20 |    0 |
     order SO-1 5             |      0 |        10 |          20 |    0 |
     order SO-1 31            |      1 |        10 |          20 |    0 |`,
  ],
  [
    'a release gives back what is left, and the document may ask again',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     delivery D-1 40 of SO-1  |     60 |        40 |           0 |    0 |
     release SO-1             |      0 |        40 |           0 |    0 |
     order SO-1 100           |     60 |        40 |           0 |    0 |`,
  ],
  [
    'what is delivered after a release was not reserved',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     release SO-1             |      0 |         0 |           0 |    0 |
     delivery D-1 40 of SO-1  |      0 |        40 |           0 |    0 | exceeds 40
     order SO-1 100           |     60 |        40 |           0 |    0 |`,
  ],
  [
    'amended to less than its approved delivery counts on, an order keeps that much until the delivery is told',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     loading D-1 60 of SO-1   |    100 |         0 |           0 |    0 |
     order SO-1 61            |     61 |         0 |           0 |    0 |
     order SO-1 59            |     60 |         0 |           0 |    0 |
     delivery D-1 60 of SO-1  |      0 |        60 |           0 |    0 |`,
  ],
  [
    'cancelled, it keeps what deliveries count on; each told or cancelled gives back what is left of its part',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     loading D-1 60 of SO-1   |    100 |         0 |           0 |    0 |
     loading D-2 30 of SO-1   |    100 |         0 |           0 |    0 |
     release SO-1             |     90 |         0 |           0 |    0 |
     delivery D-1 50 of SO-1  |     30 |        50 |           0 |    0 |
     release D-2              |      0 |        50 |           0 |    0 |
     delivery D-3 1 of SO-1   |      0 |        51 |           0 |    0 | exceeds 1`,
  ],
  [
    'a delivery checked again for less, or invoiced before it is told, gives back what a cancelled order kept for it',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     loading D-1 60 of SO-1   |    100 |         0 |           0 |    0 |
     release SO-1             |     60 |         0 |           0 |    0 |
     loading D-1 40 of SO-1   |     40 |         0 |           0 |    0 |
     invoice I-1 30 of SO-1 for D-1 | 0 |       0 |          30 |    0 |
     delivery D-1 30 of SO-1  |      0 |         0 |          30 |    0 |`,
  ],
  [
    'beyond what its order has, a delivery reserves the rest itself, and keeps both',
    `event                    | orders | delivered | receivables | cash | note
     order SO-1 100           |    100 |         0 |           0 |    0 |
     loading D-1 150 of SO-1  |    150 |         0 |           0 |    0 |
     release SO-1             |    150 |         0 |           0 |    0 |
     delivery D-1 150 of SO-1 |      0 |       150 |           0 |    0 |`,
  ],
])('%s', (_what, table) => {
  const { expected, actual } = playLedger(table);
  expect(actual).toEqual(expected);
});

test('reserve then release leaves the position as it was, and both in the ledger', () => {
  const books = newBooks();
  happen(books, 'invoice I-1 70');
  const before = books.position;
  happen(books, 'order SO-1 100');
  happen(books, 'release SO-1');
  expect(books.position).toEqual({ ...before, entryNo: before.entryNo + 2n });
  expect(books.written.entries.map(({ cause, openOrdersMinor }) => [cause, openOrdersMinor])).toEqual([
    ['invoice', 0n],
    ['order_reserved', 100n],
    ['reservation_released', -100n],
  ]);
});

test.each([
  // events after the order of 100               taken  open  status
  [[], /*                                     */ 0n, 100n, 'open'],
  [['delivery D-1 99 of SO-1'], /*            */ 99n, 1n, 'open'],
  [['delivery D-1 100 of SO-1'], /*           */ 100n, 0n, 'used'],
  [['invoice I-1 40 of SO-1 completing'], /*  */ 40n, 0n, 'used'],
  [['release SO-1'], /*                       */ 0n, 0n, 'released'],
  [['release SO-1', 'invoice I-1 40 of SO-1'], 40n, 0n, 'released'],
])('a reservation after %j', (events, takenMinor, openMinor, status) => {
  const books = newBooks();
  for (const event of ['order SO-1 100', ...events]) happen(books, event);
  expect(reservationOf(books, 'SO-1')).toMatchObject({ amountMinor: 100n, takenMinor, openMinor, status });
});

test('the replaced reservation stays as history, and holds nothing', () => {
  const books = newBooks();
  for (const event of ['order SO-1 100', 'delivery D-1 30 of SO-1', 'order SO-1 80']) happen(books, event);
  expect(books.written.replaced).toMatchObject([
    { amountMinor: 100n, takenMinor: 30n, openMinor: 0n, status: 'replaced' },
  ]);
});
