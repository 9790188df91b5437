import type { Customer } from '#customers';
import { findCustomers } from '#customers/usecases';
import { ok, type Result } from '#kernel';
import type { Sql } from '#platform';
import { documentKey, type Reservation, type ReservedDocument } from '../books.ts';
import { boughtBy, isOfBuyer, mayLeave, payerDiffers, payerNotInGroup } from '../payers.ts';
import { loadOpenHolds, type NamedHold } from '../store/holds.ts';
import { type Bought, findHomes, type Home } from '../store/homes.ts';
import { loadBooks } from '../store/load-books.ts';
import { customerNotFound } from './book-documents.ts';
import { inGroupsWithPayers } from './payer-desk.ts';
import { orderOf, reservable, type SentCheck } from './sent-check.ts';

/** Whose document it is, who pays it, and in whose books it is now, where that is another still. */
export type FoundParties = {
  readonly payer: Customer;
  readonly buyer: Customer;
  readonly home: Customer | undefined;
};

/** The same for a document that is only asked about: takes no lock. */
export async function findParties(
  db: Sql,
  sent: Pick<SentCheck, 'customerCode' | 'payerCode' | 'document'>,
): Promise<Result<FoundParties>> {
  const { customerCode, payerCode, document } = sent;
  const named = await findCustomers(db, [customerCode, ...(payerCode === undefined ? [] : [payerCode])]);
  const buyer = named.get(customerCode);
  if (buyer === undefined) return customerNotFound(customerCode);
  const wanted = payerCode === undefined ? undefined : named.get(payerCode);
  if (payerCode !== undefined && wanted?.creditGroupId !== buyer.creditGroupId)
    return payerNotInGroup(payerCode, buyer);
  const order = document.orderNumber === undefined ? undefined : orderOf(document.orderNumber);
  const own = reservable(sent);
  const homes = await customersAt(db, buyer, [own, order]);
  const [home, ofOrder] = [own && homes(own), order && homes(order)];
  if (wanted !== undefined && ofOrder !== undefined && wanted.code !== ofOrder.code)
    return payerDiffers('order', order?.number ?? '', ofOrder, wanted.code);
  const payer = wanted ?? ofOrder ?? buyer;
  return ok({ payer, buyer, home: home?.customerId === payer.customerId ? undefined : home });
}

/** In whose books a buyer's document is reserved; undefined where nobody else ever paid in the group. */
export async function findPayerOf(db: Sql, buyer: Customer, document: ReservedDocument): Promise<Customer | undefined> {
  return (await customersAt(db, buyer, [document]))(document);
}

async function customersAt(db: Sql, buyer: Customer, documents: readonly (ReservedDocument | undefined)[]) {
  const bought = documents.flatMap((one) => (one === undefined ? [] : [boughtOf(buyer, one)]));
  if (bought.length === 0) return () => undefined;
  const homes = (await findHomes(db, await inGroupsWithPayers(db, bought))).filter(({ held }) => !held);
  const customers = await findCustomers(db, codesOf(homes));
  return ({ type, number }: ReservedDocument) => {
    const home = homes.find((one) => one.type === type && one.number === number);
    return home && customers.get(home.payerCode);
  };
}

/** Of holds: who pays and who bought each, and in whose other books it is reserved. */
export async function partiesOfHolds(db: Sql, holds: readonly NamedHold[]) {
  const inQuestion = await inGroupsWithPayers(db, holds);
  const homes = await findHomes(
    db,
    inQuestion.map(({ creditGroupId, customerCode, buyerCode = customerCode, document }) => ({
      ...document,
      creditGroupId,
      buyerCode,
    })),
  );
  const codes = holds.flatMap(({ customerCode, buyerCode }) => [
    customerCode,
    ...(buyerCode === undefined ? [] : [buyerCode]),
  ]);
  const customers = await findCustomers(db, [...new Set([...codes, ...codesOf(homes)])]);
  return ({ customerCode, buyerCode, document }: NamedHold) => {
    const bought = buyerCode ?? customerCode;
    const home = homes.find(
      (one) =>
        !one.held &&
        one.buyerCode === bought &&
        one.payerCode !== customerCode &&
        one.type === document.type &&
        one.number === document.number,
    );
    return {
      payer: customers.get(customerCode),
      buyer: buyerCode === undefined ? undefined : customers.get(buyerCode),
      home: home && customers.get(home.payerCode),
    };
  };
}

function codesOf(homes: readonly Home[]): string[] {
  return [...new Set(homes.map(({ payerCode }) => payerCode))];
}

function boughtOf({ creditGroupId, code }: Customer, document: ReservedDocument): Bought {
  return { ...document, creditGroupId, buyerCode: code };
}

/** The open holds of a reserved document, also where another is to pay it from now on. */
export async function openHoldsOf(
  db: Sql,
  { creditGroupId, customerId, code }: Customer,
  { document, buyerCode }: Pick<Reservation, 'document' | 'buyerCode'>,
): Promise<NamedHold[]> {
  const bought = await inGroupsWithPayers(db, [{ ...document, creditGroupId, buyerCode: buyerCode ?? code }]);
  const elsewhere = (await findHomes(db, bought)).filter(({ held, payerId }) => held && payerId !== customerId);
  const own = { ...document, creditGroupId, customerId, ...boughtBy(buyerCode) };
  return loadOpenHolds(db, [
    own,
    ...elsewhere.map((one) => {
      const isBuyers = one.payerCode === one.buyerCode;
      return { ...document, creditGroupId, customerId: one.payerId, ...boughtBy(isBuyers ? undefined : one.buyerCode) };
    }),
  ]);
}

/** Whether a held document may be reserved in the books of its payer, and leave those in which it was until now. */
export async function mayStandAt(
  tx: Sql,
  {
    customer,
    home,
    hold,
  }: { readonly customer: Customer; readonly home: Customer | undefined; readonly hold: NamedHold },
): Promise<Result<null>> {
  const owners = [customer, ...(home === undefined ? [] : [home])];
  const wanted = owners.map((one) => ({ ...one, ...hold.document }));
  const all = await loadBooks(tx, owners, { reservations: wanted });
  const there = all.get(customer.customerId);
  const buyer = { code: hold.buyerCode ?? customer.code };
  const own = there === undefined ? ok(null) : isOfBuyer(there, hold.document, customer, buyer);
  if (!own.ok || home === undefined) return own;
  return mayLeave(all.get(home.customerId)?.reservations.get(documentKey(hold.document)), home);
}
