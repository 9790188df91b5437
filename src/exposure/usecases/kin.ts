import type { Customer, CustomerId } from '#customers';
import { findCustomers } from '#customers/usecases';
import type { Sql } from '#platform';
import { type Books, documentKey } from '../books.ts';
import { mayLeave } from '../payers.ts';
import { findOrderOwners } from '../store/load-books.ts';
import type { Member } from '../store/rule-facts.ts';
import type { Tried } from './find-ways-out.ts';

/** The members of the groups of documents that are tried, where a group has more than one. */
export type Kin = {
  readonly members: readonly Member[];
  readonly customers: ReadonlyMap<string, Customer>;
  /** Who else of the group may be asked to pay a document: nobody for one that has begun, or that belongs to an order. */
  readonly payersFor: (tried: Tried, books: ReadonlyMap<CustomerId, Books>) => Customer[];
};

/** Loads who could pay in place of whom: a row for each member of each group, nothing where everybody is alone. */
export async function openKin(
  db: Sql,
  members: ReadonlyMap<string, readonly Member[]>,
  tried: readonly Tried[],
): Promise<Kin> {
  const all = [...members.values()].filter((group) => group.length > 1).flat();
  if (all.length === 0) return { members: [], customers: new Map(), payersFor: () => [] };
  const [customers, owners] = await Promise.all([
    findCustomers(
      db,
      all.map(({ code }) => code),
    ),
    findOrderOwners(
      db,
      tried.map(({ number }) => number),
    ),
  ]);
  const taken = new Set(owners.map(({ number, customerId }) => `${number} ${customerId}`));
  return {
    members: all,
    customers,
    payersFor: ({ customer, home = customer, number, orderNumber, request }, books) => {
      const { documentType: type } = request;
      if (orderNumber !== undefined) return [];
      const there =
        type === 'quotation' ? undefined : books.get(home.customerId)?.reservations.get(documentKey({ type, number }));
      if (!mayLeave(there, home).ok) return [];
      return (members.get(customer.creditGroupId) ?? []).flatMap(({ customerId, code, currency }) => {
        const payer = customers.get(code);
        const hasNumber = customerId !== home.customerId && taken.has(`${number} ${customerId}`);
        const isOther = customerId !== customer.customerId && currency === customer.currency;
        return payer !== undefined && isOther && !hasNumber ? [payer] : [];
      });
    },
  };
}
