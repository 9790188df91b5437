import type { z } from 'zod';
import { type CalendarDate, type Money, money, toJson } from '#kernel';
import type { GrantedLimit, LimitAmount } from '#limits';
import type { UsedRate } from '#rates';
import type { Marks } from '#receivables';
import type { CheckDecision, DocumentType, Headroom } from '../credit-check.ts';
import type { DecisionPath, Figure, OwnReading } from '../decision-path.ts';
import type { Level } from '../effective-limit.ts';
import type { Objection } from '../objection.ts';
import type { exposureContract as doors } from './contract.ts';
import { presentLevels } from './present-levels.ts';

type CheckAnswer = z.input<typeof doors.checkCredit.answer>;

type Decided = {
  readonly checkId: string;
  readonly sent: {
    readonly customerCode: string;
    readonly document: {
      readonly type: DocumentType;
      readonly number: string;
      readonly deliverOn?: CalendarDate | undefined;
      readonly paymentDueOn?: CalendarDate | undefined;
      readonly orderNumber?: string | undefined;
    };
    readonly amount: Money;
    readonly simulate: boolean;
  };
  /** Whose limit was asked; left out: the customer's own. */
  readonly payerCode?: string;
  readonly asOf: CalendarDate;
  readonly checkedAt: Date;
  readonly policyVersion: string;
  readonly decision: CheckDecision;
  /** Its own, and those it inherits. */
  readonly marks?: Marks | undefined;
  readonly levels?: readonly Level[];
  /** Of a limit in another currency than the customer's. */
  readonly limit?: GrantedLimit | null;
  /** Of a document in another currency than the customer's. */
  readonly counted?: { readonly rate: UsedRate; readonly minor: bigint };
  /** Of a simulation: what is kept can be asked for its path, a simulation is told once. */
  readonly path?: DecisionPath | undefined;
  readonly traces: { readonly reservationId?: string; readonly holdId?: string };
};

export function presentCheck({
  checkId,
  sent,
  payerCode = sent.customerCode,
  asOf,
  checkedAt,
  policyVersion,
  decision,
  marks,
  levels = [],
  limit,
  counted,
  path,
  traces,
}: Decided): CheckAnswer {
  return {
    id: checkId,
    customerCode: sent.customerCode,
    ...(payerCode !== sent.customerCode && { payerCode }),
    document: sent.document,
    amount: toJson(sent.amount),
    ...marks,
    ...(counted !== undefined && { rate: counted.rate, counted: toJson(money(counted.rate.to, counted.minor)) }),
    ...presentDecision(decision),
    ...presentGranted(limit),
    ...presentLevels(levels, payerCode),
    ...(path !== undefined && { path: presentPath(path) }),
    ...traces,
    simulated: sent.simulate,
    asOf,
    policyVersion,
    checkedAt: checkedAt.toISOString(),
  };
}

/** What of an answer was decided; the rest was asked, or is a number that it was given. */
export function presentDecision(decision: CheckDecision) {
  return {
    outcome: decision.outcome,
    limit: presentLimit(decision.limit),
    limitStatus: decision.limitStatus,
    exposureBefore: toJson(decision.exposureBefore),
    headroomBefore: presentHeadroom(decision.headroomBefore),
    headroomAfter: presentHeadroom(decision.headroomAfter),
    objections: decision.objections.map(presentObjection),
    ...(decision.beyondHorizon && decision.outcome === 'approved' && { uncounted: true as const }),
    ...(decision.warnings.length > 0 && { warnings: decision.warnings.map(presentObjection) }),
  };
}

export function presentLimit(limit: LimitAmount): CheckAnswer['limit'] {
  return limit.kind === 'amount' ? toJson(limit.amount) : limit.kind;
}

/** In the currency in which it was granted, where that is not the customer's. */
export function presentGranted(limit: GrantedLimit | null | undefined) {
  const original = limit?.original;
  return original === undefined ? {} : { limitGranted: { amount: toJson(original.amount), rate: original.rate } };
}

export function presentHeadroom(headroom: Headroom): CheckAnswer['headroomBefore'] {
  return headroom === 'unlimited' ? headroom : toJson(headroom);
}

/** The amounts of an objection become text; everything else is the same on the wire. */
export function presentObjection(objection: Objection): CheckAnswer['objections'][number] {
  if (objection.code === 'own') return { code: objection.code, ...presentOwn(objection) };
  const shown = Object.entries(objection).map(([name, value]) => [name, isMoney(value) ? toJson(value) : value]);
  return Object.fromEntries(shown) as CheckAnswer['objections'][number];
}

export function presentPath({ steps, binds, notRun }: DecisionPath): NonNullable<CheckAnswer['path']> {
  return {
    steps: steps.map(({ value, threshold, own, ...step }) => ({
      ...step,
      ...(value !== undefined && { value: presentFigure(value) }),
      ...(threshold !== undefined && { threshold: presentFigure(threshold) }),
      ...(own !== undefined && { own: presentOwn(own) }),
    })),
    binds,
    notRun: [...notRun],
  };
}

function presentOwn({ id, message, read }: OwnReading) {
  const shown = read.map(({ fact, value }) => ({ fact, value: value === null ? null : presentFigure(value) }));
  return { id, message, read: shown };
}

function presentFigure(figure: Figure) {
  switch (figure.kind) {
    case 'money':
      return { kind: figure.kind, money: toJson(figure.money) };
    case 'share':
      return { kind: figure.kind, part: toJson(figure.part), whole: toJson(figure.whole) };
    default:
      return figure;
  }
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}
