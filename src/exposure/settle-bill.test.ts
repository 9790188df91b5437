import { describe, expect, it, test } from 'vitest';
import { playLedger } from './ledger.fixture.ts';

// Positions: open orders | delivered, not invoiced | receivables, bills within | unapplied cash.

describe('payment by acceptance bill', () => {
  const tables: readonly (readonly [string, string])[] = [
    [
      'that counts until it is honoured',
      `
      what happens                       | orders | delivered | receivables | unapplied | note
      invoice I-1 60                     | 0      | 0         | 60          | 0         | exceeds 60
      receipt R-1 50 by commercial       | 0      | 0         | 60          | 0         |
      honour R-1                         | 0      | 0         | 10          | 0         |
      honour R-1                         | 0      | 0         | 10          | 0         | bill_at_end
      dishonour R-1                      | 0      | 0         | 10          | 0         | bill_at_end`,
    ],
    [
      'that frees the limit at once: its bounce brings it all back',
      `
      what happens                       | orders | delivered | receivables | unapplied | note
      invoice I-1 60                     | 0      | 0         | 60          | 0         | exceeds 60
      receipt R-1 50 by bank             | 0      | 0         | 10          | 0         |
      dishonour R-1                      | 0      | 0         | 60          | 0         |`,
    ],
    [
      'endorsed with recourse: stays till it is honoured; without, it is gone',
      `
      what happens                       | orders | delivered | receivables | unapplied | note
      invoice I-1 60                     | 0      | 0         | 60          | 0         | exceeds 60
      receipt R-1 30 by commercial       | 0      | 0         | 60          | 0         |
      receipt R-2 30 by commercial       | 0      | 0         | 60          | 0         |
      endorse R-1 0                      | 0      | 0         | 60          | 0         |
      discount R-1 0                     | 0      | 0         | 60          | 0         | bill_not_held
      discount R-2 0 finally             | 0      | 0         | 30          | 0         |
      dishonour R-2                      | 0      | 0         | 30          | 0         | bill_at_end
      dishonour R-1                      | 0      | 0         | 30          | 0         |`,
    ],
    [
      'beyond what is owed: the rest waits, and counts when it pays',
      `
      what happens                       | orders | delivered | receivables | unapplied | note
      invoice I-1 20                     | 0      | 0         | 20          | 0         | exceeds 20
      receipt R-1 50 by commercial       | 0      | 0         | 20          | 30        |
      invoice I-2 25                     | 0      | 0         | 45          | 5         | exceeds 25
      dishonour R-1                      | 0      | 0         | 45          | 0         |`,
    ],
    [
      'that bounces: money that waits pays what is open again',
      `
      what happens                       | orders | delivered | receivables | unapplied | note
      invoice I-1 20                     | 0      | 0         | 20          | 0         | exceeds 20
      receipt R-1 20 by commercial       | 0      | 0         | 20          | 0         |
      receipt R-2 15                     | 0      | 0         | 20          | 15        |
      dishonour R-1                      | 0      | 0         | 5           | 0         |`,
    ],
  ];
  it.each(tables)('%s', (_what, table) => {
    const { expected, actual } = playLedger(table);
    expect(actual).toEqual(expected.map((row) => row.replace(/ +/g, ' ')));
  });
});

test('a receipt in money is no bill', () => {
  const { expected, actual } = playLedger(`
      what happens     | orders | delivered | receivables | unapplied | note
      invoice I-1 20   | 0      | 0         | 20          | 0         | exceeds 20
      receipt R-1 20   | 0      | 0         | 0           | 0         |`);
  expect(actual).toEqual(expected);
});
