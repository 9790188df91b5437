import type { z } from 'zod';
import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, money, ok, type Result, refuse, toJson } from '#kernel';
import { type Command, newId, type RowOutcome, recordChunk } from '#platform';
import { type Policy, policyInForce } from '#policy';
import type { UsedRate } from '#rates';
import { isOffset } from '../composition.ts';
import { countedItem, type ExposureItem, isSameItem } from '../exposure-item.ts';
import type { ItemBody } from '../http/item-shapes.ts';
import { findItemsOf, insertItems } from '../store/items.ts';
import { openCurrencyDesk } from './currency-desk.ts';
import { type ItemFinding, watchItems } from './watch-items.ts';

export type SentItem = z.output<typeof ItemBody> & { readonly customerCode: string };

export type RecordedItem = { readonly effect: 'created' | 'unchanged'; readonly item: ExposureItem };

type Recording = { readonly ever: boolean; readonly policyOf?: (asOf: CalendarDate) => Policy };

/**
 * Records items beside the ledger, one or a chunk of a file, in a handful of statements. Sent again with the same
 * reference it is the same item; `ever`: also when somebody has ended it since. What adds to the
 * exposure passes the gate and is told where it fails. The caller records the audit entry.
 */
export async function recordItems(
  command: Command,
  sent: readonly SentItem[],
  { ever, policyOf = policyInForce }: Recording,
): Promise<Result<RecordedItem>[]> {
  const { tx, today } = command;
  const customers = await lockCustomers(tx, [...new Set(sent.map(({ customerCode }) => customerCode))]);
  const wanted = sent.flatMap(({ customerCode, amount, validFrom = today }) => {
    const customer = customers.get(customerCode);
    return customer === undefined ? [] : [{ customer, amount, day: validFrom }];
  });
  const rates = await openCurrencyDesk(tx, today, wanted);
  const named = sent.map(({ reference }) => reference);
  const known = Map.groupBy(await findItemsOf(tx, [...customers.values()], named), keyOf);
  const added: ExposureItem[] = [];
  const outcomes = sent.map((one): Result<RecordedItem> => {
    const customer = customers.get(one.customerCode);
    if (customer === undefined) return customerNotFound(one.customerCode);
    const rate = rates(customer, one.amount, one.validFrom ?? today);
    if (!rate.ok) return rate;
    const item = itemOf(customer, one, rate.value, command);
    if (item.validTo !== null && item.validTo < item.validFrom) {
      const detail = `Expected a last day from ${item.validFrom} on, got ${item.validTo}.`;
      return refuse('invalid', 'ends_before_it_begins', detail, { field: 'validTo' });
    }
    if (item.amountMinor === 0n) {
      const detail = `It comes to nothing in ${customer.currency}.`;
      return refuse('invalid', 'amount_too_small', detail, { field: 'amount.amount' });
    }
    const before = known.get(keyOf(item)) ?? [];
    const saysFrom = one.validFrom !== undefined;
    const same = before.find((other) => (ever || other.endedOn === null) && isSameItem(other, item, { saysFrom }));
    if (same !== undefined) return ok({ effect: 'unchanged', item: same });
    if (before.some(({ endedOn }) => endedOn === null)) {
      const detail = `${customer.code} has ${item.reference} already, with other figures; end that first.`;
      return refuse('conflict', 'item_exists', detail, { field: 'reference' });
    }
    added.push(item);
    known.set(keyOf(item), [...before, item]);
    return ok({ effect: 'created', item });
  });
  const findings = await watchItems(command, customers, added, policyOf);
  const found = new Map(added.map((item) => [item.itemId, withFinding(item, findings.get(item.itemId))]));
  await insertItems(tx, [...found.values()], findings);
  tellFailed(command, [...found.values()]);
  // What offsets may let pass what was held.
  const customerCodes = [...new Set(added.filter(({ kind }) => isOffset(kind)).map((item) => item.customerCode))];
  if (customerCodes.length > 0) command.announce('headroom_freed', { customerCodes });
  return outcomes.map((one) =>
    one.ok ? ok({ ...one.value, item: found.get(one.value.item.itemId) ?? one.value.item }) : one,
  );
}

function withFinding(item: ExposureItem, finding: ItemFinding | undefined): ExposureItem {
  return finding === undefined ? item : { ...item, failed: finding.failed };
}

/** Whoever looks after the customer hears of it; what the policy only notes is kept and not told. */
function tellFailed({ announce }: Command, items: readonly ExposureItem[]): void {
  const told = items.flatMap(({ customerCode, reference, currency, amountMinor, failed = [] }) => {
    const reasons = failed.flatMap(({ strength, objection }) => (strength === 'warn' ? [codeOf(objection)] : []));
    return reasons.length === 0
      ? []
      : [{ customerCode, reference, amount: toJson(money(currency, amountMinor)), reasons }];
  });
  if (told.length > 0) announce('items_failed_rules', { items: told });
}

function codeOf(objection: unknown): string {
  return (objection as { readonly code: string }).code;
}

/** One chunk of a file, in the importer's command. */
export async function importItems(command: Command, rows: readonly SentItem[]): Promise<RowOutcome[]> {
  const recorded = await recordItems(command, rows, { ever: true });
  const outcomes = recorded.map((one) => (one.ok ? { effect: one.value.effect } : { refusal: one.refusal }));
  recordChunk(command, 'items', rows, outcomes);
  return outcomes;
}

function keyOf({ customerId, kind, reference }: Pick<ExposureItem, 'customerId' | 'kind' | 'reference'>): string {
  return JSON.stringify([customerId, kind, reference]);
}

function itemOf(
  { creditGroupId, customerId, code, currency }: Customer,
  { kind, amount, validFrom, validTo, reference, source, document }: SentItem,
  rate: UsedRate | null,
  { today, now, caller }: { readonly today: CalendarDate; readonly now: Date; readonly caller: Command['caller'] },
): ExposureItem {
  return {
    creditGroupId,
    customerId,
    customerCode: code,
    currency,
    itemId: newId(),
    kind,
    ...countedItem(kind, amount.minor, rate),
    validFrom: validFrom ?? today,
    validTo: validTo ?? null,
    reference,
    source,
    document: document ?? null,
    createdAt: now,
    createdBy: caller.name,
    endedOn: null,
    endedBy: null,
    endReason: null,
  };
}
