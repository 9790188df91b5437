import type { Customer, CustomerId } from '#customers';
import { lockCustomers, notePayers } from '#customers/usecases';
import { type CalendarDate, type Money, ok, refuse, type Result } from '#kernel';
import { type Command, type RowOutcome, sendInParts } from '#platform';
import type { UsedRate } from '#rates';
import { findDeliveryOwners, knownSellers, sellerNotFound } from '#receivables/usecases';
import { type Books, hasFreed } from '../books.ts';
import { inCurrency, viewIn } from '../in-currency.ts';
import { type Chain, inOneCurrency } from '../one-currency.ts';
import { boughtBy, buyerIn } from '../payers.ts';
import type { BoughtKind } from '../store/homes.ts';
import { findOrderOwners, loadBooks, type Needed, type NumberOwner } from '../store/load-books.ts';
import { saveMovements, savePositions } from '../store/save-books.ts';
import { ofOneBuyer, openPayers } from './book-payers.ts';
import { openCurrencyDesk } from './currency-desk.ts';

/** A document as it was sent: whose it is, its number, and how much. */
export type Sent = {
  readonly customerCode: string;
  readonly payerCode?: string | undefined;
  /** Noted on the way in: who bought, where another pays. */
  readonly buyerCode?: string | undefined;
  readonly number: string;
  readonly amount: Money;
  readonly sellerCode?: string | undefined;
};

/** Told when all is locked that will be: from here on it waits for nobody, and what comes behind it may line up. */
export type WhenLocked = () => void;

/** A kind of document: what its posting must see, how it recognises one that is there, and how it is posted. */
export type DocumentKind<Input extends Sent, Document> = {
  readonly noun: string;
  /** A kind that another than the buyer may pay. */
  readonly bought?: BoughtKind;
  needed(rows: readonly SentBy<Input>[]): Needed;
  find(books: Books, input: Input): Document | undefined;
  isSame(document: Document, input: Input): boolean;
  post(books: Books, input: Input, command: Command): Result<Document>;
  /** What is looked at beside the booking. */
  readonly watch?: Watch<Input, Document>;
  /** The day at whose rate it is counted. */
  dayOf(input: Input, today: CalendarDate): CalendarDate;
  /** What must be in the same currency. */
  chainOf(input: Input): Chain;
  /** The order and the delivery that the document names: they may turn out to be another customer's. */
  leansOn?(input: Input): { readonly orderNumber?: string | undefined; readonly deliveryNumber?: string | undefined };
};

/** Looks at documents as they are booked, and keeps what it saw with them; undefined where nobody asks for it. */
export type Watch<Input extends Sent, Document> = (
  command: Command,
  customers: readonly Customer[],
  books: ReadonlyMap<CustomerId, Books>,
  rows: readonly SentBy<Input>[],
) => Promise<Watching<Input, Document> | undefined>;

type Watching<Input, Document> = {
  /** Sees the books before the document is in them; what it gives is told the document that was booked. */
  readonly before: (
    customer: Customer,
    buyer: Customer,
    input: Input,
    rate: UsedRate | null,
  ) => (booked: Document) => void;
  readonly save: () => Promise<void>;
};

/** With the customer in whose books it goes: who pays it. */
export type SentBy<Input> = Input & { readonly customer: Customer };

export type Booked<Document> = {
  readonly effect: 'created' | 'unchanged';
  readonly document: Document;
  readonly customer: Customer;
};

/**
 * Books documents of one kind in the order given: lock their groups, load all that the postings need, post one after
 * the other on working copies of the books, write all changes set-based, part by part. A refused row changes nothing, the others go
 * in. One document, a batch of a thousand and a chunk of a file all come this way. The caller records the audit entry.
 */
