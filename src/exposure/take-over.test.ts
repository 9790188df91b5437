import { describe, expect, it } from 'vitest';
import { playLedger } from './ledger.fixture.ts';

function play(_what: string, table: string) {
  const { expected, actual } = playLedger(table);
  expect(actual).toEqual(expected);
}

describe('a delivery', () => {
  it.each([
    [
      'less than the order reserved: the rest stays',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       delivery D-1 60 of SO-1   |     40 |        60 |           0 |    0 |`,
    ],
    [
      'all of it',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       delivery D-1 100 of SO-1  |      0 |       100 |           0 |    0 |`,
    ],
    [
      'more: booked whole, the excess noted',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       delivery D-1 60 of SO-1   |     40 |        60 |           0 |    0 |
       delivery D-2 60 of SO-1   |      0 |       120 |           0 |    0 | exceeds 20`,
    ],
    [
      'of no order, or of one that nobody reserved',
      `event                     | orders | delivered | receivables | cash | note
       delivery D-1 60           |      0 |        60 |           0 |    0 | exceeds 60
       delivery D-2 60 of SO-9   |      0 |       120 |           0 |    0 | exceeds 60`,
    ],
    [
      'that was checked for itself',
      `event                     | orders | delivered | receivables | cash | note
       loading D-1 60            |     60 |         0 |           0 |    0 |
       delivery D-1 50           |      0 |        50 |           0 |    0 |`,
    ],
    [
      'checked for itself and of an order: the same goods, freed in both',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       loading D-1 60            |    160 |         0 |           0 |    0 |
       delivery D-1 60 of SO-1   |     40 |        60 |           0 |    0 |`,
    ],
  ])('%s', play);
});

describe('an invoice', () => {
  it.each([
    [
      'less than the order reserved: the rest stays',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 60 of SO-1    |     40 |         0 |          60 |    0 |`,
    ],
    [
      'all of it, in two',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 60 of SO-1    |     40 |         0 |          60 |    0 |
       invoice I-2 40 of SO-1    |      0 |         0 |         100 |    0 |`,
    ],
    [
      'one fen more: taken whole, the excess noted',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 101 of SO-1   |      0 |         0 |         101 |    0 | exceeds 1`,
    ],
    [
      'less, and completing the order: the rest is freed',
      `event                               | orders | delivered | receivables | cash | note
       order SO-1 100                      |    100 |         0 |           0 |    0 |
       order SO-2 10                       |    110 |         0 |           0 |    0 |
       invoice I-1 60 of SO-1 completing   |     10 |         0 |          60 |    0 |`,
    ],
    [
      'of no order, or of one that nobody reserved: full exposure, noted',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 60            |    100 |         0 |          60 |    0 | exceeds 60
       invoice I-2 60 of SO-9    |    100 |         0 |         120 |    0 | exceeds 60`,
    ],
    [
      'takes the deliveries of its order first, then what is reserved',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       delivery D-1 30 of SO-1   |     70 |        30 |           0 |    0 |
       delivery D-2 30 of SO-1   |     40 |        60 |           0 |    0 |
       invoice I-1 50 of SO-1    |     40 |        10 |          50 |    0 |
       invoice I-2 30 of SO-1    |     20 |         0 |          80 |    0 |
       invoice I-3 30 of SO-1    |      0 |         0 |         110 |    0 | exceeds 10`,
    ],
    [
      'takes the delivery that it names before the others of the order',
      `event                     | orders | delivered | receivables | cash | note
       delivery D-1 30 of SO-1   |      0 |        30 |           0 |    0 | exceeds 30
       delivery D-2 50 of SO-1   |      0 |        80 |           0 |    0 | exceeds 50
       invoice I-1 50 for D-2    |      0 |        30 |          50 |    0 |
       invoice I-2 40 for D-2    |      0 |         0 |          90 |    0 | exceeds 10`,
    ],
    [
      'finds the order through the delivery that it names',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       delivery D-1 40 of SO-1   |     60 |        40 |           0 |    0 |
       invoice I-1 70 for D-1    |     30 |         0 |          70 |    0 |`,
    ],
    [
      'completing an order frees its other deliveries too, whichever came first',
      `event                               | orders | delivered | receivables | cash | note
       order SO-1 100                      |    100 |         0 |           0 |    0 |
       delivery D-1 30 of SO-1             |     70 |        30 |           0 |    0 |
       delivery D-2 30 of SO-1             |     40 |        60 |           0 |    0 |
       delivery D-3 10                     |     40 |        70 |           0 |    0 | exceeds 10
       invoice I-1 30 of SO-1 completing   |      0 |        10 |          30 |    0 |`,
    ],
    [
      'of a checked delivery that was not booked',
      `event                               | orders | delivered | receivables | cash | note
       loading D-1 60                      |     60 |         0 |           0 |    0 |
       loading D-2 60                      |    120 |         0 |           0 |    0 |
       invoice I-1 40 for D-1              |     80 |         0 |          40 |    0 |
       invoice I-2 40 for D-2 completing   |     20 |         0 |          80 |    0 |`,
    ],
    [
      'of a checked delivery and its order: the same goods, freed in both',
      `event                               | orders | delivered | receivables | cash | note
       order SO-1 100                      |    100 |         0 |           0 |    0 |
       loading D-1 60                      |    160 |         0 |           0 |    0 |
       invoice I-1 60 of SO-1 for D-1      |     40 |         0 |          60 |    0 |`,
    ],
  ])('%s', play);
});

describe('the same goods count once, in whatever order they are told', () => {
  it.each([
    [
      'invoiced before they were delivered',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 100 of SO-1   |      0 |         0 |         100 |    0 |
       delivery D-1 60 of SO-1   |      0 |         0 |         100 |    0 |
       delivery D-2 50 of SO-1   |      0 |        10 |         100 |    0 | exceeds 10`,
    ],
    [
      'invoiced in part before they were delivered',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 60 of SO-1    |     40 |         0 |          60 |    0 |
       delivery D-1 100 of SO-1  |      0 |        40 |          60 |    0 |
       invoice I-2 40 of SO-1    |      0 |         0 |         100 |    0 |`,
    ],
    [
      'invoiced for a delivery that is told later',
      `event                     | orders | delivered | receivables | cash | note
       invoice I-1 60 for D-1    |      0 |         0 |          60 |    0 | exceeds 60
       delivery D-1 60           |      0 |         0 |          60 |    0 |`,
    ],
    [
      'and that delivery is of an order',
      `event                     | orders | delivered | receivables | cash | note
       order SO-1 100            |    100 |         0 |           0 |    0 |
       invoice I-1 60 for D-1    |    100 |         0 |          60 |    0 | exceeds 60
       delivery D-1 80 of SO-1   |     20 |        20 |          60 |    0 |`,
    ],
    [
      'an order that is checked after its invoice',
      `event                     | orders | delivered | receivables | cash | note
       invoice I-1 60 of SO-1    |      0 |         0 |          60 |    0 | exceeds 60
       order SO-1 100            |     40 |         0 |          60 |    0 |
       delivery D-1 60 of SO-1   |     40 |         0 |          60 |    0 |`,
    ],
    [
      'an order that is checked after its delivery',
      `event                     | orders | delivered | receivables | cash | note
       delivery D-1 60 of SO-1   |      0 |        60 |           0 |    0 | exceeds 60
       order SO-1 100            |     40 |        60 |           0 |    0 |
       invoice I-1 100 of SO-1   |      0 |         0 |         100 |    0 |`,
    ],
  ])('%s', play);
});
