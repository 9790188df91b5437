import { greater, lesser, money } from '#kernel';
import type { Position, Reservation } from './books.ts';
import type { AskedAt, CheckFacts } from './credit-check.ts';
import { type Finding, money as figure } from './decision-path.ts';

/**
 * 预付条件: what the release of a document, or of the order that it delivers, asks to be prepaid before the goods go.
 * All in the customer's currency.
 */
export type Prepayment = {
  /** Whose release asks, where that is the order of a delivery. */
  readonly orderNumber?: string;
  readonly askedMinor: bigint;
  /** What went of the document already, or may go: what is prepaid ships first. */
  readonly takenMinor: bigint;
  /** Of that, what was checked and is not delivered yet. */
  readonly drawnMinor: bigint;
  /** All that the customer has delivered and not invoiced, and its money that waits for an invoice. */
  readonly deliveredMinor: bigint;
  readonly unappliedMinor: bigint;
};

/** What another delivery of the order counts on. */
type Gone = Pick<Prepayment, 'takenMinor' | 'drawnMinor'>;

/**
 * The condition that goods stand under. A document that was checked again and passed stands on that check, and no
 * longer on the release; a delivery that was released for itself stands on its own, whatever its order's asks.
 */
export function prepaymentOf(
  own: Reservation | undefined,
  order: Reservation | undefined,
  gone: (order: Reservation) => Gone,
  { deliveredMinor, unappliedMinor }: Pick<Position, 'deliveredMinor' | 'unappliedMinor'>,
): { readonly prepayment?: Prepayment } {
  const asking = own?.cover === undefined ? order : own;
  const askedMinor = asking?.cover?.prepayMinor ?? 0n;
  if (asking?.origin !== 'release' || askedMinor === 0n) return {};
  const ofOrder =
    asking === own ? { takenMinor: 0n, drawnMinor: 0n } : { orderNumber: asking.document.number, ...gone(asking) };
  return { prepayment: { ...ofOrder, askedMinor, deliveredMinor, unappliedMinor } };
}

/** A condition in another currency, as it counts in the customer's for a document of so much. */
export function countedPrepayment(
  { askedMinor, takenMinor, drawnMinor, ...kept }: Prepayment,
  amountMinor: bigint,
  owed: (minor: bigint) => bigint,
): Prepayment {
  const dueMinor = lesser(amountMinor, greater(0n, askedMinor - takenMinor));
  // Counted as the document's own prepayment is, so that the two compare to the fen.
  const dueCounted = owed(amountMinor) - owed(amountMinor - dueMinor);
  const left = dueMinor < amountMinor ? dueCounted : greater(dueCounted, owed(askedMinor - takenMinor));
  return { ...kept, askedMinor: owed(takenMinor) + left, takenMinor: owed(takenMinor), drawnMinor: owed(drawnMinor) };
}

/**
 * What has still to come before these goods go. The document may say what is prepaid of it, or the money is here and
 * waits for an invoice: the two may be the same money, so the larger counts and never their sum. Goods that went and
 * are not invoiced have not used their money up, so what waits has to be enough for them as well.
 */
export function missingPrepayment(
  { askedMinor, takenMinor, drawnMinor, deliveredMinor, unappliedMinor }: Prepayment,
  { amountMinor, prepaidMinor }: Pick<AskedAt, 'amountMinor' | 'prepaidMinor'>,
): bigint {
  const leftMinor = greater(0n, askedMinor - takenMinor);
  const notInvoicedMinor = lesser(takenMinor, deliveredMinor + drawnMinor);
  const ofDocument = lesser(amountMinor, leftMinor) - prepaidMinor;
  const ofCash = lesser(notInvoicedMinor + amountMinor, askedMinor - takenMinor + notInvoicedMinor) - unappliedMinor;
  return greater(0n, lesser(ofDocument, ofCash));
}

/** No policy weakens it and no release covers it: it is the release's own condition. */
export function aboutPrepayment({ prepayment, currency }: CheckFacts, asked: AskedAt): Finding[] {
  if (prepayment === undefined) return [];
  const missing = money(currency, missingPrepayment(prepayment, asked));
  const condition = money(currency, prepayment.askedMinor);
  const rule = 'prepayment_missing' as const;
  const threshold = figure(money(currency, 0n));
  if (missing.minor === 0n) return [{ rule, result: 'met', value: figure(missing), threshold }];
  const { orderNumber } = prepayment;
  const objection = { code: rule, missing, condition, ...(orderNumber !== undefined && { orderNumber }) };
  return [{ rule, result: 'failed', value: figure(missing), threshold, objection }];
}
