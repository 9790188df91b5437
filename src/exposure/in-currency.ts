import { type Currency, greater } from '#kernel';
import { owedAt, type UsedRate } from '#rates';
import type { Allocation, Original, Settlement } from '#receivables';
import { carriedBill, ownBill, paidBy } from './bill-in-currency.ts';
import {
  type Books,
  book,
  billsOf,
  documentKey,
  type Entry,
  exposureOf,
  nothingWritten,
  openBooks,
  type Position,
} from './books.ts';
import { moveKept } from './kept-parts.ts';
import { type MarkFigure, type Marked, noteBillParts, noteMarks } from './marked.ts';

/**
 * Posts in a document's own currency. Orders, deliveries, invoices and receipts of one chain take one another over, and
 * settle one another, amount for amount in the currency that they are in; only what that comes to in the customer's
 * currency depends on rates. So the work is done on a view of the books that knows only documents in that currency, by
 * their own amounts, and carried over: each document counts at the rate that it is carried at, each entry at the rate
 * given, and what lies between the two is booked as an exchange difference. A rate of null: the customer's own currency.
 */
export function inCurrency<Outcome>(books: Books, rate: UsedRate | null, work: (view: Books) => Outcome): Outcome {
  if (rate === null && !books.hasOriginals) return work(books);
  const view = viewIn(books, rate?.from ?? null);
  if (rate === null) view.position = books.position;
  const outcome = work(view);
  const { written } = view;
  if (rate === null) carryOverOwn(books, view);
  else carryOver(books, view, rate);
  view.written = nothingWritten();
  for (const kind of kinds) for (const key of written[kind]) putBoth(view, books, kind, key);
  return outcome;
}

/** What the books have in a currency, by the documents' own amounts; null: in the customer's. Its position says nothing. */
export function viewIn(books: Books, currency: Currency | null): Books {
  if (currency === null && !books.hasOriginals) return books;
  const before = books.views.get(currency);
  if (before !== undefined) return before;
  const view = openBooks(books);
  for (const kind of kinds) {
    for (const [key, document] of books[kind] as ReadonlyMap<string, Kept>) {
      if ((document.original?.rate.from ?? null) === currency) set(view, kind, key, ownAmounts(document));
    }
  }
  books.views.set(currency, view);
  return view;
}

export const kinds = ['reservations', 'deliveries', 'invoices', 'settlements'] as const;
export type Kind = (typeof kinds)[number];
type DocumentOf<Of extends Kind> = Books[Of] extends Map<string, infer One> ? One : never;
export type Kept = DocumentOf<Kind>;

/** The amounts of a document that are in its currency. */
const amounts = {
  reservations: ['amountMinor', 'takenMinor', 'invoicedAheadMinor', 'openMinor', 'drawnMinor'],
  deliveries: ['amountMinor', 'openMinor', 'excessMinor'],
  invoices: ['amountMinor', 'openMinor', 'excessMinor'],
  settlements: ['amountMinor', 'unappliedMinor'],
} as const satisfies Record<Kind, readonly string[]>;
/** As of its day. A reservation's move with the order. */
const writtenOnce: readonly string[] = ['amountMinor', 'excessMinor'];

function ownAmounts<One extends Kept>(document: One): One {
  const own = { ...document, ...document.original?.minor };
  return 'bill' in own && own.bill !== undefined ? { ...own, bill: ownBill(own.bill) } : own;
}

/** As it counts in the customer's currency at this rate. What was written on its day stays. */
function countedAt<One extends Kept>(kind: Kind, own: One, rate: UsedRate, before?: Kept): One {
  const minor = own as unknown as Record<string, bigint>;
  const kept = before as unknown as Record<string, bigint> | undefined;
  const fields = amounts[kind].map((field) => [field, minor[field] ?? 0n] as const);
  const counted = fields.map(([field, own]) => [
    field,
    kind !== 'reservations' && writtenOnce.includes(field) && kept !== undefined ? kept[field] : owedAt(rate, own),
  ]);
  const original: Original<string> = { rate, minor: Object.fromEntries(fields) };
  return { ...own, ...Object.fromEntries(counted), original };
}

