import type { z } from 'zod';
import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, refuse, type Result } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { isOffset } from '../composition.ts';
import type { ItemBody } from '../http/item-shapes.ts';
import type { ItemKind } from '../item-kinds.ts';
import { endItem as saveEnd, type ExposureItem, findItem, findItemOf, insertItem } from '../store/items.ts';
import { inCurrencyOf } from './currency-desk.ts';

const may = 'receivables:write';

/** Records a dated amount beside the ledger. Sent again with the same reference it is the same item. */
export function recordItem(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  sent: z.output<typeof ItemBody>,
): Promise<Result<Done<ExposureItem>>> {
  const name = { name: 'exposure.record_item', may, input: sent, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, now, caller, record } = command;
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const fits = inCurrencyOf(customer, sent.amount);
    if (!fits.ok) return fits;
    const item = itemOf(customer, sent, { today, now, by: caller.name });
    if (item.validTo !== null && item.validTo < item.validFrom)
      return refuse('invalid', 'ends_before_it_begins', `Expected a last day from ${item.validFrom} on.`, {
        field: 'validTo',
      });
    const before = await findItemOf(tx, customer, item);
    if (before !== undefined) {
      if (isSame(before, item)) return ok({ answer: before, effect: 'unchanged' });
      const detail = `${customerCode} has ${item.reference} already, with other figures; end that first.`;
      return refuse('conflict', 'item_exists', detail, { field: 'reference' });
    }
    await insertItem(tx, item);
    const { itemId, kind, amountMinor, reference, validFrom, validTo } = item;
    const detail = { itemId, kind, currency: customer.currency, amountMinor, reference, validFrom, validTo };
    record({ subject: customerCode, customerId: customer.customerId, detail });
    if (isOffset(kind)) announceFreed(command, customerCode);
    return ok({ answer: item, effect: 'created' });
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
): Promise<Result<Done<ExposureItem>>> {
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
    return ok({ answer: ended, effect: 'changed' });
  });
}

function itemOf(
  { creditGroupId, customerId, code, currency }: Customer,
  { kind, amount, validFrom, validTo, reference, source, document }: z.output<typeof ItemBody>,
  { today, now, by }: { today: CalendarDate; now: Date; by: string },
): ExposureItem {
  return {
    creditGroupId,
    customerId,
    customerCode: code,
    currency,
    itemId: newId(),
    kind: kind as ItemKind,
    amountMinor: amount.minor,
    validFrom: validFrom ?? today,
    validTo: validTo ?? null,
    reference,
    source,
    document: document ?? null,
    createdAt: now,
    createdBy: by,
    endedOn: null,
    endedBy: null,
    endReason: null,
  };
}

function isSame(one: ExposureItem, other: ExposureItem): boolean {
  const figures = ({ amountMinor, validFrom, validTo, source, document }: ExposureItem) =>
    [amountMinor, validFrom, validTo, source, document].join('|');
  return figures(one) === figures(other);
}

/** What was held may pass now. */
function announceFreed({ announce }: Command, customerCode: string): void {
  announce('headroom_freed', { customerCodes: [customerCode] });
}
