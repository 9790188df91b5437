import { runningOverrides } from '#assessment/usecases';
import { type Money, later, type Result, ok, refuse, refused, zero } from '#kernel';
import { grantLimits } from '#limits/usecases';
import { type Command, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { policyInForce } from '#policy';
import { type Application, type Ask, checkAsk, type Decision, type DecisionKind, prolongs } from '../application.ts';
import { afterDecision, checkDecidedAmount, isApproval, waitingFor, whyNotDecide } from '../decide.ts';
import { offerFor } from '../offer.ts';
import { measure, type Measurement, type ToMeasure } from '../routing.ts';
import { type DecisionSnapshot, measuredToJson } from '../snapshot.ts';
import { insertDecision } from '../store/decisions.ts';
import { moneyFromJson } from '../stored-money.ts';
import { askerOf, loadGrants, type OnDesk, takeToDesk, whyNoCredit } from './desk.ts';
import { keep } from './keep.ts';
import { rateOfAsk } from './rate-of-ask.ts';
import { type ApplicationView, viewApplication } from './read-application.ts';

export type Decide = {
  readonly applicationId: string;
  readonly version: number;
  readonly decision: DecisionKind;
  readonly amount: Money | undefined;
  readonly reason: string;
  readonly conditions: readonly string[];
};

/** One person's decision at the level whose turn it is; the last approval grants the limit. */
export function decide(platform: Platform, origin: Origin, request: Decide): Promise<Result<Done<ApplicationView>>> {
  const name = { name: 'approvals.decide', may: 'applications:decide', input: request };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, caller, now, today } = command;
    const desk = await takeToDesk(tx, request.applicationId, request.version);
    if (!desk.ok) return desk;
    const { application, customer, ofRound } = desk.value;
    const asker = await askerOf(tx, caller);
    const refusal =
      whyNotDecide(application, ofRound, asker) ??
      checkDecidedAmount(request.decision, request.amount, application.amount);
    if (refusal !== undefined) return refused(refusal);

    const amount = request.amount ?? application.amount;
    const measured = isApproval(request.decision) ? await measureAgain(command, desk.value, amount) : ok(null);
    if (!measured.ok) return measured;
    const level = waitingFor(application, ofRound);
    if (level === null) throw new Error(`Application ${application.applicationId} waits for nobody.`);
    const { conditions, reason } = request;
    const decision: Decision = {
      decisionId: newId(),
      round: application.round,
      level,
      decision: request.decision,
      amount,
      reason,
      conditions,
      deciderId: caller.id,
      deciderName: caller.name,
      decidedAt: now,
    };
    const decisions = [...ofRound, decision];
    const needed = measured.value?.measurement.answer.levels ?? application.levels;
    const after = afterDecision(application.levels, decisions, needed);
    const snapshot: DecisionSnapshot = {
      policyVersion: policyInForce(today).version,
      measured: measured.value === null ? null : measuredToJson(measured.value.toMeasure),
      levelsBefore: application.levels,
      decisions: decisions.map((each) => ({ level: each.level, decision: each.decision })),
      after,
    };
    const next: Application = {
      ...application,
      amount,
      ...after,
      measurement: measured.value?.measurement ?? application.measurement,
      version: application.version + 1,
      closedAt: after.state === 'approved' || after.state === 'rejected' ? now : null,
    };
    const granted = after.state === 'approved' ? await grant(command, desk.value, next, decisions) : ok(null);
    if (!granted.ok) return granted;
    await insertDecision(tx, application, decision, snapshot);
    const decided = { decision: request.decision, level, reason, conditions, limitId: granted.value };
    await keep(command, customer, { ...next, limitId: granted.value }, decisions, decided);
    return ok({ answer: await viewApplication(platform, command, application.applicationId), effect: 'changed' });
  });
}

type Measured = { readonly toMeasure: ToMeasure; readonly measurement: Measurement };

/** Limits, groups and the blacklist may have changed since it was sent: an approval is held against what is true now. */
async function measureAgain(
  { tx, today }: Command,
  { application, customer }: OnDesk,
  amount: Money,
): Promise<Result<Measured>> {
  const barred = application.kind === 'decrease' ? undefined : whyNoCredit(customer);
  if (barred !== undefined) return barred;
  const lapsed = await whyOverrideLapsed(tx, application, today);
  if (lapsed !== undefined) return lapsed;
  const rate = await rateOfAsk({ tx, today }, customer, amount);
  if (!rate.ok) return rate;
  const { standing, group } = await loadGrants(tx, customer, today);
  const ask = checkAsk({ ...askOn(application, amount, today), ...rate.value }, standing, today);
  if (!ask.ok) return ask;
  const { assessed } = application;
  const toMeasure: ToMeasure = {
    ask: ask.value,
    customerId: customer.customerId,
    group,
    grade: assessed?.grade ?? null,
    proposed: assessed === null ? zero(customer.currency) : moneyFromJson(assessed.proposed),
    prolongs: prolongs(ask.value, standing),
    ...(assessed?.quality !== undefined && { quality: assessed.quality }),
  };
  const measurement = measure(toMeasure, policyInForce(today));
  return measurement.ok ? ok({ toMeasure, measurement: measurement.value }) : measurement;
}

/** A grade that was overridden when it was sent counts only while the override runs. */
async function whyOverrideLapsed(
  tx: Command['tx'],
  application: Application,
  today: Command['today'],
): Promise<Result<never> | undefined> {
  const override = application.assessed?.override;
  if (override === undefined) return undefined;
  const running = (await runningOverrides(tx, [application], today)).get(application.customerId);
  if (running?.overrideId === override.id) return undefined;
  const detail = `The override to ${application.assessed?.grade} that it was sent with runs no more. Return it: sent again, it is assessed anew.`;
  return refuse('conflict', 'override_lapsed', detail);
}

/** Deciding takes days: a limit begins on the day it is granted at the earliest. */
function askOn({ kind, validFrom, validTo }: Application, amount: Money, today: Command['today']): Ask {
  return { kind, amount, validFrom: later(validFrom, today), validTo };
}

async function grant(
  command: Command,
  { customer }: OnDesk,
  application: Application,
  decisions: readonly Decision[],
): Promise<Result<NonNullable<Application['limitId']>>> {
  const { amount, assessed, applicationId, kind } = application;
  const { validFrom, validTo } = askOn(application, amount, command.today);
  const conditions = decisions.flatMap((decision) => decision.conditions);
  const offer = offerFor(assessed?.grade ?? null, amount, conditions, policyInForce(command.today));
  const request = {
    customerCode: customer.code,
    amount,
    singleDocumentLimit: offer.singleDocument ?? undefined,
    validFrom,
    validTo,
    reason: application.reason,
    temporary: kind === 'temporary',
    terms: offer.terms ?? undefined,
  };
  const { outcomes } = await grantLimits(command, [request], 'standing', applicationId);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('A request went in and no outcome came out.');
  return outcome.kind === 'refused' ? refused(outcome.refusal) : ok(outcome.limitId);
}