/** Carries a document that is there at another rate, and gives by how much it counts for more. */
export function carryAt(books: Books, kind: Kind, key: string, rate: UsedRate): Moved {
  const document = books[kind].get(key);
  if (document === undefined) throw new Error(`There is no ${key} among the ${kind}.`);
  const touched = { ...nothingWritten(), [kind]: new Set([key]) };
  const before = sumOf(books, touched);
  const again = countedAt(kind, ownAmounts(document), rate, document);
  const bill = 'bill' in document ? document.bill : undefined;
  const carried = bill === undefined ? again : { ...again, bill: carriedBill(bill, rate, bill) };
  noteMarksOf(books, kind, document, carried);
  set(books, kind, key, carried);
  if (bill?.counts) books.written.bills.add(key);
  books.written[kind].add(key);
  books.views.clear();
  return less(sumOf(books, touched), before);
}

function carryOver(books: Books, view: Books, rate: UsedRate): void {
  const { written } = view;
  const relieved = reliefOf(books, view, rate);
  const before = sumOf(books, written);
  for (const replaced of written.replaced) {
    const old = books.reservations.get(documentKey(replaced.document));
    books.written.replaced.push(countedAt('reservations', replaced, replaced.original?.rate ?? rate, old));
  }
  for (const kind of kinds) {
    for (const key of written[kind]) {
      const own = view[kind].get(key);
      if (own === undefined) continue;
      const old = books[kind].get(key);
      const same = old !== undefined && own.original !== undefined ? old : undefined;
      const carriedAt = own.original?.rate ?? rate;
      const plain = countedAt(kind, own, carriedAt, same);
      const bill = 'bill' in own ? billOf(view, own, carriedAt, old as Settlement | undefined) : undefined;
      const counted = bill === undefined ? plain : { ...plain, bill };
      if (bill?.counts) books.written.bills.add(key);
      noteMarksOf(books, kind, old, counted);
      set(books, kind, key, counted);
      books.written[kind].add(key);
    }
  }
  for (const id of written.added) books.written.added.add(id);
  for (const key of written.bills) books.written.bills.add(key);
  books.written.allocations.push(...relieved);
  books.written.reversed.push(...written.reversed);
  books.hasOriginals = true;
  bookMoved(books, written, rate, less(sumOf(books, written), before));
}

function billOf(view: Books, own: Settlement, rate: UsedRate, before?: Settlement) {
  return own.bill && carriedBill(own.bill, rate, before?.bill, paidBy(own, view.written.allocations, view));
}

/** The customer's own currency: the view is the books without the others, and its entries are theirs. */
function carryOverOwn(books: Books, view: Books): void {
  const { written } = view;
  books.position = view.position;
  books.written.entries.push(...written.entries);
  books.written.allocations.push(...written.allocations);
  books.written.reversed.push(...written.reversed);
  books.written.replaced.push(...written.replaced);
  for (const id of written.added) books.written.added.add(id);
  for (const key of written.bills) books.written.bills.add(key);
  for (const kind of kinds) {
    for (const key of written[kind]) {
      const document = view[kind].get(key);
      if (document === undefined) continue;
      set(books, kind, key, document);
      books.written[kind].add(key);
    }
  }
}

type Moved = Omit<Position, 'entryNo'>;
const columns = ['openOrdersMinor', 'deliveredMinor', 'receivablesMinor', 'billsMinor', 'unappliedMinor'] as const;

/** The difference goes first: what is taken over or paid is counted at the rate of the day before it is. */
function bookMoved(books: Books, written: Books['written'], rate: UsedRate, moved: Moved): void {
  const counted = written.entries.map((entry) => ({ entry, movement: map((column) => signed(rate, entry[column])) }));
  const told = counted.reduce((sum, { movement }) => map((column) => sum[column] + movement[column]), nothing);
  const [first = reservedAnew(books, written)] = written.entries;
  if (first === undefined) return;
  const difference = less(moved, told);
  // What is owed again may have been paid at a better rate than it was carried at: the exposure is never less than nothing.
  const goesLast = exposureOf(books.position) + exposureOf(difference) < 0n;
  const bookDifference = () => {
    // What moved under marks goes with the first entry there is; it is no difference by itself.
    if (columns.some((column) => difference[column] !== 0n))
      book(books, first.bookedAt, 'exchange_difference', first.document, difference);
  };
  if (!goesLast) bookDifference();
  for (const { entry, movement } of counted) book(books, entry.bookedAt, entry.cause, entry.document, movement);
  if (goesLast) bookDifference();
}

