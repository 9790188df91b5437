import type { Currency } from '#kernel';
import type { UsedRate } from '#rates';
import { type Books, billsOf, book, type Entry } from './books.ts';
import { carryAt, type Kept, type Kind, kinds } from './in-currency.ts';

/** What a re-valuation did to one document, in minor units of the customer's currency. */
export type Revalued = {
  readonly document: Entry['document'];
  readonly before: UsedRate;
  readonly after: UsedRate;
  /** By how much it counts for more now, or less. */
  readonly differenceMinor: bigint;
};

/**
 * 重估: carries what is open in another currency at the rate of the day. Each document's difference is an entry of its
 * own; one that is carried at that rate already is left alone, so that a day can be re-valued twice.
 */
export function revalue(books: Books, rateOf: (from: Currency) => UsedRate | undefined, at: Date): Revalued[] {
  const revalued: Revalued[] = [];
  for (const kind of kinds) {
    for (const [key, document] of books[kind] as ReadonlyMap<string, Kept>) {
      const before = document.original?.rate;
      const after = before && rateOf(before.from);
      if (before === undefined || after === undefined || after.rate === before.rate || !isOpen(document)) continue;
      const moved = carryAt(books, kind, key, after);
      const named = nameOf(kind, document);
      book(books, at, 'revaluation', named, moved);
      const { openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor } = moved;
      const differenceMinor = openOrdersMinor + deliveredMinor + receivablesMinor + unappliedMinor;
      revalued.push({ document: named, before, after, differenceMinor });
    }
  }
  return revalued;
}

function isOpen(document: Kept): boolean {
  if ('unappliedMinor' in document) return document.unappliedMinor > 0n || billsOf(document) > 0n;
  return document.openMinor > 0n;
}

function nameOf(kind: Kind, document: Kept): Entry['document'] {
  if ('document' in document) return document.document;
  const type = kind === 'deliveries' ? 'delivery' : 'kind' in document ? document.kind : 'invoice';
  return { type, number: document.number };
}
