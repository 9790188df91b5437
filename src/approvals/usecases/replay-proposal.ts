import { findAssessment, replayAssessment } from '#assessment/usecases';
import { type Comparison, compareFields, ok, type Result } from '#kernel';
import type { Platform } from '#platform';
import { findVersion } from '#policy/usecases';
import type { Application } from '../application.ts';
import { countedAsk } from '../in-currency.ts';
import { proposeFor } from '../propose-for.ts';
import { findApplication } from '../store/applications.ts';
import { listDecisions } from '../store/decisions.ts';
import { applicationNotFound } from './desk.ts';
import { replayDecision } from './replay-decision.ts';

export type ProposalReplay = Comparison & {
  readonly applicationId: string;
  readonly customerCode: string;
  readonly policyVersion: string;
  readonly takenAt: string;
  readonly agrees: boolean;
};

/**
 * Everything that an application rests on, made again: its assessment, the limit proposed from it, and every decision
 * that was taken about it. Fields carry the name of the step: `proposal.proposed`, `decision 2.levels`.
 */
export async function replayProposal(
  platform: Pick<Platform, 'database'>,
  applicationId: string,
): Promise<Result<ProposalReplay>> {
  const { sql } = platform.database;
  const application = await findApplication(sql, applicationId);
  if (application === undefined) return applicationNotFound(applicationId);
  const steps: [name: string, replay: Result<Comparison>][] = [];
  if (application.assessed !== null) {
    steps.push(['assessment', await replayWithHash(platform, application.assessed.id)]);
    steps.push(['proposal', await proposeAgain(platform, application, application.assessed)]);
  }
  for (const [place, { decisionId }] of (await listDecisions(sql, applicationId)).entries())
    steps.push([`decision ${place + 1}`, await replayDecision(platform, decisionId)]);
  const comparison = joined(steps.map(([name, replay]) => [name, replay.ok ? replay.value : refusedStep(replay)]));
  return ok({
    applicationId,
    customerCode: application.customerCode,
    policyVersion: application.measurement.policyVersion,
    takenAt: application.sentAt.toISOString(),
    agrees: comparison.differences.length === 0,
    ...comparison,
  });
}

/** An assessment, where the hash over what was kept counts as one more field. */
export async function replayWithHash(platform: Pick<Platform, 'database'>, assessmentId: string) {
  const replay = await replayAssessment(platform, assessmentId);
  if (!replay.ok) return replay;
  const { hashAgrees, compared, differences, agrees, ...more } = replay.value;
  const broken = { field: 'hash', stored: 'over what was kept', replayed: 'of something else' };
  const all = hashAgrees ? differences : [...differences, broken];
  return ok({ ...more, agrees, compared: [...compared, 'hash'], differences: all });
}

/** From the assessment as it is kept, with the limit that was in force, and what was asked for and expected. */
async function proposeAgain(
  { database }: Pick<Platform, 'database'>,
  { asked, inForce, expectedPurchases, ...sent }: Application,
  assessed: NonNullable<Application['assessed']>,
): Promise<Result<Comparison>> {
  const kept = await findAssessment(database.sql, assessed.id);
  const policy = kept === undefined ? undefined : await findVersion(database.sql, kept.policyVersion);
  if (kept === undefined || policy === undefined) return ok(compareFields(assessed, {}, Object.keys(assessed)));
  const again = proposeFor(
    kept,
    { requested: countedAsk({ ...sent, amount: asked }), inForce, expectedPurchases },
    policy,
  );
  return again.ok ? ok(compareFields(assessed, again.value)) : again;
}

/** What cannot even be made again, such as an assessment that is gone, differs as a whole. */
function refusedStep(replay: Extract<Result<Comparison>, { ok: false }>): Comparison {
  const { code, detail } = replay.refusal;
  return { compared: [code], differences: [{ field: code, stored: 'kept', replayed: detail }] };
}

function joined(steps: readonly (readonly [string, Comparison])[]): Comparison {
  return {
    compared: steps.flatMap(([name, { compared }]) => compared.map((field) => `${name}.${field}`)),
    differences: steps.flatMap(([name, { differences }]) =>
      differences.map((one) => ({ ...one, field: `${name}.${one.field}` })),
    ),
  };
}
