import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checkCredit, type CheckFacts } from '../../src/exposure/credit-check.ts';
import { happen, newBooks } from '../../src/exposure/ledger.fixture.ts';
import { amountText, CNY, calendarDate, cny } from '#kernel';
import type { GrantedLimit, LimitId } from '#limits';

const project = join(import.meta.dirname, '../..');
const rows = readFileSync(join(project, 'docs/complaints.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line));
const cited = rows.flatMap((row) =>
  [...row.matchAll(/`([\w./-]+) › ([^`]+)`/g)].map(([, file = '', name = '']) => [file, name]),
);

describe('the page of complaints', () => {
  test('has each of the twenty-five once, with a test or with what is still open', () => {
    expect(rows.map((row) => Number(/^\| (\d+)/.exec(row)?.[1]))).toEqual(
      Array.from({ length: 25 }, (_, place) => place + 1),
    );
    for (const row of rows) expect(row).toMatch(/› |\*\*open\*\*/);
  });

  it.each(cited)('%s › %s is there', (file, name) => {
    expect(readFileSync(join(project, file ?? ''), 'utf8')).toContain(name);
  });
});

const limitOf = (amount: GrantedLimit['amount']): GrantedLimit => ({
  limitId: 'limit' as LimitId,
  amount,
  singleDocument: null,
  validFrom: calendarDate('2026-01-01'),
  validTo: calendarDate('2026-12-31'),
});
const facts = (limit: GrantedLimit | null, exposure = '0'): CheckFacts => ({
  asOf: calendarDate('2026-06-30'),
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit,
  exposureMinor: cny(exposure).minor,
  takenMinor: 0n,
  oldestOpen: null,
  rules: { version: 'check-1', overdueDaysTolerated: 30 },
});
const asked = { documentType: 'sales_order', amountMinor: 1n, prepaidMinor: 0n } as const;

test('15: none, zero and unlimited are three answers', () => {
  const answers = [null, limitOf({ kind: 'amount', amount: cny('0') }), limitOf({ kind: 'unlimited' })].map((limit) => {
    const { outcome, objections, limit: shown } = checkCredit(facts(limit), asked);
    return [shown.kind, outcome, ...objections.map(({ code }) => code)];
  });
  expect(answers).toEqual([
    ['none', 'held', 'no_limit'],
    ['amount', 'held', 'over_limit'],
    ['unlimited', 'approved'],
  ]);
});

test('17: a limit below what is owed leaves a negative headroom', () => {
  const { headroomBefore } = checkCredit(facts(limitOf({ kind: 'amount', amount: cny('100') }), '250'), asked);
  expect(headroomBefore === 'unlimited' ? headroomBefore : amountText(headroomBefore)).toBe('-150.00');
});

test('21: money that waits never makes the exposure less than nothing', () => {
  const books = newBooks();
  happen(books, 'receipt R-1 500');
  expect(books.position).toMatchObject({ receivablesMinor: 0n, unappliedMinor: 500n });
  expect(checkCredit(facts(limitOf({ kind: 'amount', amount: cny('0') })), asked).outcome).toBe('held');
});
