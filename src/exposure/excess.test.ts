import { expect, it } from 'vitest';
import { amountText, asCurrency, CNY, calendarDate, cny, money } from '#kernel';
import type { CheckDecision } from './credit-check.ts';
import { excessOf } from './excess.ts';
import type { Objection } from './objection.ts';

const USD = asCurrency('USD');
const rates = [
  { currency: CNY, cnyTenThousandths: 10_000n },
  { currency: USD, cnyTenThousandths: 71_000n },
];
const over: Objection = { code: 'over_limit', shortBy: cny('300'), needed: cny('500'), available: cny('200') };
const large: Objection = { code: 'over_document_limit', shortBy: cny('400'), documentLimit: cny('100') };
const late: Objection = {
  code: 'overdue',
  invoiceNumber: 'I-1',
  dueOn: calendarDate('2026-01-01'),
  open: cny('9999'),
  daysPastDue: 45,
  daysTolerated: 30,
};
const tooMuch: Objection = {
  code: 'overdue_amount',
  overBy: cny('700'),
  overdue: cny('900'),
  most: cny('200'),
  daysPastDue: 10,
};
const share: Objection = {
  code: 'overdue_share',
  overdue: cny('900'),
  open: cny('1000.10'),
  mostBasisPoints: 1000,
  daysPastDue: 10,
};
const slow: Objection = { code: 'payment_behaviour', daysBeyondTerms: 44.1, most: 30, invoices: 12 };
const unseen: Objection = { code: 'review_overdue', reviewBy: calendarDate('2026-01-01'), daysLate: 9, graceDays: 0 };
const frozen: Objection = { code: 'limit_frozen', reason: 'moving' };

const of = (objections: readonly Objection[], currency = CNY): CheckDecision => ({
  outcome: 'held',
  objections,
  warnings: [],
  limit: { kind: 'none' },
  limitStatus: 'none',
  exposureBefore: money(currency, 0n),
  headroomBefore: money(currency, 0n),
  headroomAfter: money(currency, 0n),
  neededMinor: 50_000n,
  asksMinor: 50_000n,
  reserves: false,
});

// biome-ignore format: a table
const cases = [
  // what                                     objections                   excess    days
  ['nothing stands against it',               [],                          '0.00',   0],
  ['what is short',                           [over],                      '300.00', 0],
  ['the larger of two',                       [over, large],               '400.00', 0],
  ['days do not make an amount',              [late],                      '0.00',   45],
  ['all of it, where no limit may be used',   [over, frozen],              '500.00', 0],
  ['what is overdue beyond the amount',       [tooMuch, over],             '700.00', 0],
  ['what is overdue beyond the share',        [share],                     '799.99', 0],
  ['days paid late, counted whole',           [slow],                      '0.00',   45],
  ['all of it, where nobody looked at the limit', [unseen],                '500.00', 0],
  ['all of it, without a limit',              [{ code: 'no_limit' }, late], '500.00', 45],
] as const;
it.each(cases)('%s', (_what, objections, amount, days) => {
  const excess = excessOf(of(objections), rates);
  expect(excess && [amountText(excess.amount), excess.daysOverdue]).toEqual([amount, days]);
});

it('is measured in the policy’s currency, and not at all without a rate', () => {
  const excess = excessOf(of([{ code: 'no_limit' }], USD), rates);
  expect(excess && amountText(excess.amount)).toBe('3550.00');
  expect(excessOf(of([{ code: 'no_limit' }], asCurrency('VND')), rates)).toBeUndefined();
});
