import { countApplicationsWaitingFor } from '#approvals/usecases';
import { countHolds } from '#exposure/usecases';
import { ok } from '#kernel';
import { type Caller, holds, type Platform } from '#platform';
import { countUnread } from '../store/notices.ts';

/**
 * What waits for the caller, for the figures in the navigation: asked by every open page again and again, so each
 * count is one short index. Null where the caller has no such queue.
 */
export async function countWaiting({ database }: Platform, caller: Caller) {
  const db = database.sql;
  const isPerson = caller.kind === 'user';
  const [approvals, openHolds, notices] = await Promise.all([
    isPerson && holds(caller, 'applications:decide') ? countApplicationsWaitingFor(db, caller.id) : null,
    holds(caller, 'holds:release') ? countHolds(db, { notAskedBy: `${caller.kind}:${caller.id}` }) : ownHolds(),
    isPerson ? countUnread(db, caller.id) : 0,
  ]);
  return ok({ approvals, holds: openHolds, notices });

  /** Whoever sells waits for the holds of their own customers. */
  function ownHolds() {
    const sells = isPerson && holds(caller, 'holds:read') && holds(caller, 'credit:check');
    return sells ? countHolds(db, { mineOf: caller.id }) : null;
  }
}
