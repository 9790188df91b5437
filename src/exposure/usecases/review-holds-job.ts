import type { CalendarDate } from '#kernel';
import { inTransaction, type Job, type Platform, todayAt } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { holdsMost, listOpenHolds } from '../store/cleared-holds.ts';
import { reviewThese } from './review-holds.ts';

/**
 * Each night every open hold is looked at again: what a day changes by itself is announced by nobody, such as a limit
 * that begins, an item that grows older, or a policy that comes into force.
 */
export function holdReviewJob(platform: Platform): Job {
  return {
    name: 'review-holds',
    title: { zh: '重新检查待放行单据', en: 'Look at every held document again' },
    schedule: '5 0 * * *',
    run: () => reviewAllHolds(platform),
  };
}

export async function reviewAllHolds(
  { database, clock, company }: Platform,
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<void> {
  const when = { today: todayAt(clock, company), timeZone: company.timeZone, now: clock.now(), policyOf };
  for (let after: string | undefined; ; ) {
    const page = await listOpenHolds(database.sql, after);
    await inTransaction(database, (tx) => reviewThese(tx, when, page));
    after = page.at(-1)?.holdId;
    if (page.length < holdsMost) return;
  }
}
