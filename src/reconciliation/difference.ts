import { addDays, type CalendarDate } from '#kernel';

/** One document as both sides have it on the day of the list. Amounts in minor units of the document's currency. */
export type Compared = {
  readonly customerCode: string;
  readonly number: string;
  /** What the finance system lists; null where it lists nothing. */
  readonly theirs: {
    readonly openMinor: bigint;
    readonly dueOn: CalendarDate | null;
    readonly currency: string;
    /** How often the number stands in the list. */
    readonly lines: number;
  } | null;
  /** What we have under that number for that customer, open or not; null where we have nothing. */
  readonly ours: {
    readonly openMinor: bigint;
    readonly amountMinor: bigint;
    readonly currency: string;
    readonly issuedOn: CalendarDate;
    readonly dueOn: CalendarDate;
  } | null;
  readonly customerIsKnown: boolean;
  /** Another customer of ours who has this number. */
  readonly elsewhere: string | null;
  /** A number of the same customer here that reads the same without signs, capitals and leading noughts. */
  readonly spelledAs: string | null;
  /** Money of the customer that waits here and pays nothing yet. */
  readonly unappliedMinor: bigint;
};

/** The likely cause of a difference, the most telling first. */
export const causes = [
  'customer_unknown',
  'duplicate_number',
  'customer_differs',
  'spelled_differently',
  'missing_here',
  'currency_differs',
  'issued_later_here',
  'settled_here',
  'missing_there_new',
  'missing_there',
  'amount_differs',
  'receipt_only_here',
  'cash_waits_here',
  'receipt_not_taken_over',
  'due_day_differs',
] as const;
export type Cause = (typeof causes)[number];

/** What one click can do about it. To accept is always open: it leaves both sides as they are, with a reason. */
export const steps = ['post_invoice', 'post_receipt', 'post_credit_note', 'change_due_day', 'accept'] as const;
export type Step = (typeof steps)[number];

/** As long as a document may take from one system to the other. */
const daysUnderWay = 3;

/** Why the two sides differ about a document, as far as they tell; undefined where they agree. */
export function causeOf(compared: Compared, asOf: CalendarDate): Cause | undefined {
  const { theirs, ours, customerIsKnown, elsewhere, spelledAs, unappliedMinor } = compared;
  if (theirs === null) {
    if (ours === null || ours.openMinor === 0n) return undefined;
    // What is young is rather on its way there than paid there.
    return ours.issuedOn > addDays(asOf, -daysUnderWay) ? 'missing_there_new' : 'missing_there';
  }
  if (!customerIsKnown) return 'customer_unknown';
  if (theirs.lines > 1) return 'duplicate_number';
  if (ours === null) {
    if (theirs.openMinor === 0n) return undefined;
    if (elsewhere !== null) return 'customer_differs';
    return spelledAs === null ? 'missing_here' : 'spelled_differently';
  }
  if (theirs.currency !== ours.currency) return 'currency_differs';
  if (theirs.openMinor === ours.openMinor) {
    const isSameDay = theirs.dueOn === null || theirs.dueOn === ours.dueOn || ours.openMinor === 0n;
    return isSameDay ? undefined : 'due_day_differs';
  }
  if (ours.issuedOn > asOf) return 'issued_later_here';
  if (theirs.openMinor > ours.amountMinor) return 'amount_differs';
  if (ours.openMinor === 0n) return 'settled_here';
  if (theirs.openMinor > ours.openMinor) return 'receipt_only_here';
  return unappliedMinor >= ours.openMinor - theirs.openMinor ? 'cash_waits_here' : 'receipt_not_taken_over';
}

/** What can be done about a difference of this cause, the likeliest first. */
export function stepsFor(cause: Cause): readonly Step[] {
  switch (cause) {
    case 'missing_here':
      return ['post_invoice', 'accept'];
    case 'missing_there':
    case 'receipt_not_taken_over':
      return ['post_receipt', 'post_credit_note', 'accept'];
    case 'due_day_differs':
      return ['change_due_day', 'accept'];
    // Whatever we have more of than they, or under another name, a person has to look into.
    default:
      return ['accept'];
  }
}

/** Theirs less ours: what our exposure would move by, were they right. */
export function gapMinor({ theirs, ours }: Pick<Compared, 'theirs' | 'ours'>): bigint {
  return (theirs?.openMinor ?? 0n) - (ours?.openMinor ?? 0n);
}
