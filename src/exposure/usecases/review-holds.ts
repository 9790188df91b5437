import { appendEvents, type Listener, newId, type OutboxEvent, type Platform, todayAt, type Tx } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { findClearedHolds, forgetCleared, listHoldsOfGroupsOf, markCleared } from '../store/cleared-holds.ts';
import type { NamedHold } from '../store/holds.ts';
import type { OnDay } from './find-ways-out.ts';
import { lookAtHoldsIn } from './look-at-holds.ts';
import { releaseCleared } from './release-cleared.ts';

/** What may let a held document pass: a limit, the customer itself and its grade, or money that came in. */
const kinds: readonly string[] = [
  'limit_changed',
  'customer_changed',
  'customer_assessed',
  'headroom_freed',
  'invoice_disputed',
  // Of an order that somebody had put on hold: its deliveries may go on.
  'hold_released',
];

type When = OnDay & { readonly now: Date };

/**
 * Looks again at the open holds of whoever something happened to, and of its credit group. What would pass now is
 * released by itself where the policy says so; else `hold_cleared` is announced, once: if it would not pass any more,
 * it may be announced again later.
 */
export function reviewHolds(
  { clock, company }: Pick<Platform, 'clock' | 'company'>,
  policyOf: (asOf: OnDay['today']) => Policy = policyInForce,
): Listener {
  return async (tx, events) => {
    const codes = [...new Set(events.filter(({ kind }) => kinds.includes(kind)).flatMap(codesOf))];
    if (codes.length === 0) return;
    const when = { today: todayAt(clock, company), timeZone: company.timeZone, now: clock.now(), policyOf };
    await reviewThese(tx, when, await listHoldsOfGroupsOf(tx, codes));
  };
}

/** Looks at these holds as things stand now: releases or tells of those that nothing stands in the way of any more. */
export async function reviewThese(tx: Tx, when: When, holds: readonly NamedHold[]): Promise<void> {
  if (holds.length === 0) return;
  const outlooks = await lookAtHoldsIn(tx, when, holds);
  const passes = holds.filter(({ holdId }) => outlooks.get(holdId)?.decision.outcome === 'approved');
  const { policyOf = policyInForce, today } = when;
  const releases = policyOf(today).releaseRules?.releasesCleared === true;
  const released = releases ? await releaseCleared(tx, when, passes) : new Set<string>();
  const told = await findClearedHolds(
    tx,
    holds.map(({ holdId }) => holdId),
  );
  const cleared = passes.filter(({ holdId }) => !told.has(holdId) && !released.has(holdId));
  await forgetCleared(
    tx,
    holds.filter((hold) => told.has(hold.holdId) && !passes.includes(hold)).map(({ holdId }) => holdId),
  );
  await markCleared(tx, cleared, when.now);
  await appendEvents(
    tx,
    cleared.map(({ holdId, customerCode }) => ({
      eventId: newId(),
      at: when.now,
      kind: 'hold_cleared',
      payload: { holdId, customerCodes: [customerCode] },
      actorId: null,
    })),
  );
}

function codesOf({ payload }: OutboxEvent): readonly string[] {
  const { customerCodes = [], customerCode } = payload as { customerCodes?: readonly string[]; customerCode?: string };
  return customerCode === undefined ? customerCodes : [...customerCodes, customerCode];
}
