import { appendEvents, type Listener, newId, type OutboxEvent, type Platform, todayAt } from '#platform';
import { findClearedHolds, forgetCleared, listHoldsOfGroupsOf, markCleared } from '../store/cleared-holds.ts';
import { lookAtHoldsIn } from './look-at-holds.ts';

/** What may let a held document pass: a limit, the customer itself, or money that came in. */
const kinds: readonly string[] = ['limit_changed', 'customer_changed', 'headroom_freed', 'invoice_disputed'];

/**
 * Looks again at the open holds of whoever something happened to, and of its credit group. What would pass now is
 * announced once as `hold_cleared`; if it would not pass any more, it may be announced again later. Nothing is released
 * by itself: the order's own system asks again, or a person does.
 */
export function reviewHolds({ clock, company }: Pick<Platform, 'clock' | 'company'>): Listener {
  return async (tx, events) => {
    const codes = [...new Set(events.filter(({ kind }) => kinds.includes(kind)).flatMap(codesOf))];
    if (codes.length === 0) return;
    const holds = await listHoldsOfGroupsOf(tx, codes);
    if (holds.length === 0) return;
    const now = clock.now();
    const outlooks = await lookAtHoldsIn(tx, { today: todayAt(clock, company), timeZone: company.timeZone }, holds);
    const passes = holds.filter(({ holdId }) => outlooks.get(holdId)?.decision.outcome === 'approved');
    const told = await findClearedHolds(
      tx,
      holds.map(({ holdId }) => holdId),
    );
    const cleared = passes.filter(({ holdId }) => !told.has(holdId));
    await forgetCleared(
      tx,
      holds.filter((hold) => told.has(hold.holdId) && !passes.includes(hold)).map(({ holdId }) => holdId),
    );
    await markCleared(tx, cleared, now);
    await appendEvents(
      tx,
      cleared.map(({ holdId, customerCode }) => ({
        eventId: newId(),
        at: now,
        kind: 'hold_cleared',
        payload: { holdId, customerCodes: [customerCode] },
        actorId: null,
      })),
    );
  };
}

function codesOf({ payload }: OutboxEvent): readonly string[] {
  const { customerCodes = [] } = payload as { customerCodes?: readonly string[] };
  return customerCodes;
}
