import { lockCustomers } from '#customers/usecases';
import { appendEvents, auditInsert, newId, system, type Tx } from '#platform';
import type { Objection } from '../objection.ts';
import { findHolds, type NamedHold } from '../store/holds.ts';
import { mayStandAt, partiesOfHolds } from './find-parties.ts';
import type { OnDay } from './find-ways-out.ts';
import { lookAtHoldsIn } from './look-at-holds.ts';
import { putThrough } from './put-through.ts';

/**
 * 自动放行: releases, in the order in which they were held, what nothing stands in the way of any more. Each is looked at
 * again under the lock and after those before it, so that two never take the same headroom. Gives the ids released.
 */
export async function releaseCleared(
  tx: Tx,
  when: OnDay & { readonly now: Date },
  holds: readonly NamedHold[],
): Promise<Set<string>> {
  const released = new Set<string>();
  if (holds.length === 0) return released;
  const { now, today } = when;
  const customers = await lockCustomers(tx, [...new Set(holds.map(({ customerCode }) => customerCode))]);
  for (const { holdId } of holds) {
    const [hold] = await findHolds(tx, [holdId]);
    const customer = hold && customers.get(hold.customerCode);
    if (hold?.status !== 'open' || customer === undefined) continue;
    const outlook = (await lookAtHoldsIn(tx, when, [hold])).get(holdId);
    if (outlook?.decision.outcome !== 'approved') continue;
    const { home } = (await partiesOfHolds(tx, [hold]))(hold);
    if (!(await mayStandAt(tx, { customer, home, hold })).ok) continue;
    const { release } = await putThrough(
      tx,
      { customer, home, hold, now, today },
      {
        amountMinor: hold.amountMinor,
        prepayMinor: 0n,
        prepaidMinor: hold.amountMinor - hold.reserveMinor,
        // It goes beyond nothing: the least authority there is would do.
        measure: { excessMinor: 0n, daysOverdue: 0, level: 'credit_manager', stands: [] },
        reasonCode: 'cleared',
        reason: (hold.objections as readonly Objection[]).map(({ code }) => code).join(', '),
        evidence: null,
        by: system.name,
      },
    );
    await auditInsert([
      {
        entryId: newId<'audit-entry'>(),
        at: now,
        actorKind: system.kind,
        actorId: system.id,
        actorName: system.name,
        command: 'exposure.release_cleared',
        customerId: customer.customerId,
        subject: `${hold.document.type} ${hold.document.number}`,
        detail: { ...release, objections: hold.objections },
      },
    ]).execute(tx);
    await appendEvents(tx, [
      {
        eventId: newId(),
        at: now,
        kind: 'hold_released',
        payload: { holdId, customerCodes: [customer.code] },
        actorId: null,
      },
    ]);
    released.add(holdId);
  }
  return released;
}
