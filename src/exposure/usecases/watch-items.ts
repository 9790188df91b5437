import type { Customer } from '#customers';
import { canonicalJson } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import type { Command } from '#platform';
import type { Policy } from '#policy';
import { loadOldestOpenItems } from '#receivables/usecases';
import { addsExposure, atItem } from '../at-item.ts';
import { type Books, exposureOf } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import type { ExposureItem } from '../exposure-item.ts';
import { presentObjection } from '../http/present-check.ts';
import { standingOf } from '../standing.ts';
import { loadBooks } from '../store/load-books.ts';
import { openCompositionDesk } from './composition-desk.ts';
import { openLevelDesk } from './level-desk.ts';
import { openRuleDesk } from './rule-desk.ts';

/** What an item failed when it was recorded, and all that was known then, as canonical JSON. */
export type ItemFinding = { readonly failed: NonNullable<ExposureItem['failed']>; readonly snapshotJson: string };

/**
 * 登记占用项过闸: items that add to the exposure are asked the rules in turn, each seeing those before it; they are
 * recorded all the same. Where the policy counts none of them nothing is loaded. The caller holds the customers' locks.
 */
export async function watchItems(
  { tx, today, company: { timeZone } }: Pick<Command, 'tx' | 'today' | 'company'>,
  customers: ReadonlyMap<string, Customer>,
  recorded: readonly ExposureItem[],
  policyOf: (asOf: CheckFacts['asOf']) => Policy,
): Promise<Map<string, ItemFinding>> {
  const { checkRules, composition } = policyOf(today);
  const adds = (item: ExposureItem) => addsExposure(item, { composition, asOf: today });
  const findings = new Map<string, ItemFinding>();
  if (!recorded.some(adds)) return findings;
  const owners = [...new Set(recorded.map(({ customerCode }) => customerCode))].flatMap(
    (code) => customers.get(code) ?? [],
  );
  const asked = owners.map((customer) => ({ ...customer, asOf: today }));
  const policy = { timeZone, policyOf };
  const [limits, books, oldest, ruleDesk, compositionDesk, levelDesk] = await Promise.all([
    limitsAsOf(tx, asked),
    loadBooks(tx, owners, {}),
    loadOldestOpenItems(tx, owners),
    openRuleDesk(tx, asked, policy),
    openCompositionDesk(tx, asked, policyOf),
    openLevelDesk(tx, owners, policy),
  ]);
  compositionDesk.keepIn(books.values());
  const limitOf = new Map(owners.map(({ customerId }, place) => [customerId, limits[place] ?? null]));
  for (const item of recorded) {
    const customer = customers.get(item.customerCode);
    if (customer === undefined) continue;
    const own = books.get(customer.customerId);
    if (adds(item)) ask(customer, own, item);
    own?.kept?.items.push({ kind: item.kind, minor: item.amountMinor, from: item.validFrom, to: item.validTo });
  }
  return findings;

  function ask(customer: Customer, own: Books | undefined, { itemId, kind, amountMinor }: ExposureItem): void {
    const facts = factsOf(customer, own, kind);
    const failed = atItem(facts, amountMinor);
    if (failed.length === 0) return;
    findings.set(itemId, {
      failed: failed.map(({ objection, strength }) => ({ strength, objection: presentObjection(objection) })),
      snapshotJson: canonicalJson({ facts, request: { amountMinor } }),
    });
  }

  function factsOf(customer: Customer, own: Books | undefined, asItem: ExposureItem['kind']): CheckFacts {
    const limit = limitOf.get(customer.customerId) ?? null;
    const document = { type: 'quotation', number: '', asItem } as const;
    const counted = compositionDesk.before(document, { customer, books: own, asOf: today });
    return {
      ...ruleDesk({ customer, asOf: today, limit, ownOpenMinor: 0n, books, ...counted }),
      ...levelDesk({ customer, asOf: today, document, marks: undefined, order: undefined, books, ...counted }),
      asOf: today,
      currency: customer.currency,
      customer: standingOf(customer),
      limit,
      exposureMinor: own === undefined ? 0n : exposureOf(own.position),
      ...counted.facts,
      takenMinor: 0n,
      oldestOpen: oldest.get(customer.customerId) ?? null,
      ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
      rules: checkRules,
    };
  }
}