/** Checked again for the same amount, a document moves nothing in its own currency, and is carried at the rate of the day. */
function reservedAnew(
  books: Books,
  { reservations }: Books['written'],
): Pick<Entry, 'bookedAt' | 'document'> | undefined {
  const [reservation] = [...reservations].flatMap((key) => books.reservations.get(key) ?? []);
  return reservation && { bookedAt: reservation.createdAt, document: reservation.document };
}

function signed(rate: UsedRate, minor: bigint): bigint {
  return minor < 0n ? -owedAt(rate, -minor) : owedAt(rate, minor);
}

/** What the invoices were carried at of what was paid of them: by so much each is less open. */
function reliefOf(books: Books, view: Books, rate: UsedRate): Allocation[] {
  const open = new Map<string, bigint>();
  return view.written.allocations.map((allocation) => {
    const { invoiceNumber, amountMinor } = allocation;
    const before = books.invoices.get(invoiceNumber)?.original;
    const carried = before?.rate ?? rate;
    const openMinor =
      open.get(invoiceNumber) ?? before?.minor.openMinor ?? view.invoices.get(invoiceNumber)?.amountMinor ?? 0n;
    const leftMinor = greater(0n, openMinor - amountMinor);
    open.set(invoiceNumber, leftMinor);
    const relief = owedAt(carried, openMinor) - owedAt(carried, leftMinor);
    return { ...allocation, amountMinor: relief, original: { rate, minor: { amountMinor } } };
  });
}

/** What these documents are in the position. */
function sumOf(books: Books, written: Books['written']): Moved {
  const all = <Of extends Kind>(kind: Of) =>
    [...written[kind]].flatMap((key) => (books[kind].get(key) as DocumentOf<Of> | undefined) ?? []);
  const open = (some: readonly { readonly openMinor: bigint }[]) => some.reduce((sum, one) => sum + one.openMinor, 0n);
  const settlements = all('settlements');
  const billsMinor = settlements.reduce((sum, one) => sum + billsOf(one), 0n);
  return {
    openOrdersMinor: open(all('reservations')),
    deliveredMinor: open(all('deliveries')),
    receivablesMinor: open(all('invoices')) + billsMinor,
    billsMinor,
    unappliedMinor: settlements.reduce((sum, one) => sum + one.unappliedMinor, 0n),
  };
}

const nothing: Moved = map(() => 0n);

function less(a: Moved, b: Moved): Moved {
  return map((column) => a[column] - b[column]);
}

function map(figure: (column: (typeof columns)[number]) => bigint): Moved {
  return {
    openOrdersMinor: figure('openOrdersMinor'),
    deliveredMinor: figure('deliveredMinor'),
    receivablesMinor: figure('receivablesMinor'),
    billsMinor: figure('billsMinor'),
    unappliedMinor: figure('unappliedMinor'),
  };
}

/** The view goes on from here: a document that is new in it is carried at a rate now. */
function putBoth(view: Books, books: Books, kind: Kind, key: string): void {
  const document = books[kind].get(key) as Kept | undefined;
  if (document !== undefined) set(view, kind, key, ownAmounts(document));
}

const figures = {
  reservations: 'openOrdersMinor',
  deliveries: 'deliveredMinor',
  invoices: 'receivablesMinor',
} as const satisfies Partial<Record<Kind, MarkFigure>>;

/** As they count in the customer's currency. Money that came bears no marks, but what a bill paid does. */
function noteMarksOf(books: Books, kind: Kind, before: Kept | undefined, after: Kept): void {
  if (kind === 'settlements')
    noteBillParts(books, (before as Settlement | undefined)?.bill?.paid, (after as Settlement).bill?.paid);
  else noteMarks(books, figures[kind], before as Marked | undefined, after as Marked);
}

function set(books: Books, kind: Kind, key: string, document: Kept): void {
  if (books.kept !== undefined && 'document' in document) moveKept(books.kept, books.reservations.get(key), document);
  (books[kind] as Map<string, Kept>).set(key, document);
}
