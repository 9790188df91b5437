import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Platform, toPage } from '#platform';
import { type AssessmentView, presentAssessment } from '../assessment-view.ts';
import { type AssessmentFacts } from '../facts.ts';
import { findAssessment, listAssessments } from '../store/assessments.ts';

/** A customer's assessments, the newest first. */
export async function readAssessments(
  { database }: Platform,
  customerCode: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const kept = await listAssessments(database.sql, customer, { limit: limit + 1, before: cursor });
  return ok(
    toPage(kept, limit, {
      item: (one) => presentAssessment(one, customerCode),
      cursor: ({ assessmentId }) => assessmentId,
    }),
  );
}

export async function readAssessment(
  { database }: Platform,
  assessmentId: string,
): Promise<Result<{ assessment: AssessmentView; snapshot: unknown }>> {
  const kept = await findAssessment(database.sql, assessmentId);
  if (kept === undefined) return refuse('not_found', 'assessment_not_found', `There is no assessment ${assessmentId}.`);
  const { customer } = kept.snapshot as Pick<AssessmentFacts, 'customer'>;
  return ok({ assessment: presentAssessment(kept, customer.code), snapshot: kept.snapshot });
}
