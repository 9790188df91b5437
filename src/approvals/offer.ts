import { addDays, addMonths, type CalendarDate, type Money, money } from '#kernel';
import type { LimitTerms } from '#limits';
import { type Grade, type Policy, termsOfGrade } from '#policy';

/** What the limit will carry: the terms of its grade, and the conditions of those who decided. */
export type Offer = { readonly terms: LimitTerms | null; readonly singleDocument: Money | null };

/** An unassessed customer has no grade to take terms from: whoever decides names the conditions. */
export function offerFor(
  grade: Grade | null,
  amount: Money,
  conditions: readonly string[],
  { terms: table }: Pick<Policy, 'terms'>,
): Offer {
  if (grade === null) return { terms: null, singleDocument: null };
  const { paymentDays, security, repayment, lateInterestBasisPointsPerDay, singleDocumentPercent } = termsOfGrade(
    grade,
    table,
  );
  return {
    terms: { paymentDays, security, repayment, lateInterestBasisPointsPerDay, conditions },
    singleDocument:
      singleDocumentPercent >= 100
        ? null
        : money(amount.currency, (amount.minor * BigInt(singleDocumentPercent)) / 100n),
  };
}

/** Months for which an unassessed customer gets a limit. */
const shortestMonths = 3;

/** The last day of a limit that begins on this day, by the months of its grade. */
export function usualLastDay(from: CalendarDate, grade: Grade | null, { terms }: Pick<Policy, 'terms'>): CalendarDate {
  return addDays(addMonths(from, grade === null ? shortestMonths : termsOfGrade(grade, terms).validityMonths), -1);
}
