import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { canonicalJson, compareFields, type Comparison, ok, type Result, refuse } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand, sha256 } from '#platform';
import type { Policy } from '#policy';
import { findVersion, gradingPolicy } from '#policy/usecases';
import { assess } from '../assess.ts';
import { type AssessmentView, presentAssessment, presentResult } from '../assessment-view.ts';
import type { AssessmentFacts } from '../facts.ts';
import { readSnapshot, snapshotText } from '../snapshot.ts';
import { findAssessment, insertAssessments, type KeptAssessment, type NewAssessment } from '../store/assessments.ts';
import { hiddenJudgements } from './hidden-judgements.ts';
import { loadFacts } from './load-facts.ts';

/** Assesses a customer now, from everything that is known of it today. */
export function assessCustomer(
  platform: Platform,
  origin: Origin,
  customerCode: string,
): Promise<Result<Done<AssessmentView>>> {
  const name = { name: 'assessment.assess', may: 'assessments:write', input: { customerCode }, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const kept = await makeAssessment(command, customer);
    return ok({ answer: await viewAssessment(command, kept, customerCode), effect: 'created' });
  });
}

/** An assessment that a command has just made, as its caller may see it. */
export async function viewAssessment(
  { tx, caller }: Command,
  kept: KeptAssessment,
  customerCode: string,
): Promise<AssessmentView> {
  return presentAssessment(kept, { customerCode, hidden: await hiddenJudgements(tx, kept, caller) });
}

/**
 * The same inside a command that is already open, for a customer that is already locked: an application carries the
 * assessment it was made with.
 */
export async function makeAssessment(command: Command, customer: Customer): Promise<KeptAssessment> {
  const facts = await loadFacts(command.tx, customer, command.today);
  const kept = assessedAs(customer, { facts, policy: await gradingPolicy(command.tx, command.today) }, command);
  await insertAssessments(command.tx, [kept]);
  const { assessmentId, policyVersion, score, grade, hash } = kept;
  const detail = { assessmentId, policyVersion, score, grade, hash: hash.toString('hex') };
  command.record({ subject: customer.code, detail, customerId: customer.customerId });
  command.announce('customer_assessed', { customerCode: customer.code, assessmentId, grade });
  return kept;
}

/** The assessment of a customer from these facts under this policy, as it is kept: with all that it was made from. */
export function assessedAs(
  customer: Pick<Customer, 'customerId' | 'creditGroupId' | 'currency'>,
  { facts, policy }: { readonly facts: AssessmentFacts; readonly policy: Policy },
  { today, now, caller }: Pick<Command, 'today' | 'now' | 'caller'>,
): NewAssessment {
  const made = assess(facts, policy);
  const result = presentResult(made, customer.currency);
  const texts = { snapshot: snapshotText(facts), result: canonicalJson(result) };
  return {
    customerId: customer.customerId,
    creditGroupId: customer.creditGroupId,
    assessmentId: newId<'assessment'>(),
    assessedOn: today,
    policyVersion: made.policyVersion,
    score: made.score,
    grade: made.grade,
    ...(made.override !== undefined && { modelGrade: made.modelGrade }),
    snapshot: JSON.parse(texts.snapshot) as unknown,
    result,
    texts,
    hash: sha256(`{"result":${texts.result},"snapshot":${texts.snapshot}}`),
    assessedBy: caller.name,
    assessedAt: now,
  };
}

/** An assessment made again: which fields of the result were compared, and which came out otherwise. */
export type AssessmentReplay = Comparison & {
  readonly assessmentId: string;
  readonly customerCode: string;
  readonly policyVersion: string;
  readonly takenAt: string;
  readonly agrees: boolean;
  /** Whether snapshot and result are still those that were hashed. */
  readonly hashAgrees: boolean;
};

/** Makes an assessment again from what was known then, under the policy of then, and compares. */
export async function replayAssessment(
  { database }: Pick<Platform, 'database'>,
  assessmentId: string,
): Promise<Result<AssessmentReplay>> {
  const kept = await findAssessment(database.sql, assessmentId);
  if (kept === undefined) return refuse('not_found', 'assessment_not_found', `There is no assessment ${assessmentId}.`);
  const { policyVersion } = kept;
  const policy = await findVersion(database.sql, policyVersion);
  if (policy === undefined)
    return refuse('conflict', 'policy_not_found', `There is no policy ${policyVersion} any more.`);
  const facts = readSnapshot(kept.snapshot);
  const stored = kept.result as Readonly<Record<string, unknown>>;
  const again = presentResult(assess(facts, policy), facts.customer.currency);
  const comparison = compareFields(stored, again, [...new Set([...Object.keys(again), ...Object.keys(stored)])]);
  const hashAgrees = assessmentHash(kept).equals(kept.hash);
  return ok({
    assessmentId,
    customerCode: facts.customer.code,
    policyVersion,
    takenAt: kept.assessedAt.toISOString(),
    agrees: comparison.differences.length === 0 && hashAgrees,
    hashAgrees,
    ...comparison,
  });
}

/** Over everything that was known and everything that came of it; it stands in the audit trail as well. */
export function assessmentHash({ snapshot, result }: Pick<KeptAssessment, 'snapshot' | 'result'>): Buffer {
  return sha256(canonicalJson({ snapshot, result }));
}
