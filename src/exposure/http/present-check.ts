import type { z } from 'zod';
import { type CalendarDate, type Money, toJson } from '#kernel';
import type { LimitAmount } from '#limits';
import type { CheckDecision, DocumentType, Headroom } from '../credit-check.ts';
import type { Objection } from '../objection.ts';
import type { exposureContract as doors } from './contract.ts';

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
    };
    readonly amount: Money;
    readonly simulate: boolean;
  };
  readonly asOf: CalendarDate;
  readonly checkedAt: Date;
  readonly policyVersion: string;
  readonly decision: CheckDecision;
  readonly traces: { readonly reservationId?: string; readonly holdId?: string };
};

export function presentCheck({
  checkId,
  sent,
  asOf,
  checkedAt,
  policyVersion,
  decision,
  traces,
}: Decided): CheckAnswer {
  return {
    id: checkId,
    customerCode: sent.customerCode,
    document: sent.document,
    amount: toJson(sent.amount),
    ...presentDecision(decision),
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
  };
}

export function presentLimit(limit: LimitAmount): CheckAnswer['limit'] {
  return limit.kind === 'amount' ? toJson(limit.amount) : limit.kind;
}

export function presentHeadroom(headroom: Headroom): CheckAnswer['headroomBefore'] {
  return headroom === 'unlimited' ? headroom : toJson(headroom);
}

export function presentObjection(objection: Objection): CheckAnswer['objections'][number] {
  switch (objection.code) {
    case 'over_limit':
      return {
        code: objection.code,
        shortBy: toJson(objection.shortBy),
        needed: toJson(objection.needed),
        available: toJson(objection.available),
      };
    case 'over_document_limit':
      return {
        code: objection.code,
        shortBy: toJson(objection.shortBy),
        documentLimit: toJson(objection.documentLimit),
      };
    case 'overdue':
      return { ...objection, open: toJson(objection.open) };
    default:
      return objection;
  }
}
