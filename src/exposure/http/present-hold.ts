import type { z } from 'zod';
import { CNY, money, toJson } from '#kernel';
import type { Caller } from '#platform';
import type { ReasonName } from '../objection.ts';
import type { HoldPaper } from '../store/hold-papers.ts';
import type { Hold, NamedHold } from '../store/holds.ts';
import type { Release } from '../store/releases.ts';
import type { exposureContract as doors } from './contract.ts';

export type HoldAnswer = z.input<typeof doors.releaseHold.answer>;

export function presentHold(hold: NamedHold, caller: Caller, { now, release, papers = [] }: Beside = {}): HoldAnswer {
  return {
    id: hold.holdId,
    ...presentParties(hold),
    document: hold.document,
    amount: toJson(money(hold.currency, hold.amountMinor)),
    ...(hold.original !== undefined && {
      original: toJson(money(hold.original.rate.from, hold.original.minor.amountMinor)),
      rate: hold.original.rate,
    }),
    objections: hold.objections as HoldAnswer['objections'],
    createdAt: hold.createdAt.toISOString(),
    status: hold.status,
    checkId: hold.checkId,
    requestedBy: hold.requesterName,
    owner: hold.ownerName,
    mayRelease: hold.status === 'open' && !isOwnRequest(hold, caller),
    closedAt: hold.closedAt?.toISOString() ?? null,
    closedBy: hold.closedBy,
    closeReason: hold.closeReason,
    reservationId: hold.reservationId,
    ...(papers.length > 0 && { papers: papers.map(presentPaper) }),
    ...(now !== undefined && { now }),
    ...(hold.orderNumber !== null && { orderNumber: hold.orderNumber }),
    ...hold.marks,
    ...(release !== undefined && { release: presentRelease(release, hold) }),
  };
}

/** Who bought, and who is to pay where that is another. */
export function presentParties({ customerCode, customerName, buyerCode, buyerName }: NamedHold) {
  if (buyerCode === undefined) return { customerCode, customerName };
  const payer = { payerCode: customerCode, payerName: customerName };
  return { customerCode: buyerCode, customerName: buyerName ?? buyerCode, ...payer };
}

type Beside = {
  readonly now?: HoldAnswer['now'];
  readonly release?: Release | undefined;
  readonly papers?: readonly HoldPaper[] | undefined;
};

export function presentPaper({ paperId, fileName, mediaType, sizeBytes, sha256, addedBy, addedAt }: HoldPaper) {
  const kept = { fileName, mediaType, sizeBytes, sha256: sha256.toString('hex'), addedBy };
  return { id: paperId, ...kept, addedAt: addedAt.toISOString() };
}

function presentRelease(release: Release, { document }: NamedHold): NonNullable<HoldAnswer['release']> {
  const { reasonCode, currency, releasedMinor, prepayMinor, excessMinor, daysOverdue, level } = release;
  const { evidence, coversMinor, coversUntil, cleared } = release;
  return {
    reasonCode: reasonCode as NonNullable<HoldAnswer['release']>['reasonCode'],
    amount: toJson(money(currency, releasedMinor)),
    prepay: toJson(money(currency, prepayMinor)),
    excess: toJson(money(CNY, excessMinor)),
    daysOverdue,
    level,
    evidence,
    covers:
      coversMinor === null || coversUntil === null
        ? null
        : {
            upTo: toJson(money(currency, coversMinor)),
            until: coversUntil,
            points: document.type === 'sales_order' ? ['delivery', 'invoice'] : ['invoice'],
          },
    cleared: cleared as ReasonName[],
  };
}

/** Whether this caller asked for the document: nobody releases their own. A machine's key is not a person. */
export function isOwnRequest({ requestedBy }: Pick<Hold, 'requestedBy'>, caller: Caller): boolean {
  return caller.kind === 'user' && requestedBy === `user:${caller.id}`;
}