export async function bookDocuments<Input extends Sent, Document>(
  command: Command,
  kind: DocumentKind<Input, Document>,
  inputs: readonly Input[],
  whenLocked?: WhenLocked,
): Promise<Result<Booked<Document>>[]> {
  const codes = inputs.flatMap(({ customerCode, payerCode }) => [
    customerCode,
    ...(payerCode === undefined ? [] : [payerCode]),
  ]);
  const locked = await lockCustomers(command.tx, [...new Set(codes)]);
  const { payerOf, found } = await openPayers(command.tx, kind, inputs, locked);
  whenLocked?.();
  const customers = new Map([...locked, ...found.map((one) => [one.code, one] as const)]);
  const rows = inputs.flatMap((input) => {
    const payer = payerOf(input);
    return payer.ok ? [{ ...input, customer: payer.value }] : [];
  });
  const all = await loadBooks(command.tx, customers.values(), kind.needed(rows));
  const elsewhere = await findElsewhere(command, kind, rows);
  const watching = await kind.watch?.(command, [...customers.values()], all, rows);
  const sellers = await knownSellers(
    command.tx,
    inputs.flatMap(({ sellerCode }) => sellerCode ?? []),
  );
  const wanted = rows.map((row) => ({ ...row, day: kind.dayOf(row, command.today) }));
  const rates = await openCurrencyDesk(command.tx, command.today, wanted);

  const book = (input: Input): Result<Booked<Document>> => {
    const payer = payerOf(input);
    if (!payer.ok) return payer;
    const customer = payer.value;
    const buyer = customers.get(input.customerCode) ?? customer;
    const books = all.get(customer.customerId);
    if (books === undefined) return customerNotFound(input.customerCode);
    const bought = boughtBy(buyerIn(customer, buyer));
    const rate = rates(customer, input.amount, kind.dayOf(input, command.today));
    if (!rate.ok) return rate;
    const currency = rate.value?.from ?? null;
    const { sellerCode } = input;
    if (sellerCode !== undefined && !sellers.has(sellerCode)) return sellerNotFound(sellerCode, 'sellerCode');
    const whose = ofOneBuyer(books, kind, input, { payer: customer, buyerCode: bought.buyerCode });
    if (!whose.ok) return whose;
    const before = kind.find(books, input);
    if (before !== undefined) {
      const own = kind.find(viewIn(books, currency), input);
      if (own !== undefined && kind.isSame(own, input)) return ok({ effect: 'unchanged', document: before, customer });
      const detail = `${customer.code} already has the ${kind.noun} ${input.number}, with other content.`;
      return refuse('conflict', `${kind.noun.replace(' ', '_')}_exists`, detail, { field: 'number' });
    }
    const others = elsewhere(input, buyer);
    if (!others.ok) return others;
    const chain = inOneCurrency(books, kind.chainOf(input), currency, customer.currency);
    if (!chain.ok) return chain;
    const seen = watching?.before(customer, buyer, input, rate.value);
    const posted = inCurrency(books, rate.value, (view) => kind.post(view, { ...input, ...bought }, command));
    if (!posted.ok) return posted;
    // Posted in its own currency, it is in the books with both amounts.
    const document = currency === null ? posted.value : (kind.find(books, input) ?? posted.value);
    seen?.(document);
    return ok({ effect: 'created', document, customer });
  };
  const { outcomes, written } = await sendInParts(inputs, documentsPerPart, (part) => {
    const outcomes = part.map(book);
    const touched = new Set(
      part.flatMap((input) => {
        const payer = payerOf(input);
        return payer.ok ? [payer.value.customerId] : [];
      }),
    );
    const books = [...touched].flatMap((customerId) => all.get(customerId) ?? []);
    return { outcomes, written: saveMovements(command.tx, books, command.now) };
  });
  await Promise.all([written, savePositions(command.tx, all.values())]);
  const paidFor = rows.filter(({ customer, customerCode }) => customer.code !== customerCode);
  if (paidFor.length > 0) await notePayers(paidFor.map(({ customer }) => customer.creditGroupId)).execute(command.tx);
  await watching?.save();
  announceFreed(command, customers.values(), all);
  return outcomes;
}

/** So many documents are posted while the database writes as many that went before. */
const documentsPerPart = 1_000;

/** Money came in, or an order was closed: what was held may pass now. */
function announceFreed({ announce }: Command, customers: Iterable<Customer>, all: ReadonlyMap<string, Books>): void {
  const customerCodes = [...customers].flatMap(({ customerId, code }) => {
    const books = all.get(customerId);
    return books !== undefined && hasFreed(books) ? [code] : [];
  });
  if (customerCodes.length > 0) announce('headroom_freed', { customerCodes });
}

/** What a file's chunk is told of each of its rows. */
export function toRowOutcome(result: Result<Booked<unknown>>): RowOutcome {
  return result.ok ? { effect: result.value.effect } : { refusal: result.refusal };
}

export function customerNotFound(code: string): Result<never> {
  return refuse('not_found', 'customer_not_found', `There is no customer ${code}.`, { field: 'customerCode' });
}

/** Tells a number that nobody has (booked, and flagged) from one that is another customer's (refused). */
async function findElsewhere<Input extends Sent, Document>(
  { tx }: Command,
  kind: DocumentKind<Input, Document>,
  rows: readonly SentBy<Input>[],
): Promise<(input: Input, customer: Customer) => Result<null>> {
  const named = kind.leansOn === undefined ? [] : rows.map((row) => kind.leansOn?.(row) ?? {});
  const orders = ownersOf(await findOrderOwners(tx, distinct(named.map((one) => one.orderNumber))));
  const deliveries = ownersOf(await findDeliveryOwners(tx, distinct(named.map((one) => one.deliveryNumber))));
  return (input, { customerId, code }) => {
    const { orderNumber, deliveryNumber } = kind.leansOn?.(input) ?? {};
    const foreign = [
      { noun: 'order', number: orderNumber, owners: orders },
      { noun: 'delivery', number: deliveryNumber, owners: deliveries },
    ].find(({ number, owners }) => number !== undefined && owners.get(number)?.has(customerId) === false);
    if (foreign === undefined) return ok(null);
    const detail = `The ${foreign.noun} ${foreign.number} belongs to another customer than ${code}.`;
    return refuse('conflict', `${foreign.noun}_of_another_customer`, detail, { field: `${foreign.noun}Number` });
  };
}

/** Whose a document is: its buyer's, whoever pays it. */
function ownersOf(found: readonly NumberOwner[]): Map<string, Set<CustomerId>> {
  const owners = new Map<string, Set<CustomerId>>();
  for (const { number, customerId, buyerId } of found) {
    owners.set(number, (owners.get(number) ?? new Set()).add(buyerId ?? customerId));
  }
  return owners;
}

function distinct(numbers: readonly (string | undefined)[]): string[] {
  return [...new Set(numbers.filter((number) => number !== undefined))];
}
