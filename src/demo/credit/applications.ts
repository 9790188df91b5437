import {
  type Application,
  type ApplicationId,
  type ApplicationKind,
  type Assessed,
  checkAsk,
  type Decision,
  type MemberGrants,
  measure,
  prolongs,
  proposeFor,
  type Stance,
  standingOn,
  usualLastDay,
  waitingFor,
} from '#approvals';
import { CNY, money, type Money, toJson } from '#kernel';
import { type Grant, grantOver } from '#limits';
import { policyInForce } from '#policy';
import { type History } from '../history.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';
import { note } from '../trail.ts';
import type { DemoAssessment } from './assessments.ts';

export type DemoDecision = Decision & { readonly snapshot: unknown };

export type DemoOpinion = {
  readonly opinionId: string;
  readonly stance: Stance;
  readonly opinion: string;
  readonly by: Actor;
  readonly at: Date;
};

/** An application in the history, as it stands so far. */
export type DemoApplication = {
  application: Application;
  readonly decisions: DemoDecision[];
  readonly opinions: DemoOpinion[];
};

export type Wanted = {
  readonly kind: ApplicationKind;
  readonly amount: Money;
  readonly expectedPurchases: Money | null;
  readonly validFromDay: number;
  /** Left out: as long as the grade's limits usually run. */
  readonly validToDay?: number | undefined;
};

/** What the credit group had been granted at this moment; `others` are its members that have been played. */
export function grantsAt({ player, grants }: History, others: readonly History[], at: Date): MemberGrants[] {
  const asOf = (all: History['grants']) =>
    all
      .filter(({ grantedAt }) => grantedAt <= at)
      .reduce<Grant[]>((sofar, one) => grantOver(sofar, { ...one, validTo: one.grantedTo, endedBy: null }), []);
  return [
    { customerId: player.customerId, grants: asOf(grants) },
    ...others.map((member) => ({ customerId: member.player.customerId, grants: asOf(member.grants) })),
  ];
}

type Moment = { readonly dayNo: number; readonly at: Date };

/** What would be sent: the ask completed and checked, the proposal, who must decide. Undefined: it may not be asked for. */
export function prepare(
  history: History,
  group: readonly MemberGrants[],
  assessment: DemoAssessment,
  { kind, amount, expectedPurchases, validFromDay, validToDay }: Wanted,
  { dayNo }: Moment,
) {
  const { calendar, player } = history;
  const today = calendar.dayOf(dayNo);
  const policy = policyInForce(today);
  const standing = standingOn((group[0]?.grants ?? []) as readonly Grant[], today);
  const { grade } = assessment;
  const inForce = standing.standing;
  const proposed = proposeFor(assessment, { requested: amount, inForce, expectedPurchases }, policy);
  if (!proposed.ok) throw new Error(proposed.refusal.detail);
  const validFrom = calendar.dayOf(validFromDay);
  const shortened = kind === 'decrease' ? standing.standingTo : null;
  const validTo =
    validToDay === undefined ? (shortened ?? usualLastDay(validFrom, grade, policy)) : calendar.dayOf(validToDay);
  const ask = checkAsk({ kind, amount, validFrom, validTo }, standing, today);
  if (!ask.ok) return undefined;
  const measured = measure(
    {
      ask: ask.value,
      customerId: player.customerId,
      group,
      grade,
      proposed: moneyOf(proposed.value),
      prolongs: prolongs(ask.value, standing),
    },
    policy,
  );
  if (!measured.ok) throw new Error(measured.refusal.detail);
  return { ask: ask.value, expectedPurchases, inForce, assessed: proposed.value, measurement: measured.value };
}

export type Prepared = NonNullable<ReturnType<typeof prepare>>;

export function moneyOf({ proposed }: Pick<Assessed, 'proposed'>): Money {
  return money(CNY, BigInt(proposed.amount.replace('.', '')));
}

/** Sends it to those who decide. */
export function send(
  history: History,
  { ask, expectedPurchases, inForce, assessed, measurement }: Prepared,
  { by, reason, at }: { by: Actor; reason: string; at: Date },
): DemoApplication {
  const { player } = history;
  const sent: DemoApplication = {
    application: {
      ...ask,
      applicationId: idAt<'application'>(at, player.trailDice) as ApplicationId,
      customerId: player.customerId,
      creditGroupId: player.creditGroupId,
      asked: ask.amount,
      expectedPurchases,
      reason,
      state: 'in_approval',
      applicantId: by.id,
      applicantName: by.name,
      round: 1,
      levels: measurement.answer.levels,
      inForce,
      inForceGranted: null,
      assessed,
      measurement,
      version: 1,
      createdAt: at,
      sentAt: at,
      closedAt: null,
      limitId: null,
    },
    decisions: [],
    opinions: [],
  };
  history.applications.push(sent);
  noteApplication(history, sent, { command: 'approvals.apply', at, by, more: { reason, measurement } });
  return sent;
}

/** Sends a returned one again, with the assessment of today, for a chain of its own. */
export function sendAgain(
  history: History,
  sent: DemoApplication,
  { ask, expectedPurchases, inForce, assessed, measurement }: Prepared,
  { by, reason, at }: { by: Actor; reason: string; at: Date },
): void {
  const before = sent.application;
  sent.application = {
    ...before,
    ...ask,
    asked: ask.amount,
    expectedPurchases,
    reason,
    state: 'in_approval',
    round: before.round + 1,
    levels: measurement.answer.levels,
    inForce,
    assessed,
    measurement,
    version: before.version + 1,
    sentAt: at,
  };
  noteApplication(history, sent, { command: 'approvals.resubmit', at, by, more: { reason, measurement } });
}

export function withdraw(history: History, sent: DemoApplication, reason: string, { by, at }: { by: Actor; at: Date }) {
  const { application } = sent;
  sent.application = { ...application, state: 'withdrawn', version: application.version + 1, closedAt: at };
  noteApplication(history, sent, { command: 'approvals.withdraw', at, by, more: { reason } });
}

export function advise(
  history: History,
  { application, opinions }: DemoApplication,
  { stance, opinion, by, at }: Omit<DemoOpinion, 'opinionId'>,
): void {
  const { player } = history;
  opinions.push({ opinionId: idAt<'opinion'>(at, player.trailDice), stance, opinion, by, at });
  const detail = { applicationId: application.applicationId, stance, opinion };
  note(history, { command: 'approvals.give_opinion', at, by, subject: player.code, detail });
}

type Told = { readonly command: string; readonly at: Date; readonly by: Actor; readonly more: object };

/** As the approvals room leaves it on the customer's timeline. */
export function noteApplication(history: History, { application }: DemoApplication, { command, at, by, more }: Told) {
  const { applicationId, kind, state, amount, expectedPurchases, validFrom, validTo, round, levels } = application;
  const expected = expectedPurchases === null ? {} : { expectedPurchases: toJson(expectedPurchases) };
  const asked = { kind, state, amount: toJson(amount), ...expected, validFrom, validTo };
  const detail = { applicationId, ...asked, round, levels, ...more };
  note(history, { command, at, by, subject: history.player.code, detail });
}

export function ofRound({ application, decisions }: DemoApplication): DemoDecision[] {
  return decisions.filter(({ round }) => round === application.round);
}

export function waits(sent: DemoApplication) {
  return waitingFor(sent.application, ofRound(sent));
}
