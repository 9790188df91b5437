import { greater } from '#kernel';
import { owedAt, type UsedRate } from '#rates';
import { type Books, documentKey, exposureOf, type ReservedDocument } from './books.ts';
import type { CheckFacts, CheckRequest } from './credit-check.ts';
import { viewIn } from './in-currency.ts';
import { type AskedDocument, ofDocument } from './of-document.ts';
import { countedPrepayment } from './prepayment.ts';

/** What is asked, in the document's own currency; a rate of null: that is the customer's. */
export type AskedAmount = {
  readonly rate: UsedRate | null;
  readonly amountMinor: bigint;
  readonly prepaidMinor: bigint;
};

type Counted = {
  readonly known: Omit<ReturnType<typeof ofDocument>, 'ownOpenMinor'> & Pick<CheckFacts, 'original'>;
  readonly ownOpenMinor: bigint;
  readonly request: CheckRequest;
};

/**
 * What the books know of a document, and what is asked, as both count in the customer's currency. What is prepaid, taken
 * over and reserved by its order is taken off in the document's own currency and only what is left is counted, so that
 * what the check needs is, to the fen, what the reservation then holds.
 */
export function countedCheck(
  books: Books | undefined,
  document: AskedDocument,
  { rate, amountMinor, prepaidMinor }: AskedAmount,
): Counted {
  if (rate === null) {
    const { ownOpenMinor, ...known } = ofDocument(books, document);
    return { known, ownOpenMinor, request: { documentType: document.type, amountMinor, prepaidMinor } };
  }
  const own = ofDocument(books && viewIn(books, rate.from), document);
  const ownOpenMinor = openOf(books, document);
  const owed = (minor: bigint) => owedAt(rate, greater(0n, minor));
  const afterPrepaid = amountMinor - prepaidMinor;
  const afterTaken = afterPrepaid - own.takenMinor;
  const afterOrder = afterTaken - (own.order?.openMinor ?? 0n);
  const { released, prepayment } = own;
  return {
    ownOpenMinor,
    known: {
      exposureMinor: (books === undefined ? 0n : exposureOf(books.position)) - ownOpenMinor,
      takenMinor: owed(afterPrepaid) - owed(afterTaken),
      ...(own.promisedMinor !== undefined && { promisedMinor: owed(own.promisedMinor) }),
      ...(own.order !== undefined && {
        order: { number: own.order.number, openMinor: owed(afterTaken) - owed(afterOrder) },
      }),
      ...(released !== undefined && {
        released: {
          until: released.until,
          upToMinor: owed(released.upToMinor - released.takenMinor),
          prepayMinor: owed(released.prepayMinor - released.takenMinor),
          takenMinor: 0n,
        },
      }),
      ...(prepayment !== undefined && {
        prepayment: countedPrepayment({ ...prepayment, ...waiting(books) }, amountMinor, owed),
      }),
      original: { rate, amountMinor, prepaidMinor },
    },
    request: {
      documentType: document.type,
      amountMinor: owed(amountMinor),
      prepaidMinor: owed(amountMinor) - owed(afterPrepaid),
    },
  };
}

/** Whatever currency it is in. */
function waiting(books: Books | undefined) {
  const { deliveredMinor = 0n, unappliedMinor = 0n } = books?.position ?? {};
  return { deliveredMinor, unappliedMinor };
}

function openOf(books: Books | undefined, { type, number }: AskedDocument): bigint {
  if (type === 'quotation') return 0n;
  const document: ReservedDocument = { type, number };
  return books?.reservations.get(documentKey(document))?.openMinor ?? 0n;
}
