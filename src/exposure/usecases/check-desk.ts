import type { Customer } from '#customers';
import { type Address, lockAddresses } from '#customers/usecases';
import type { CalendarDate } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import type { Tx } from '#platform';
import type { Policy } from '#policy';
import { knownSellers, loadOldestOpenItems } from '#receivables/usecases';
import { type Books, documentKey, type ReservedDocument } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import { type CheckRecord, loadAnswers } from '../store/checks.ts';
import { type Hold, loadOpenHolds } from '../store/holds.ts';
import { loadReserved } from '../store/load-books.ts';
import { type CompositionDesk, openCompositionDesk } from './composition-desk.ts';
import { type CurrencyDesk, openCurrencyDesk } from './currency-desk.ts';
import { type LevelDesk, openLevelDesk } from './level-desk.ts';
import { openRuleDesk, type RuleDesk } from './rule-desk.ts';
import { type AskedCheck, documentsOf } from './sent-check.ts';

/** What lies on the table while one batch is decided. */
export type Desk = {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly books: ReadonlyMap<string, Books>;
  readonly ruleDesk: RuleDesk;
  readonly levelDesk: LevelDesk;
  readonly sellers: ReadonlySet<string>;
  readonly compositionDesk: CompositionDesk;
  readonly policyOf: (asOf: CalendarDate) => Policy;
  readonly rateOf: CurrencyDesk;
  readonly factsOf: (one: AskedCheck, customer: Customer) => Pick<CheckFacts, 'limit' | 'oldestOpen'>;
  readonly answers: Map<string, { readonly requestHash: Buffer; readonly answer: unknown }>;
  readonly openHolds: Map<string, Hold>;
  readonly records: CheckRecord[];
  readonly newHolds: Hold[];
  readonly superseded: Hold[];
};

/** Undefined when a customer has moved from where it was seen. */
export async function openDesk(
  tx: Tx,
  seenAt: ReadonlyMap<string, Address>,
  asked: readonly AskedCheck[],
  { today, timeZone, policyOf }: { today: CalendarDate; timeZone: string; policyOf: Desk['policyOf'] },
): Promise<Desk | undefined> {
  const rows = asked.flatMap((one) => {
    const address = seenAt.get(one.sent.customerCode);
    return address === undefined ? [] : [{ ...address, one, asOf: one.sent.asOf ?? today }];
  });
  const documents = rows.flatMap(({ one, customerId, creditGroupId }) =>
    documentsOf(one.sent).map((document) => ({ ...document, customerId, creditGroupId })),
  );
  const owners = [...seenAt.values()];
  const keys = rows.map(({ one, ...owner }) => ({ ...owner, callerId: one.caller.id, requestKey: one.key }));
  // Asked at once: the lock goes first, so the others see what it protects; all are answered in one round trip.
  const policy = { timeZone, policyOf };
  const [customers, books, limits, oldest, holds, answers, ruleDesk, compositionDesk, levelDesk, sellers] =
    await Promise.all([
      lockAddresses(tx, seenAt),
      loadReserved(tx, owners, documents),
      limitsAsOf(tx, rows),
      loadOldestOpenItems(tx, owners),
      loadOpenHolds(tx, documents),
      loadAnswers(tx, keys),
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
    ]);
  if (customers === undefined) return undefined;
  compositionDesk.keepIn(books.values());
  const amounts = rows.flatMap(({ one: { sent }, asOf }) => {
    const customer = customers.get(sent.customerCode);
    return customer === undefined ? [] : [{ customer, amount: sent.amount, day: asOf }];
  });
  const limitOf = new Map(rows.map(({ one }, place) => [one, limits[place] ?? null]));
  return {
    customers,
    books,
    ruleDesk,
    levelDesk,
    sellers,
    compositionDesk,
    policyOf,
    // Only who asks in another currency waits for its rate.
    rateOf: await openCurrencyDesk(tx, today, amounts),
    factsOf: (one, { customerId }) => ({ limit: limitOf.get(one) ?? null, oldestOpen: oldest.get(customerId) ?? null }),
    answers,
    openHolds: new Map(holds.map((hold) => [holdKey(hold.customerId, hold.document), hold])),
    records: [],
    newHolds: [],
    superseded: [],
  };
}

/** A document has one open hold at most. */
export function holdKey(customerId: string, document: ReservedDocument): string {
  return `${customerId} ${documentKey(document)}`;
}
