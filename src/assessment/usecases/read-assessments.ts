import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Platform, toPage } from '#platform';
import { type AssessmentView, presentAssessment } from '../assessment-view.ts';
import { snapshotWithoutHidden } from '../blind.ts';
import { type AssessmentFacts } from '../facts.ts';
import { findAssessment, listAssessments } from '../store/assessments.ts';
import { hiddenJudgements } from './hidden-judgements.ts';

/** A customer's assessments, the newest first. */
export async function readAssessments(
  { database }: Platform,
  customerCode: string,
  { limit, cursor, caller }: { limit: number; cursor?: string | undefined; caller: Caller },
) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [kept, hidden] = await Promise.all([
    listAssessments(database.sql, customer, { limit: limit + 1, before: cursor }),
    hiddenJudgements(database.sql, customer, caller),
  ]);
  return ok(
    toPage(kept, limit, {
      item: (one) => presentAssessment(one, { customerCode, hidden }),
      cursor: ({ assessmentId }) => assessmentId,
    }),
  );
}

export async function readAssessment(
  { database }: Platform,
  assessmentId: string,
  caller: Caller,
): Promise<Result<{ assessment: AssessmentView; snapshot: unknown }>> {
  const kept = await findAssessment(database.sql, assessmentId);
  if (kept === undefined) return refuse('not_found', 'assessment_not_found', `There is no assessment ${assessmentId}.`);
  const { customer } = kept.snapshot as Pick<AssessmentFacts, 'customer'>;
  const hidden = await hiddenJudgements(database.sql, kept, caller);
  return ok({
    assessment: presentAssessment(kept, { customerCode: customer.code, hidden }),
    snapshot: snapshotWithoutHidden(kept.snapshot, hidden),
  });
}
