import { CNY, calendarDate, cny } from '#kernel';
import type { GrantedLimit, LimitId } from '#limits';
import type { CheckFacts } from './credit-check.ts';

/** A limit of so much, in force throughout 2026. */
export function limitOf(amount: string): GrantedLimit {
  return {
    limitId: 'limit' as LimitId,
    amount: { kind: 'amount', amount: cny(amount) },
    singleDocument: null,
    validFrom: calendarDate('2026-01-01'),
    validTo: calendarDate('2026-12-31'),
  };
}

/** A customer in whose way nothing stands: the base rules, nothing owed, on this day of 2026. */
export function goodFacts(asOf: string, limit: GrantedLimit): CheckFacts {
  return {
    asOf: calendarDate(asOf),
    currency: CNY,
    customer: { status: 'active', blacklistReason: null, freezeReason: null },
    limit,
    exposureMinor: 0n,
    takenMinor: 0n,
    oldestOpen: null,
    rules: { version: 'check-1', overdueDaysTolerated: 30 },
  };
}
