import { ok, type Result, refuse } from '#kernel';
import type { Caller, Platform } from '#platform';
import { dataQuality2, type Grade, type GradeCapCode } from '#policy';
import { findVersion } from '#policy/usecases';
import { type Assessment, assess, examine } from '../assess.ts';
import { bridgeWithoutHidden, capWithoutHidden } from '../blind.ts';
import { cardOf } from '../card-of.ts';
import { presentQuality, type ResultView } from '../assessment-view.ts';
import { type BridgeEnd, bridgeBetween } from '../explain/bridge.ts';
import { highlights } from '../explain/highlights.ts';
import { type NextGrade, nextGradeOf } from '../explain/next-grade.ts';
import type { AssessmentFacts } from '../facts.ts';
import { readSnapshot } from '../snapshot.ts';
import { findAssessment, type KeptAssessment, listAssessments } from '../store/assessments.ts';
import { hiddenJudgements } from './hidden-judgements.ts';

export type Explanation = {
  readonly assessmentId: string;
  readonly best: readonly string[];
  readonly worst: readonly string[];
  readonly next: NextGrade;
  readonly quality: ReturnType<typeof presentQuality> | null;
  /** Whether the policy of the assessment let the quality of figures count. */
  readonly qualityCounts: boolean;
  readonly since: { readonly previous: KeptAssessment; readonly bridge: ReturnType<typeof bridgeWithoutHidden> } | null;
};

/** Why an assessment came out as it did, from what was known then and under the policy of then. */
export async function explainAssessment(
  { database }: Pick<Platform, 'database'>,
  assessmentId: string,
  caller: Caller,
): Promise<Result<Explanation>> {
  const kept = await findAssessment(database.sql, assessmentId);
  if (kept === undefined) return refuse('not_found', 'assessment_not_found', `There is no assessment ${assessmentId}.`);
  const policy = await findVersion(database.sql, kept.policyVersion);
  if (policy === undefined)
    return refuse('conflict', 'policy_not_found', `There is no policy ${kept.policyVersion} any more.`);
  const facts: AssessmentFacts = readSnapshot(kept.snapshot);
  const made: Assessment = assess(facts, policy);
  // What was found then is what counted; an assessment that did not ask is examined now, for information.
  const examined = policy.dataQuality === undefined ? examine(facts, policy, dataQuality2) : undefined;
  const { currency } = facts.customer;
  const [previous] = await listAssessments(database.sql, kept, { limit: 1, before: assessmentId });
  const hidden = await hiddenJudgements(database.sql, kept, caller);
  const seen = {
    ...made,
    factors: made.factors.filter(({ code }) => !hidden.has(code)),
    caps: made.caps.map((cap) => ({ ...cap, when: capWithoutHidden(cap.when, hidden) })),
  };
  const { best, worst } = highlights(seen.factors);
  return ok({
    assessmentId,
    best: best.map(({ code }) => code),
    worst: worst.map(({ code }) => code),
    next: nextGradeOf(seen, cardOf(facts, policy), policy),
    quality:
      (kept.result as ResultView).quality ?? (examined === undefined ? null : presentQuality(examined, currency)),
    qualityCounts: policy.dataQuality !== undefined,
    since:
      previous === undefined
        ? null
        : { previous, bridge: bridgeWithoutHidden(bridgeBetween(endOf(previous), endOf(kept)), hidden) },
  });
}

function endOf({ policyVersion, result }: KeptAssessment): BridgeEnd {
  const { score, grade, caps, factors } = result as ResultView;
  return {
    score,
    grade: grade as Grade,
    policyVersion,
    caps: caps.map(({ when }) => ({ when: when as GradeCapCode })),
    factors,
  };
}
