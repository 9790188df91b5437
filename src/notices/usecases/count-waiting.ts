import { countApplicationsWaitingFor } from '#approvals/usecases';
import { countHolds } from '#exposure/usecases';
import { type CalendarDate, ok } from '#kernel';
import { type Caller, holds, type Platform } from '#platform';
import { countUnread } from '../store/notices.ts';
import { countReviewsDue, countWarningsOf } from '../store/watched.ts';

/**
 * What waits for the caller, for the figures in the navigation: asked by every open page again and again, so each
 * count is one short index. Null where the caller has no such queue.
 */
export async function countWaiting({ database }: Platform, caller: Caller, today: CalendarDate) {
  const db = database.sql;
  const isPerson = caller.kind === 'user';
  const [approvals, openHolds, warnings, reviews, notices] = await Promise.all([
    isPerson && holds(caller, 'applications:decide') ? countApplicationsWaitingFor(db, caller.id) : null,
    holds(caller, 'holds:release') ? countHolds(db, { notAskedBy: `${caller.kind}:${caller.id}` }) : ownHolds(),
    isPerson && holds(caller, 'warnings:handle') ? countWarningsOf(db, caller.id) : null,
    holds(caller, 'reviews:handle') ? countReviewsDue(db, today) : null,
    isPerson ? countUnread(db, caller.id) : 0,
  ]);
  return ok({ approvals, holds: openHolds, warnings, reviews, notices });

  /** Whoever sells waits for the holds of their own customers. */
  function ownHolds() {
    const sells = isPerson && holds(caller, 'holds:read') && holds(caller, 'credit:check');
    return sells ? countHolds(db, { mineOf: caller.id }) : null;
  }
}
