import type { Customer } from '#customers';
import { findCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import type { Sql } from '#platform';
import { type Books, documentKey } from '../books.ts';
import { payerDiffers, payerNotInGroup, usedByAnother } from '../payers.ts';
import { type Bought, type BoughtKind, findHomes } from '../store/homes.ts';
import { inGroupsWithPayers } from './payer-desk.ts';

/** What of a document, and of its kind, says who pays it. */
type Sent = {
  readonly customerCode: string;
  readonly number: string;
  readonly payerCode?: string | undefined;
};
type PaidKind<Input> = {
  readonly noun: string;
  readonly bought?: BoughtKind;
  leansOn?(input: Input): { readonly orderNumber?: string | undefined; readonly deliveryNumber?: string | undefined };
};

/** Who pays a document that is booked. */
export type PayerOf<Input> = (input: Input) => Result<Customer>;

type Named = { readonly noun: string; readonly type: BoughtKind; readonly number: string };

/**
 * Finds who pays each of these documents: whom it names, else who pays what it belongs to, else the buyer. A document that
 * is there already has its payer, and what belongs to an order or a delivery is paid by who pays that. The groups of the
 * customers are locked. Gives also the payers that nobody named.
 */
export async function openPayers<Input extends Sent>(
  db: Sql,
  kind: PaidKind<Input>,
  inputs: readonly Input[],
  customers: ReadonlyMap<string, Customer>,
): Promise<{ readonly payerOf: PayerOf<Input>; readonly found: readonly Customer[] }> {
  const { bought } = kind;
  const buyerOf = ({ customerCode }: Sent): Result<Customer> => {
    const buyer = customers.get(customerCode);
    if (buyer !== undefined) return ok(buyer);
    const detail = `There is no customer ${customerCode}.`;
    return refuse('not_found', 'customer_not_found', detail, { field: 'customerCode' });
  };
  if (bought === undefined) return { payerOf: buyerOf, found: [] };

  const groups = [...customers.values()];
  const withPayers = new Set((await inGroupsWithPayers(db, groups)).map(({ creditGroupId }) => creditGroupId));
  const concerned = inputs.flatMap((input): Bought[] => {
    const buyer = customers.get(input.customerCode);
    if (buyer === undefined) return [];
    const names = input.payerCode !== undefined && input.payerCode !== input.customerCode;
    if (!names && !withPayers.has(buyer.creditGroupId)) return [];
    return namedBy(kind, bought, input).map(({ type, number }) => ({
      creditGroupId: buyer.creditGroupId,
      buyerCode: buyer.code,
      type,
      number,
    }));
  });
  if (concerned.length === 0 && inputs.every(({ payerCode }) => payerCode === undefined))
    return { payerOf: buyerOf, found: [] };

  const homes = (await findHomes(db, concerned)).filter(({ held }) => !held);
  const unknown = new Set(homes.flatMap(({ payerCode }) => (customers.has(payerCode) ? [] : [payerCode])));
  const found = [...(await findCustomers(db, [...unknown])).values()];
  const everybody = new Map([...customers, ...found.map((one) => [one.code, one] as const)]);
  const homeOf = new Map(homes.map((home) => [keyOf(home.buyerCode, home), everybody.get(home.payerCode)]));
  // In the order given: a document inherits from one that stands before it in the same file.
  const decided = new Map<Input, Result<Customer>>();
  for (const input of inputs) {
    const payer = decide(input);
    decided.set(input, payer);
    if (payer.ok)
      for (const one of namedBy(kind, bought, input)) {
        const key = keyOf(input.customerCode, one);
        if (!homeOf.has(key)) homeOf.set(key, payer.value);
      }
  }
  return { payerOf: (input) => decided.get(input) ?? buyerOf(input), found };

  function decide(input: Input): Result<Customer> {
    const buyer = buyerOf(input);
    if (!buyer.ok) return buyer;
    const { payerCode } = input;
    const named = payerCode === undefined ? undefined : everybody.get(payerCode);
    if (payerCode !== undefined && named?.creditGroupId !== buyer.value.creditGroupId)
      return payerNotInGroup(payerCode, buyer.value);
    for (const one of namedBy(kind, bought as BoughtKind, input)) {
      const home = homeOf.get(keyOf(input.customerCode, one));
      if (home === undefined) continue;
      if (named === undefined || named.customerId === home.customerId) return ok(home);
      if (one.type !== bought) return payerDiffers(one.noun, one.number, home, named.code);
      const detail = `${buyer.value.code} already has the ${kind.noun} ${input.number}, paid by ${home.code}.`;
      return refuse('conflict', `${kind.noun}_exists`, detail, { field: 'payerCode' });
    }
    return ok(named ?? buyer.value);
  }
}

/** The document itself, then the delivery and the order that it names. */
function namedBy<Input extends Sent>(kind: PaidKind<Input>, type: BoughtKind, input: Input): Named[] {
  const { orderNumber, deliveryNumber } = kind.leansOn?.(input) ?? {};
  return [
    { noun: kind.noun, type, number: input.number },
    ...(deliveryNumber === undefined ? [] : [{ noun: 'delivery', type: 'delivery', number: deliveryNumber } as const]),
    ...(orderNumber === undefined ? [] : [{ noun: 'order', type: 'sales_order', number: orderNumber } as const]),
  ];
}

/** What a document is, or belongs to, must be the same buyer's in the books of the payer. */
export function ofOneBuyer<Input extends Sent>(
  books: Books,
  kind: PaidKind<Input>,
  input: Input,
  { payer, buyerCode }: { readonly payer: Customer; readonly buyerCode: string | undefined },
): Result<null> {
  if (kind.bought === undefined) return ok(null);
  for (const { type, number } of namedBy(kind, kind.bought, input)) {
    const reserved = type === 'invoice' ? undefined : books.reservations.get(documentKey({ type, number }));
    const standing = [
      reserved?.status === 'replaced' ? undefined : reserved,
      type === 'delivery' ? books.deliveries.get(number) : undefined,
      type === 'invoice' ? books.invoices.get(number) : undefined,
    ];
    const other = standing.find((one) => one !== undefined && one.buyerCode !== buyerCode);
    if (other !== undefined) return usedByAnother({ type, number }, payer, other.buyerCode);
  }
  return ok(null);
}

function keyOf(buyerCode: string, { type, number }: { readonly type: string; readonly number: string }): string {
  return `${buyerCode} ${type}:${number}`;
}
