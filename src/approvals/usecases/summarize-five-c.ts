import { type AssessmentFacts, readSnapshot, type ResultView } from '#assessment';
import { findAssessment, hiddenJudgements } from '#assessment/usecases';
import { ok, refuse, type Result } from '#kernel';
import { holds, type Platform } from '#platform';
import { findVersion } from '#policy/usecases';
import { type FiveCPart, fiveCOf } from '../five-c.ts';
import { type ApplicationView, readApplication } from './read-application.ts';

export type Reader = Parameters<typeof readApplication>[1];

export type Summary = {
  readonly view: ApplicationView;
  readonly result: ResultView;
  readonly facts: AssessmentFacts;
  readonly parts: readonly FiveCPart[];
};

/** The five Cs of an application, from the assessment that it was sent with. */
export async function summarizeFiveC(platform: Platform, reader: Reader, id: string): Promise<Result<Summary>> {
  const read = await readApplication(platform, reader, id);
  if (!read.ok) return read;
  const view = read.value;
  const kept = view.assessment === null ? undefined : await findAssessment(platform.database.sql, view.assessment.id);
  const policy = kept === undefined ? undefined : await findVersion(platform.database.sql, kept.policyVersion);
  if (kept === undefined || policy === undefined)
    return refuse(
      'conflict',
      'not_assessed',
      'The application was sent without an assessment: there is nothing to sum up.',
    );
  const result = kept.result as ResultView;
  const facts = readSnapshot(kept.snapshot);
  // Who decides sees everything that it rests on; who only judges customers judges for themselves.
  const hidden = holds(reader.caller, 'applications:decide')
    ? new Set<string>()
    : await hiddenJudgements(platform.database.sql, kept, reader.caller);
  const { totalBefore: before, totalAfter: after } = view.group;
  const parts = fiveCOf(
    {
      result,
      hidden,
      industry: facts.customer.industry,
      settledInvoices: facts.payment.settledInvoices,
      asked: (view.counted ?? view).amount,
      exposure: view.now.exposure,
      terms: view.terms,
      group: { before, after },
    },
    policy,
  );
  return ok({ view, result, facts, parts });
}
