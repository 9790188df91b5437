import type { Customer } from '#customers';
import { canonicalJson } from '#kernel';
import type { Command } from '#platform';
import type { Policy } from '#policy';
import { addsExposure, atItem } from '../at-item.ts';
import { type Books, exposureOf } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import type { ExposureItem } from '../exposure-item.ts';
import { presentObjection } from '../http/present-check.ts';
import { loadBooks } from '../store/load-books.ts';
import { openWatchDesk } from './watch-desk.ts';

/** What an item failed when it was recorded, and all that was known then, as canonical JSON. */
export type ItemFinding = { readonly failed: NonNullable<ExposureItem['failed']>; readonly snapshotJson: string };

/**
 * 登记占用项过闸: items that add to the exposure are asked the rules in turn, each seeing those before it; they are
 * recorded all the same. Where the policy counts none of them nothing is loaded. The caller holds the customers' locks.
 */
export async function watchItems(
  command: Pick<Command, 'tx' | 'today' | 'company'>,
  customers: ReadonlyMap<string, Customer>,
  recorded: readonly ExposureItem[],
  policyOf: (asOf: CheckFacts['asOf']) => Policy,
): Promise<Map<string, ItemFinding>> {
  const { today } = command;
  const { composition } = policyOf(today);
  const adds = (item: ExposureItem) => addsExposure(item, { composition, asOf: today });
  const findings = new Map<string, ItemFinding>();
  if (!recorded.some(adds)) return findings;
  const owners = [...new Set(recorded.map(({ customerCode }) => customerCode))].flatMap(
    (code) => customers.get(code) ?? [],
  );
  const books = await loadBooks(command.tx, owners, {});
  const factsOf = await openWatchDesk(command, owners, books, policyOf);
  for (const item of recorded) {
    const customer = customers.get(item.customerCode);
    if (customer === undefined) continue;
    const own = books.get(customer.customerId);
    if (adds(item)) ask(customer, own, item);
    own?.kept?.items.push({ kind: item.kind, minor: item.amountMinor, from: item.validFrom, to: item.validTo });
  }
  return findings;

  function ask(customer: Customer, own: Books | undefined, { itemId, kind, amountMinor }: ExposureItem): void {
    const exposureMinor = own === undefined ? 0n : exposureOf(own.position);
    const facts = factsOf({
      customer,
      buyer: customer,
      document: { type: 'quotation', number: '', asItem: kind },
      known: { exposureMinor, takenMinor: 0n },
      ownOpenMinor: 0n,
      marks: undefined,
    });
    const failed = atItem(facts, amountMinor);
    if (failed.length === 0) return;
    findings.set(itemId, {
      failed: failed.map(({ objection, strength }) => ({ strength, objection: presentObjection(objection) })),
      snapshotJson: canonicalJson({ facts, request: { amountMinor } }),
    });
  }
}
