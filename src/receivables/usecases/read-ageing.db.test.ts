import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#kernel';
import { testPlatform } from '../../../test/setup/platform.ts';
import { ageDocuments } from '../ageing.ts';
import { saveStatedBooks } from '../store/books.fixture.ts';
import { readAgeing } from './read-ageing.ts';
import { readCollection } from './read-collection.ts';

const platform = await testPlatform();
const firstDay = calendarDate('2026-01-01');
const day = (dayNo: number) => addDays(firstDay, dayNo);

async function ageingOf(customerCode: string, asOf = firstDay) {
  const found = await readAgeing(platform, { customerCode, asOf });
  if (!found.ok) throw new Error(found.refusal.detail);
  return found.value;
}

it('shows what was open on the day: issued by then, and not yet paid then', async () => {
  await saveStatedBooks(platform.database.sql, {
    code: 'AGE-1',
    invoices: [{ issuedOn: day(10), dueOn: day(40), amountMinor: 1_000n }],
    receipts: [
      { receivedOn: day(50), amountMinor: 400n },
      { receivedOn: day(60), amountMinor: 700n },
    ],
  });
  const cases = [
    // day   total  overdue unapplied
    [9, /**/ 0n, /*  */ 0n, 0n],
    [10, /**/ 1_000n, /**/ 0n, 0n],
    [40, /**/ 1_000n, /**/ 0n, 0n],
    [41, /**/ 1_000n, /**/ 1_000n, 0n],
    [50, /**/ 600n, /**/ 600n, 0n],
    [60, /**/ 0n, /*  */ 0n, 100n],
    [400, /**/ 0n, /* */ 0n, 100n],
  ] as const;
  for (const [dayNo, total, overdue, unappliedMinor] of cases) {
    const { ageing, unappliedMinor: unapplied } = await ageingOf('AGE-1', day(dayNo));
    expect({ dayNo, total: ageing.total, overdue: ageing.overdue, unapplied }).toEqual({
      dayNo,
      total,
      overdue,
      unapplied: unappliedMinor,
    });
  }
});

it('money that came before its invoice is unapplied until the invoice is issued', async () => {
  await saveStatedBooks(platform.database.sql, {
    code: 'AGE-2',
    invoices: [{ issuedOn: day(20), dueOn: day(50), amountMinor: 300n }],
    receipts: [{ receivedOn: day(5), amountMinor: 500n }],
  });
  expect(await ageingOf('AGE-2', day(19))).toMatchObject({ ageing: { total: 0n }, unappliedMinor: 500n });
  expect(await ageingOf('AGE-2', day(20))).toMatchObject({ ageing: { total: 0n }, unappliedMinor: 200n });
});

it('tells how well a quarter was collected, or that there was nothing to collect', async () => {
  await saveStatedBooks(platform.database.sql, {
    code: 'AGE-C',
    invoices: [
      { issuedOn: day(0), dueOn: day(30), amountMinor: 3_000n },
      { issuedOn: day(50), dueOn: day(80), amountMinor: 2_000n },
      { issuedOn: day(90), dueOn: day(120), amountMinor: 1_000n },
    ],
    receipts: [{ receivedOn: day(60), amountMinor: 3_000n }],
  });
  const on = async (dayNo: number) => {
    const found = await readCollection(platform, { customerCode: 'AGE-C', asOf: day(dayNo) });
    if (!found.ok) throw new Error(found.refusal.detail);
    const value = (ratio: typeof found.value.dso) => (ratio.kind === 'value' ? ratio.value : ratio.because);
    const { dso, bestPossibleDso, averageDaysDelinquent, effectiveness } = found.value;
    return [dso, bestPossibleDso, averageDaysDelinquent, effectiveness].map(value);
  };
  // Opening 3,000, invoiced 3,000, open 3,000 of which 1,000 not due: 3,000 of 5,000 were collected.
  expect(await on(90)).toEqual([90, 30, 60, 0.6]);
  expect(await on(-1)).toEqual(['zero_denominator', 'zero_denominator', 'zero_denominator', 'zero_denominator']);
});

