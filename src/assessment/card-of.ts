import { daysBetween } from '#kernel';
import { type ApplicableCard, applicableCard, type Policy, salesDays } from '#policy';
import type { AssessmentFacts } from './facts.ts';
import { factorFigures } from './factor-figures.ts';

/** The scorecard that a customer is judged by, from what is known of it. */
export function cardOf(facts: AssessmentFacts, { scorecard, gradeScale }: Policy): ApplicableCard {
  return applicableCard(scorecard, {
    thinFile: factorFigures(facts, gradeScale).newestAnnual === undefined,
    newCustomer: isNew(facts),
    industry: facts.customer.industry,
    customerType: facts.customer.type ?? null,
  });
}

/** Never invoiced, or for less than the days that our own sales are added up over. */
function isNew({ asOf, payment: { firstInvoicedOn, invoicedMinor } }: AssessmentFacts): boolean {
  if (firstInvoicedOn === undefined || firstInvoicedOn === null) return invoicedMinor === null;
  return daysBetween(firstInvoicedOn, asOf) < salesDays;
}
