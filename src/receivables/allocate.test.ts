import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { calendarDate, CNY, cny, type Id, toJson } from '#kernel';
import { allocateAsNamed, allocateOldestFirst, oldestSettlementFirst } from './allocate.ts';
import type { Invoice, Settlement } from './documents.ts';

function invoice(number: string, open: number, { due = '2026-05-01', issued = '2026-04-01' } = {}): Invoice {
  return {
    invoiceId: number as Id<'invoice'>,
    number,
    issuedOn: calendarDate(issued),
    dueOn: calendarDate(due),
    amountMinor: 1_000n,
    openMinor: BigInt(open),
    excessMinor: 0n,
    orderNumber: null,
    deliveryNumber: null,
    completesOrder: false,
    disputed: false,
  };
}

function receipt(number: string, unapplied: number, settled = '2026-04-10'): Settlement {
  return {
    settlementId: number as Id<'settlement'>,
    kind: 'receipt',
    number,
    settledOn: calendarDate(settled),
    amountMinor: 1_000n,
    unappliedMinor: BigInt(unapplied),
    method: null,
    maturesOn: null,
    reason: null,
    named: null,
  };
}

const paid = (allocations: readonly { invoiceNumber: string; amountMinor: bigint }[]) =>
  allocations.map(({ invoiceNumber, amountMinor }) => `${invoiceNumber} ${amountMinor}`);

describe('the oldest due is paid first', () => {
  const may1 = invoice('I-3', 50, { due: '2026-05-01', issued: '2026-04-02' });
  const may1Issued = invoice('I-2', 50, { due: '2026-05-01', issued: '2026-04-01' });
  const may1IssuedToo = invoice('I-1', 50, { due: '2026-05-01', issued: '2026-04-02' });
  const april = invoice('I-9', 50, { due: '2026-04-30', issued: '2026-04-20' });
  const all = [may1, may1Issued, may1IssuedToo, april];
  // biome-ignore format: a table
  const cases: readonly (readonly [string, number, string[]])[] = [
    // what                          received  paid
    ['less than the first owes',     49,       ['I-9 49']],
    ['just the first',               50,       ['I-9 50']],
    ['one fen of the second: same day, issued earlier', 51, ['I-9 50', 'I-2 1']],
    ['then by number',               101,      ['I-9 50', 'I-2 50', 'I-1 1']],
    ['all of them',                  200,      ['I-9 50', 'I-2 50', 'I-1 50', 'I-3 50']],
    ['more than all: the rest is not allocated', 300, ['I-9 50', 'I-2 50', 'I-1 50', 'I-3 50']],
  ];
  it.each(cases)('%s', (_what, amount, expected) => {
    expect(paid(allocateOldestFirst(receipt('R-1', amount), all))).toEqual(expected);
  });

  test('nothing is open, nothing is paid', () => {
    expect(allocateOldestFirst(receipt('R-1', 100), [])).toEqual([]);
  });

  test('whatever is open: no invoice gets more than it owes, all together as much as possible, none before an older one', () => {
    const openInvoices = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 99 }),
        open: fc.integer({ min: 1, max: 100 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { selector: ({ number }) => number },
    );
    fc.assert(
      fc.property(openInvoices, fc.integer({ min: 1, max: 3000 }), (given, amount) => {
        const invoices = given.map(({ number, open, day }) =>
          invoice(`I-${number}`, open, { due: `2026-05-${String(day).padStart(2, '0')}` }),
        );
        const allocations = allocateOldestFirst(receipt('R-1', amount), invoices);
        const got = new Map(allocations.map(({ invoiceNumber, amountMinor }) => [invoiceNumber, amountMinor]));
        const owed = invoices.reduce((total, { openMinor }) => total + openMinor, 0n);
        const applied = allocations.reduce((total, { amountMinor }) => total + amountMinor, 0n);
        expect(applied).toBe(owed < BigInt(amount) ? owed : BigInt(amount));
        for (const older of invoices) {
          const isPaid = (got.get(older.number) ?? 0n) === older.openMinor;
          const laterOnesGotSome = invoices.some((later) => later.dueOn > older.dueOn && got.has(later.number));
          expect((got.get(older.number) ?? 0n) <= older.openMinor).toBe(true);
          expect(isPaid || !laterOnesGotSome).toBe(true);
        }
      }),
    );
  });
});

