import type { Customer, CustomerId } from '#customers';
import { limitsAsOf } from '#limits/usecases';
import type { Command } from '#platform';
import type { Policy } from '#policy';
import type { Marks } from '#receivables';
import { loadOldestOpenItems } from '#receivables/usecases';
import type { Books } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import type { ExposureItem } from '../exposure-item.ts';
import type { AskedDocument } from '../of-document.ts';
import { standingOf } from '../standing.ts';
import { openCompositionDesk } from './composition-desk.ts';
import type { Tried } from './find-ways-out.ts';
import { openLevelDesk } from './level-desk.ts';
import { openRuleDesk } from './rule-desk.ts';

type OfDocument = Pick<CheckFacts, 'exposureMinor' | 'takenMinor'> & Partial<CheckFacts>;

type Asked = {
  readonly customer: Customer;
  readonly buyer: Customer;
  readonly document: AskedDocument & Pick<Tried, 'isReceivable'> & { readonly asItem?: ExposureItem['kind'] };
  /** What the books know of the document itself. */
  readonly known: OfDocument;
  readonly ownOpenMinor: bigint;
  readonly marks: Marks | undefined;
};

/** Loads, for all customers of a booking at once, what the check would know of each document that is looked at. */
export async function openWatchDesk(
  { tx, today, company: { timeZone } }: Pick<Command, 'tx' | 'today' | 'company'>,
  customers: readonly Customer[],
  books: ReadonlyMap<CustomerId, Books>,
  policyOf: (asOf: CheckFacts['asOf']) => Policy,
): Promise<(asked: Asked) => CheckFacts> {
  const { checkRules: rules } = policyOf(today);
  const asked = customers.map((customer) => ({ ...customer, asOf: today }));
  const policy = { timeZone, policyOf };
  const [limits, oldest, ruleDesk, compositionDesk, levelDesk] = await Promise.all([
    limitsAsOf(tx, asked),
    loadOldestOpenItems(tx, customers),
    openRuleDesk(tx, asked, policy),
    openCompositionDesk(tx, asked, policyOf),
    openLevelDesk(tx, customers, policy),
  ]);
  compositionDesk.keepIn(books.values());
  const limitOf = new Map(customers.map(({ customerId }, place) => [customerId, limits[place] ?? null]));
  return ({ customer, buyer, document, known, ownOpenMinor, marks }) => {
    const sellerCode = marks?.sellerCode;
    const own = books.get(customer.customerId);
    const limit = limitOf.get(customer.customerId) ?? null;
    const counted = compositionDesk.before(document, { customer, books: own, asOf: today });
    return {
      ...ruleDesk({ customer, asOf: today, limit, ownOpenMinor, sellerCode, books, ...counted }),
      ...levelDesk({ customer, asOf: today, document, marks, order: known.order, books, ...counted }),
      asOf: today,
      currency: customer.currency,
      customer: standingOf(customer),
      ...(buyer !== customer && { buyer: { code: buyer.code, ...standingOf(buyer) } }),
      limit,
      ...known,
      ...counted.facts,
      oldestOpen: oldest.get(customer.customerId) ?? null,
      ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
      rules,
    };
  };
}
