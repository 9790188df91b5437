import type { CreditGroupId, Customer, CustomerId } from '#customers';
import { type Address, lockAddresses } from '#customers/usecases';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';
import type { Policy } from '#policy';
import { knownSellers, type Owned, type Owner } from '#receivables/usecases';
import { type Books, documentKey, openBooks, type Reservation, type ReservedDocument } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import type { Decided } from '../store/checks.ts';
import { type Hold, loadOpenHolds } from '../store/holds.ts';
import { loadAsked } from '../store/load-asked.ts';
import { loadBaseFigures, type BaseFigures, figuresKey } from '../store/load-base-figures.ts';
import { putInto, putReservation } from '../store/load-books.ts';
import { type CompositionDesk, openCompositionDesk } from './composition-desk.ts';
import { type CurrencyDesk, openCurrencyDesk } from './currency-desk.ts';
import { type LevelDesk, openLevelDesk } from './level-desk.ts';
import { findOtherPayers, partiesOf } from './payer-desk.ts';
import { openRuleDesk, type RuleDesk } from './rule-desk.ts';
import { type AskedCheck, type CheckAnswer, type Decision, documentsOf } from './sent-check.ts';

/** What lies on the table while one batch is decided. */
export type Desk = {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly books: ReadonlyMap<string, Books>;
  readonly hasPayers: boolean;
  /** Groups in which somebody pays for another for the first time. */
  readonly firstPayers: Set<CreditGroupId>;
  readonly addressOf: ReadonlyMap<string, Address>;
  readonly ruleDesk: RuleDesk;
  readonly levelDesk: LevelDesk;
  readonly sellers: ReadonlySet<string>;
  readonly compositionDesk: CompositionDesk;
  readonly policyOf: (asOf: CalendarDate) => Policy;
  readonly rateOf: CurrencyDesk;
  readonly factsOf: (one: AskedCheck, customer: Customer) => Pick<CheckFacts, 'limit' | 'oldestOpen'>;
  readonly answers: Map<string, { readonly requestHash: Buffer; readonly decision: Decision }>;
  readonly openHolds: Map<string, Hold>;
  readonly decided: (Decided & { readonly answered: Decision })[];
  readonly newHolds: Hold[];
  readonly superseded: Hold[];
};

/** Undefined when a customer has moved from where it was seen, or when somebody was `found` to pay of whom nobody knew. */
export async function openDesk(
  tx: Tx,
  seenAt: ReadonlyMap<string, Address>,
  asked: readonly AskedCheck[],
  found: Set<string>,
  { today, timeZone, policyOf }: { today: CalendarDate; timeZone: string; policyOf: Desk['policyOf'] },
): Promise<Desk | undefined> {
  const parties = partiesOf(asked, seenAt, found);
  const rows = asked.flatMap((one) => {
    const buyer = seenAt.get(one.sent.customerCode);
    if (buyer === undefined) return [];
    const asOf = one.sent.asOf ?? today;
    return (parties?.(buyer) ?? [buyer]).map((party) => ({ ...party, one, asOf, isBuyer: party === buyer }));
  });
  const questions = rows.map(({ one, customerId, creditGroupId, isBuyer }) => ({
    customerId,
    creditGroupId,
    documents: documentsOf(one.sent),
    ...(isBuyer ? { key: { callerId: one.caller.id, requestKey: one.key } } : { buyerCode: one.sent.customerCode }),
  }));
  const owners = [...seenAt.values()];
  // Asked at once: the lock goes first, so the others see what it protects; all are answered in one round trip.
  const policy = { timeZone, policyOf };
  const [customers, asks, figures, ruleDesk, compositionDesk, levelDesk, sellers, unknown] = await Promise.all([
    lockAddresses(tx, seenAt),
    loadAsked(tx, questions),
    loadBaseFigures(tx, [...owners.map((owner) => ({ ...owner, asOf: today })), ...rows]),
    openRuleDesk(tx, rows, policy),
    openCompositionDesk(tx, rows, policyOf),
    openLevelDesk(
      tx,
      owners.filter(({ hasLevels }) => hasLevels),
      policy,
    ),
    knownSellers(
      tx,
      asked.flatMap(({ sent }) => sent.sellerCode ?? []),
    ),
    findOtherPayers(tx, asked, seenAt, parties),
  ]);
  for (const code of unknown) found.add(code);
  if (customers === undefined || unknown.length > 0) return undefined;
  const books = openAll(owners, ({ customerId }) => figures.get(figuresKey(customerId, today)), asks.reservations);
  compositionDesk.keepIn(books.values());
  const byId = new Map([...customers.values()].map((customer) => [customer.customerId, customer]));
  const amounts = rows.flatMap(({ one: { sent }, customerId, asOf }) => {
    const customer = byId.get(customerId);
    return customer === undefined ? [] : [{ customer, amount: sent.amount, day: asOf }];
  });
  // Only who asks in another currency, or for a document that is held, waits for more.
  const [rateOf, holds] = await Promise.all([openCurrencyDesk(tx, today, amounts), loadOpenHolds(tx, asks.held)]);
  return {
    customers,
    books,
    hasPayers: parties !== undefined,
    firstPayers: new Set(),
    addressOf: seenAt,
    ruleDesk,
    levelDesk,
    sellers,
    compositionDesk,
    policyOf,
    rateOf,
    factsOf: ({ sent }, { customerId }) => {
      const { limit = null, oldestOpen = null } = figures.get(figuresKey(customerId, sent.asOf ?? today)) ?? {};
      return { limit, oldestOpen };
    },
    answers: new Map(
      asks.answers.map(({ key, requestHash, text }) => [key, { requestHash, decision: repeated(text) }]),
    ),
    openHolds: new Map(holds.map((hold) => [holdKey(hold.buyerCode ?? hold.customerCode, hold.document), hold])),
    decided: [],
    newHolds: [],
    superseded: [],
  };
}

function repeated(text: string): Decision {
  return { ok: true, value: JSON.parse(text) as CheckAnswer, text };
}

/** The books as far as checks need them: where they stand, and what the documents have reserved. */
function openAll(
  owners: readonly Owner[],
  figuresOf: (owner: Owner) => BaseFigures | undefined,
  reservations: readonly Owned<Reservation>[],
): Map<CustomerId, Books> {
  const all = new Map(owners.map((owner) => [owner.customerId, openBooks(owner, figuresOf(owner)?.position)]));
  putInto(all, reservations, putReservation);
  return all;
}

/** A document has one open hold at most, whoever is to pay it. */
export function holdKey(buyerCode: string, document: ReservedDocument): string {
  return `${buyerCode} ${documentKey(document)}`;
}
