import type { CreditGroupId, Customer } from '#customers';
import { type Address, groupsWithPayers } from '#customers/usecases';
import { ok, type Result } from '#kernel';
import type { Sql } from '#platform';
import { type Books, documentKey, type ReservedDocument } from '../books.ts';
import { isOfBuyer, mayLeave, payerDiffers, payerNotInGroup } from '../payers.ts';
import { type Bought, findHomes } from '../store/homes.ts';
import type { AskedCheck, SentCheck } from './sent-check.ts';
import { documentsOf, orderOf, reservable } from './sent-check.ts';

/** Whose books a check may be about: the buyer's own, and those of everybody who pays in its group. */
export type Parties = (buyer: Address) => readonly Address[];

/** Undefined: nobody but the buyers, because no check of the batch names another payer and nobody was found to be one. */
export function partiesOf(
  asked: readonly AskedCheck[],
  seenAt: ReadonlyMap<string, Address>,
  found: ReadonlySet<string>,
): Parties | undefined {
  const named = asked.flatMap(({ sent: { payerCode, customerCode } }) =>
    payerCode === undefined || payerCode === customerCode ? [] : [payerCode],
  );
  if (named.length === 0 && found.size === 0) return undefined;
  const payers = [...new Set([...named, ...found])].flatMap((code) => seenAt.get(code) ?? []);
  const inGroup = Map.groupBy(payers, ({ creditGroupId }) => creditGroupId);
  return (buyer) => [
    buyer,
    ...(inGroup.get(buyer.creditGroupId) ?? []).filter(({ customerId }) => customerId !== buyer.customerId),
  ];
}

/**
 * Who pays for documents of these checks, beside those that are known to: their books have to be opened too. Asked only
 * of groups in which somebody ever paid for another.
 */
export async function findOtherPayers(
  tx: Sql,
  asked: readonly AskedCheck[],
  seenAt: ReadonlyMap<string, Address>,
  parties: Parties | undefined,
): Promise<string[]> {
  const wanted = asked.flatMap((one): (Bought & { readonly known: ReadonlySet<string> })[] => {
    const buyer = seenAt.get(one.sent.customerCode);
    if (buyer?.hasPayers !== true) return [];
    const known = new Set((parties?.(buyer) ?? [buyer]).map(({ customerId }) => customerId));
    return documentsOf(one.sent).map((document) => ({
      ...document,
      creditGroupId: buyer.creditGroupId,
      buyerCode: one.sent.customerCode,
      known,
    }));
  });
  if (wanted.length === 0) return [];
  const homes = await findHomes(tx, wanted);
  return homes.flatMap(({ buyerCode, payerId, payerCode }) =>
    wanted.some((one) => one.buyerCode === buyerCode && !one.known.has(payerId)) ? [payerCode] : [],
  );
}

/** The books on the table of a batch, and whose they are. */
export type Table = {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly books: ReadonlyMap<string, Books>;
  /** Whether others than the buyers are among them. */
  readonly hasPayers: boolean;
};

/** In whose books a buyer's document is reserved now; undefined where it is nobody's. */
export function homeOf(
  { customers, books, hasPayers }: Table,
  buyer: Customer,
  document: ReservedDocument,
): Customer | undefined {
  const key = documentKey(document);
  const isThere = (one: Customer, buyerCode: string | undefined) => {
    const there = books.get(one.customerId)?.reservations.get(key);
    return there !== undefined && there.status !== 'replaced' && there.buyerCode === buyerCode;
  };
  if (isThere(buyer, undefined)) return buyer;
  if (!hasPayers) return undefined;
  for (const one of customers.values())
    if (one.creditGroupId === buyer.creditGroupId && one !== buyer && isThere(one, buyer.code)) return one;
  return undefined;
}

export type Paying = {
  readonly payer: Customer;
  /** Who was to pay it until now, where that is another. */
  readonly before: Customer | undefined;
};

/**
 * Who pays a document: whom the check names, of a delivery who pays its order, else the buyer. A document whose number
 * is another's in those books, or that may not leave the books it is in, is refused.
 */
export function payingOf(table: Table, buyer: Customer, sent: SentCheck): Result<Paying> {
  const { payerCode, document } = sent;
  const named = payerCode === undefined ? undefined : table.customers.get(payerCode);
  if (payerCode !== undefined && named?.creditGroupId !== buyer.creditGroupId) return payerNotInGroup(payerCode, buyer);
  const order = document.orderNumber === undefined ? undefined : orderOf(document.orderNumber);
  const ofOrder = order && homeOf(table, buyer, order);
  if (named !== undefined && ofOrder !== undefined && named !== ofOrder)
    return payerDiffers('order', order?.number ?? '', ofOrder, named.code);
  const payer = named ?? ofOrder ?? buyer;
  const books = table.books.get(payer.customerId);
  for (const one of books === undefined ? [] : documentsOf(sent)) {
    const own = books && isOfBuyer(books, one, payer, buyer);
    if (own?.ok === false) return own;
  }
  const asked = reservable(sent);
  const home = asked && homeOf(table, buyer, asked);
  if (asked === undefined || home === undefined || home === payer) return ok({ payer, before: undefined });
  const leaves = mayLeave(table.books.get(home.customerId)?.reservations.get(documentKey(asked)), home);
  return leaves.ok ? ok({ payer, before: home }) : leaves;
}

/** Of these, the documents of buyers in groups where somebody ever paid for another. */
export async function inGroupsWithPayers<One extends { readonly creditGroupId: CreditGroupId }>(
  db: Sql,
  all: readonly One[],
): Promise<One[]> {
  if (all.length === 0) return [];
  const groups = await groupsWithPayers(
    db,
    all.map(({ creditGroupId }) => creditGroupId),
  );
  return all.filter(({ creditGroupId }) => groups.has(creditGroupId));
}
