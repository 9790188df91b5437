import {
  afterDecision,
  checkAsk,
  type DecisionKind,
  type DecisionSnapshot,
  isApproval,
  type MemberGrants,
  measure,
  measuredToJson,
  offerFor,
  prolongs,
  standingOn,
} from '#approvals';
import { later, type Money } from '#kernel';
import type { Grant, LimitId } from '#limits';
import { type AuthorityLevel, policyInForce } from '#policy';
import { type DemoGrant, granted } from '../grants.ts';
import type { History } from '../history.ts';
import { idAt } from '../ids.ts';
import type { Actor, People } from '../people.ts';
import { type DemoApplication, type DemoDecision, moneyOf, noteApplication, ofRound, waits } from './applications.ts';

export type Decided = {
  readonly decision: DecisionKind;
  readonly amount?: Money;
  readonly reason: string;
  readonly conditions?: readonly string[];
};

/** Who decides at a level; of the committee, a member who has not voted yet. */
function deciderAt(level: AuthorityLevel, sent: DemoApplication, people: People): Actor {
  switch (level) {
    case 'sales_manager':
      return people.salesManager;
    case 'credit_manager':
      return people.creditManager;
    case 'finance_director':
      return people.financeDirector;
    case 'general_manager':
      return people.generalManager;
    case 'committee': {
      const voted = new Set(ofRound(sent).map(({ deciderId }) => deciderId));
      const member = people.committee.find(({ id }) => !voted.has(id));
      if (member === undefined) throw new Error('Every member of the committee has voted.');
      return member;
    }
  }
}

/** One decision by the person whose turn it is, as the approvals room takes it; the last approval grants the limit. */
export function decideNext(
  history: History,
  sent: DemoApplication,
  group: readonly MemberGrants[],
  { decision, amount: lesser, reason, conditions = [] }: Decided,
  { dayNo, at }: { dayNo: number; at: Date },
): void {
  const { calendar, people, player } = history;
  const { application } = sent;
  const level = waits(sent);
  if (level === null) throw new Error(`The application of ${player.code} waits for nobody.`);
  const by = deciderAt(level, sent, people);
  const today = calendar.dayOf(dayNo);
  const policy = policyInForce(today);
  const amount = lesser ?? application.amount;
  const toMeasure = isApproval(decision) ? measuredAgain() : null;
  const measurement = toMeasure === null ? application.measurement : measuredBy(toMeasure);
  const decided: Omit<DemoDecision, 'snapshot'> = {
    decisionId: idAt<'decision'>(at, player.trailDice),
    round: application.round,
    level,
    decision,
    amount,
    reason,
    conditions,
    deciderId: by.id,
    deciderName: by.name,
    decidedAt: at,
  };
  const decisions = [...ofRound(sent), decided];
  const needed = toMeasure === null ? application.levels : measurement.answer.levels;
  const after = afterDecision(application.levels, decisions, needed);
  const snapshot: DecisionSnapshot = {
    policyVersion: policy.version,
    measured: toMeasure === null ? null : measuredToJson(toMeasure),
    levelsBefore: application.levels,
    decisions: decisions.map((each) => ({ level: each.level, decision: each.decision })),
    after,
  };
  const isClosed = after.state === 'approved' || after.state === 'rejected';
  const limitId = after.state === 'approved' ? grantNow() : null;
  sent.decisions.push({ ...decided, snapshot });
  sent.application = {
    ...application,
    amount,
    ...after,
    measurement,
    version: application.version + 1,
    closedAt: isClosed ? at : null,
    limitId,
  };
  const more = { decision, level, reason, conditions, limitId };
  noteApplication(history, sent, { command: 'approvals.decide', at, by, more });

  function measuredAgain() {
    const { kind, validTo, assessed } = application;
    const own = (group[0]?.grants ?? []) as readonly Grant[];
    const standing = standingOn(own, today);
    const ask = checkAsk({ kind, amount, validFrom: later(application.validFrom, today), validTo }, standing, today);
    if (!ask.ok) throw new Error(`${player.code}: ${ask.refusal.detail}`);
    if (assessed === null) throw new Error('Every application of the demo company was assessed.');
    return {
      ask: ask.value,
      customerId: player.customerId,
      group,
      grade: assessed.grade,
      proposed: moneyOf(assessed),
      prolongs: prolongs(ask.value, standing),
    };
  }

  function measuredBy(question: ReturnType<typeof measuredAgain>) {
    const measured = measure(question, policy);
    if (!measured.ok) throw new Error(measured.refusal.detail);
    return measured.value;
  }

  function grantNow(): LimitId {
    const { kind, validFrom, validTo, assessed, applicationId } = application;
    const all = decisions.flatMap((each) => each.conditions);
    const { terms, singleDocument } = offerFor(assessed?.grade ?? null, amount, all, policy);
    const next: DemoGrant = {
      limitId: idAt<'limit'>(at, player.trailDice) as LimitId,
      amount: { kind: 'amount', amount },
      singleDocument,
      validFrom: later(validFrom, today),
      validTo,
      grantedTo: validTo,
      endedBy: null,
      temporary: kind === 'temporary',
      terms,
      reason: application.reason,
      grantedBy: by.name,
      grantedAt: at,
      applicationId,
      by,
    };
    history.grants = granted([...history.grants.filter(({ grantedAt }) => grantedAt <= at), next]);
    return next.limitId;
  }
}