test.each([
  // what                                     issued         received      applied on
  ['money after the invoice', /*           */ '2026-04-01', '2026-04-10', '2026-04-10'],
  ['money before the invoice', /*          */ '2026-04-20', '2026-04-10', '2026-04-20'],
])('an allocation has the later of the two days: %s', (_what, issued, settled, appliedOn) => {
  const allocations = allocateOldestFirst(receipt('R-1', 10, settled), [invoice('I-1', 10, { issued })]);
  expect(allocations).toMatchObject([{ appliedOn, invoiceId: 'I-1', settlementId: 'R-1' }]);
});

describe('as the payer named', () => {
  const invoices = [invoice('I-1', 60), invoice('I-2', 40), invoice('I-0', 0)];
  const find = (number: string) => invoices.find((one) => one.number === number);
  // biome-ignore format: a table
  const cases: readonly (readonly [what: string, named: (readonly [string, number])[], expected: string[] | string, field?: string])[] = [
    // what                               of 100 received             paid, or refused       field
    ['out of turn, in part',              [['I-2', 10]],              ['I-2 10']],
    ['all that is owed',                  [['I-2', 40], ['I-1', 60]], ['I-2 40', 'I-1 60']],
    ['nothing named: all is left over',   [],                         []],
    ['one fen more than is owed',         [['I-1', 60], ['I-2', 41]], 'over_allocation',     'allocations[1].amount'],
    ['of an invoice that is settled',     [['I-0', 1]],               'over_allocation',     'allocations[0].amount'],
    ['an invoice twice',                  [['I-1', 10], ['I-1', 10]], 'invoice_named_twice', 'allocations[1].invoiceNumber'],
    ['an invoice that there is not',      [['I-1', 10], ['I-9', 10]], 'invoice_not_found',   'allocations[1].invoiceNumber'],
  ];
  it.each(cases.map((one) => [one[0], one] as const))('%s', (_what, [, named, expected, field]) => {
    const asked = named.map(([invoiceNumber, amount]) => ({ invoiceNumber, amountMinor: BigInt(amount) }));
    const result = allocateAsNamed(receipt('R-1', 100), asked, CNY, find);
    if (result.ok) expect(paid(result.value)).toEqual(expected);
    else expect(result.refusal).toMatchObject({ code: expected, field });
  });

  test('one fen more than was received', () => {
    const asked = [
      { invoiceNumber: 'I-1', amountMinor: 60n },
      { invoiceNumber: 'I-2', amountMinor: 31n },
    ];
    expect(allocateAsNamed(receipt('R-1', 91), asked, CNY, find).ok).toBe(true);
    expect(allocateAsNamed(receipt('R-1', 90), asked, CNY, find)).toMatchObject({
      refusal: {
        kind: 'invalid',
        code: 'over_allocation',
        detail: '0.31 is allocated to invoice I-2; it owes 0.40, and 0.30 is left of the money (CNY).',
        facts: {
          invoiceNumber: 'I-2',
          allocated: toJson(cny('0.31')),
          open: toJson(cny('0.40')),
          left: toJson(cny('0.30')),
        },
      },
    });
  });
});

test('waiting money is used oldest first, then by number', () => {
  const waiting = [receipt('R-3', 1, '2026-04-02'), receipt('R-2', 1, '2026-04-01'), receipt('R-1', 1, '2026-04-02')];
  expect(waiting.toSorted(oldestSettlementFirst).map(({ number }) => number)).toEqual(['R-2', 'R-1', 'R-3']);
});
