import type { z } from 'zod';
import { headroomOf } from '#exposure';
import type { ReadPosition } from '#exposure/usecases';
import { type CalendarDate, type Money, money, toJson } from '#kernel';
import { type LimitAmount, limitStatus } from '#limits';
import { findPolicy } from '#policy';
import { type Asker, allowedActions } from '../allowed.ts';
import type { Application, Decision } from '../application.ts';
import { isApproval, votesNeeded, waitingFor, whyNotDecide } from '../decide.ts';
import { countedAsk, proposedAt } from '../in-currency.ts';
import { offerFor } from '../offer.ts';
import type { NamedApplication } from '../store/applications.ts';
import type { Opinion } from '../store/decisions.ts';
import { moneyFromJson } from '../stored-money.ts';
import type { approvalsContract as doors } from './contract.ts';

type View = z.input<typeof doors.getApplication.answer>;
type Summary = z.input<typeof doors.listApplications.answer>['items'][number];

export function presentSummary(application: NamedApplication, asker: Asker, hasDecided: boolean): Summary {
  const { state, levels, waitingFor: level, assessed } = application;
  const open = { state, levels: level === null ? levels : [level], applicantId: application.applicantId, assessed };
  const mayDecide = asker.may('applications:decide') && !hasDecided && whyNotDecide(open, [], asker) === undefined;
  return {
    id: application.applicationId,
    customerCode: application.customerCode,
    customerName: application.customerName,
    kind: application.kind,
    state,
    asked: toJson(application.asked),
    amount: toJson(application.amount),
    ...presentCounted(application),
    inForce: presentLimit(application.inForce),
    ...(application.inForceGranted !== null && { inForceGranted: toJson(application.inForceGranted) }),
    proposed: assessed?.proposed ?? null,
    grade: assessed?.grade ?? null,
    modelGrade: assessed?.override?.modelGrade ?? null,
    score: assessed?.score ?? null,
    validFrom: application.validFrom,
    validTo: application.validTo,
    reason: application.reason,
    waitingFor: level,
    levels: [...levels],
    applicant: application.applicantName,
    isMine: application.applicantId === asker.id,
    waitsForMe: mayDecide,
    createdAt: application.createdAt.toISOString(),
    sentAt: application.sentAt.toISOString(),
    closedAt: application.closedAt?.toISOString() ?? null,
    version: application.version,
  };
}

function presentCounted({ asked, amount, measurement: { rate } }: Application): Pick<Summary, 'counted'> {
  if (rate === undefined) return {};
  const inOwn = (given: Money) => toJson(countedAsk({ amount: given, rate }));
  return { counted: { rate, asked: inOwn(asked), amount: inOwn(amount) } };
}

type Known = {
  readonly application: NamedApplication;
  readonly decisions: readonly Decision[];
  readonly opinions: readonly Opinion[];
  readonly position: ReadPosition;
  readonly asker: Asker;
  readonly today: CalendarDate;
};

export function presentApplication({ application, decisions, opinions, position, asker, today }: Known): View {
  const { measurement, assessed, round } = application;
  const ofRound = decisions.filter((decision) => decision.round === round);
  const hasDecided = ofRound.some(({ deciderId }) => deciderId === asker.id);
  return {
    ...presentSummary(application, asker, hasDecided),
    round,
    ...(measurement.rate &&
      assessed && { proposedAsAsked: toJson(proposedAt(measurement.rate, moneyFromJson(assessed.proposed))) }),
    expectedPurchases: application.expectedPurchases === null ? null : toJson(application.expectedPurchases),
    now: presentNow(position, today),
    group: { totalBefore: measurement.totalBefore, totalAfter: measurement.totalAfter },
    authority: {
      policyVersion: measurement.policyVersion,
      because: measurement.answer.because,
      excessPercent: measurement.answer.excessPercent,
      addedByExcess: measurement.answer.addedByExcess,
      addedByDoubt: measurement.answer.addedByDoubt ?? null,
    },
    assessment: assessed === null ? null : presentAssessed(assessed),
    ...presentOffer(application, ofRound),
    chain: presentChain(application, ofRound),
    decisions: decisions.map(presentDecision),
    opinions: opinions.map(({ opinionId, stance, opinion, giverName, givenAt }) => ({
      id: opinionId,
      stance,
      opinion,
      givenBy: giverName,
      givenAt: givenAt.toISOString(),
    })),
    mayDo: allowedActions(application, ofRound, asker),
    limitId: application.limitId,
  };
}

function presentNow({ limit, countedMinor: exposure, customer }: ReadPosition, today: CalendarDate): View['now'] {
  const status = limitStatus(limit, false, today);
  const amount: LimitAmount = limit === null || status === 'expired' ? { kind: 'none' } : limit.amount;
  const headroom = headroomOf(amount, exposure, customer.currency);
  return {
    limit: presentLimit(amount),
    limitUntil: amount.kind === 'none' ? null : (limit?.validTo ?? null),
    exposure: toJson(money(customer.currency, exposure)),
    headroom: headroom === 'unlimited' ? headroom : toJson(headroom),
  };
}

function presentOffer({ assessed, amount, measurement }: Application, ofRound: readonly Decision[]) {
  const policy = findPolicy(measurement.policyVersion);
  if (policy === undefined) throw new Error(`Policy ${measurement.policyVersion} was in force and is gone.`);
  const conditions = ofRound.filter(({ decision }) => isApproval(decision)).flatMap((decision) => decision.conditions);
  const { terms, singleDocument } = offerFor(assessed?.grade ?? null, amount, conditions, policy);
  return {
    terms: terms === null ? null : { ...terms, conditions: [...terms.conditions] },
    singleDocumentLimit: singleDocument === null ? null : toJson(singleDocument),
  };
}

function presentChain(application: Application, ofRound: readonly Decision[]): View['chain'] {
  const waiting = waitingFor(application, ofRound);
  return application.levels.map((level) => {
    const decisions = ofRound.filter((decision) => decision.level === level);
    const state = level === waiting ? 'waiting' : decisions.length > 0 ? 'decided' : 'ahead';
    return { level, state, votesNeeded: votesNeeded(level), decisions: decisions.map(presentDecision) };
  });
}

function presentDecision(decision: Decision): View['decisions'][number] {
  return {
    id: decision.decisionId,
    round: decision.round,
    level: decision.level,
    decision: decision.decision,
    amount: toJson(decision.amount),
    reason: decision.reason,
    conditions: [...decision.conditions],
    decidedBy: decision.deciderName,
    decidedAt: decision.decidedAt.toISOString(),
  };
}

function presentAssessed(assessed: NonNullable<Application['assessed']>): NonNullable<View['assessment']> {
  const { proposed: _, override, quality, ...shown } = assessed;
  return {
    ...shown,
    override: override === undefined ? null : { ...override },
    quality: quality ?? null,
    caps: [...shown.caps],
    dimensions: [...shown.dimensions],
    doubts: [...shown.doubts],
    derivation: [...shown.derivation],
  };
}

function presentLimit(limit: LimitAmount): ReturnType<typeof toJson> | 'none' | 'unlimited' {
  return limit.kind === 'amount' ? toJson(limit.amount satisfies Money) : limit.kind;
}
