import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Caller, type Done, type Origin, type Platform, runCommand, type Tx } from '#platform';
import { forcedHoldOf } from '../forced-hold.ts';
import { type HoldAnswer, presentHold } from '../http/present-hold.ts';
import { findHold, isHoldOf, type NamedHold, saveHolds } from '../store/holds.ts';

type Ending = { readonly holdId: string; readonly reason: string };

/** 不予放行: the document is not to go as it stands. It may be checked again; an order approved before stays as it was. */
export function declineHold(platform: Platform, origin: Origin, asked: Ending): Promise<Result<Done<HoldAnswer>>> {
  return endHold(platform, origin, asked, 'declined');
}

/** 撤回: whoever asked for the document, or looks after its customer, does not want it any more. */
export function withdrawHold(platform: Platform, origin: Origin, asked: Ending): Promise<Result<Done<HoldAnswer>>> {
  return endHold(platform, origin, asked, 'withdrawn');
}

const commands = {
  declined: { name: 'exposure.decline_hold', may: 'holds:release' },
  withdrawn: { name: 'exposure.withdraw_hold', may: 'credit:check' },
} as const;

function endHold(
  platform: Platform,
  origin: Origin,
  asked: Ending,
  status: keyof typeof commands,
): Promise<Result<Done<HoldAnswer>>> {
  return runCommand(platform, origin, { ...commands[status], input: asked }, async (command) => {
    const { tx, now, caller, record, announce } = command;
    const named = await findHold(tx, asked.holdId);
    if (named === undefined) return refuse('not_found', 'hold_not_found', `There is no hold ${asked.holdId}.`);
    const customer = (await lockCustomers(tx, [named.customerCode])).get(named.customerCode);
    if (customer === undefined) throw new Error(`Hold ${named.holdId} belongs to no customer.`);
    const hold = (await findHold(tx, asked.holdId)) ?? named;
    const refusal = whyNot(hold) ?? (status === 'withdrawn' ? await whyNotTheirs(tx, hold, caller) : undefined);
    if (refusal !== undefined) return refusal;
    const ended: NamedHold = { ...hold, status, closedAt: now, closedBy: caller.name, closeReason: asked.reason };
    await saveHolds(tx, [ended]);
    const { document, holdId, amountMinor, objections } = hold;
    record({
      subject: `${document.type} ${document.number}`,
      customerId: customer.customerId,
      detail: { holdId, reason: asked.reason, amountMinor, objections },
    });
    announce(`hold_${status}`, {
      holdId,
      customerCodes: [customer.code, ...(hold.buyerCode === undefined ? [] : [hold.buyerCode])],
    });
    return ok({ answer: presentHold(ended, caller), effect: 'changed' });
  });
}

function whyNot(hold: NamedHold): Result<never> | undefined {
  const { status, closedAt, document } = hold;
  if (status !== 'open') {
    return refuse('conflict', 'hold_not_open', `This hold is ${status} since ${closedAt?.toISOString()}.`);
  }
  // Its reservation stands: without the hold its deliveries would go.
  if (forcedHoldOf(hold) === undefined) return undefined;
  const detail = `Somebody put ${document.number} on hold: release it, or cancel the order.`;
  return refuse('conflict', 'forced_hold_stands', detail);
}

async function whyNotTheirs(tx: Tx, hold: NamedHold, caller: Caller): Promise<Result<never> | undefined> {
  if (caller.kind !== 'user' || (await isHoldOf(tx, hold.holdId, caller.id))) return undefined;
  const detail = `Only who asked for ${hold.document.number}, or looks after ${hold.customerCode}, takes it back.`;
  return refuse('not_allowed', 'not_your_hold', detail);
}