it('counts as collected what was paid, not what was written off, credited or taken over', async () => {
  const { sql: db } = platform.database;
  const { receipts } = await saveStatedBooks(db, {
    code: 'AGE-W',
    invoices: [
      { issuedOn: day(0), dueOn: day(30), amountMinor: 3_000n },
      { issuedOn: day(50), dueOn: day(80), amountMinor: 2_000n },
      { issuedOn: day(90), dueOn: day(120), amountMinor: 1_000n },
    ],
    receipts: [1_000n, 1_200n, 500n, 300n].map((amountMinor) => ({ receivedOn: day(60), amountMinor })),
  });
  for (const [place, kind] of [
    [1, 'write_off'],
    [2, 'credit_note'],
    [3, 'transfer'],
  ] as const)
    await sql`update receivables.settlements set kind = ${kind} where settlement_id = ${receipts[place]?.settlementId}`.execute(
      db,
    );
  const found = await readCollection(platform, { customerCode: 'AGE-W', asOf: day(90) });
  // 3,000 open, 3,000 invoiced, 800 taken off: 5,200, of which 3,000 are open, 1,000 of them not due. 1,000 were paid, of 4,200.
  expect(found).toMatchObject({ value: { effectiveness: { kind: 'value', value: 1_000 / 4_200 } } });
});

it('an unknown customer is not found', async () => {
  const found = await readAgeing(platform, { customerCode: 'NOBODY', asOf: firstDay });
  expect(found).toMatchObject({ ok: false, refusal: { kind: 'not_found', code: 'customer_not_found' } });
});

describe('on any day, of any books', () => {
  const amountMinor = fc.bigInt({ min: 1n, max: 10_000n });
  const statedBooks = fc.record({
    invoices: fc.array(fc.record({ issued: fc.nat(200), terms: fc.nat(60), amountMinor }), { maxLength: 12 }),
    receipts: fc.array(fc.record({ received: fc.nat(300), amountMinor }), { maxLength: 12 }),
  });

  it('equals each document less what was applied to it by then', { timeout: 30_000 }, async () => {
    let customerNo = 0;
    const check = fc.asyncProperty(
      statedBooks,
      fc.array(fc.nat(400), { minLength: 3, maxLength: 3 }),
      async (stated, days) => {
        const code = `ANY-${(customerNo += 1)}`;
        const books = await saveStatedBooks(platform.database.sql, {
          code,
          invoices: stated.invoices.map((one) => ({
            issuedOn: day(one.issued),
            dueOn: day(one.issued + one.terms),
            amountMinor: one.amountMinor,
          })),
          receipts: stated.receipts.map((one) => ({ receivedOn: day(one.received), amountMinor: one.amountMinor })),
        });
        for (const asOf of days.map(day)) {
          const applied = books.allocations.filter(({ appliedOn }) => appliedOn <= asOf);
          const sumOf = (of: { invoiceId?: string; settlementId?: string }) =>
            applied
              .filter((one) => one.invoiceId === of.invoiceId || one.settlementId === of.settlementId)
              .reduce((sum, one) => sum + one.amountMinor, 0n);
          const items = books.invoices
            .filter(({ issuedOn }) => issuedOn <= asOf)
            .map(({ invoiceId, dueOn, amountMinor: minor }) => ({ dueOn, openMinor: minor - sumOf({ invoiceId }) }));
          const cash = books.receipts
            .filter(({ receivedOn }) => receivedOn <= asOf)
            .reduce((sum, { settlementId, amountMinor: minor }) => sum + minor - sumOf({ settlementId }), 0n);
          const { ageing, unappliedMinor } = await ageingOf(code, asOf);
          expect(ageing).toEqual(ageDocuments(items, asOf));
          expect(unappliedMinor).toBe(cash);
        }
      },
    );
    await fc.assert(check, { numRuns: 40 });
  });
});
