import type { z } from 'zod';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, refuse, type Result } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { isOffset } from '../composition.ts';
import type { ExposureItem } from '../exposure-item.ts';
import type { ItemAnswer, RecordItemBody } from '../http/item-shapes.ts';
import { presentItem } from '../http/present-item.ts';
import { endItem as saveEnd, findItem } from '../store/items.ts';
import { itemLeaves } from './item-leaves.ts';
import { recordItems } from './record-items.ts';

const may = 'receivables:write';

type Answer = z.input<typeof ItemAnswer>;

/**
 * Records a dated amount beside the ledger. Sent again with the same reference it is the same item. A dry run answers the
 * same, with what it would leave, and nothing of it stays.
 */
export function recordItem(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  sent: z.output<typeof RecordItemBody>,
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<Result<Done<Answer>>> {
  const { dryRun = false, ...wanted } = sent;
  const name = { name: 'exposure.record_item', may, input: sent, customerCode, dryRun };
  return runCommand(platform, origin, name, async (command) => {
    const [recorded] = await recordItems(command, [{ ...wanted, customerCode }], { ever: false, policyOf });
    if (recorded === undefined) throw new Error('An item went in and no outcome came out.');
    if (!recorded.ok) return recorded;
    const { item, effect } = recorded.value;
    if (effect === 'created')
      command.record({ subject: customerCode, customerId: item.customerId, detail: toldOf(item) });
    if (!dryRun) return ok({ answer: presentItem(item, command.today), effect });
    const leaves = await itemLeaves(platform, command, item, policyOf);
    return leaves.ok ? ok({ answer: presentItem({ ...item, leaves: leaves.value }, command.today), effect }) : leaves;
  });
}

/** From this day on it does not count any more. What it was stays on record. */
export function endItem(
  platform: Platform,
  origin: Origin,
  {
    itemId,
    endsOn,
    reason,
  }: { readonly itemId: string; readonly endsOn?: CalendarDate | undefined; readonly reason: string },
): Promise<Result<Done<Answer>>> {
  const name = { name: 'exposure.end_item', may, input: { itemId, endsOn, reason } };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, caller, record } = command;
    const named = await findItem(tx, itemId);
    if (named === undefined) return refuse('not_found', 'item_not_found', `There is no such item ${itemId}.`);
    await lockCustomers(tx, [named.customerCode]);
    const item = (await findItem(tx, itemId)) ?? named;
    if (item.endedOn !== null) return refuse('conflict', 'item_ended', `It ended on ${item.endedOn} already.`);
    const endedOn = endsOn ?? today;
    const ended = { ...item, endedOn, endedBy: caller.name, endReason: reason };
    await saveEnd(tx, ended);
    const { kind, currency, amountMinor, reference } = item;
    const detail = { itemId, kind, currency, amountMinor, reference, endedOn, reason };
    record({ subject: item.customerCode, customerId: item.customerId, detail });
    if (!isOffset(kind)) announceFreed(command, item.customerCode);
    return ok({ answer: presentItem(ended, today), effect: 'changed' });
  });
}

function toldOf(item: ExposureItem) {
  const { itemId, kind, currency, amountMinor, original, reference, validFrom, validTo, failed } = item;
  const figures = { kind, currency, amountMinor, ...(original && { original }) };
  return { itemId, ...figures, reference, validFrom, validTo, ...(failed && { failed }) };
}

/** What was held may pass now. */
function announceFreed({ announce }: Command, customerCode: string): void {
  announce('headroom_freed', { customerCodes: [customerCode] });
}
