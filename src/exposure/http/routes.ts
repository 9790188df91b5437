import { z } from 'zod';
import type { Customer } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, type Route, read, toPage, write } from '#platform';
import { type AgeingBucket, ageingBuckets } from '#receivables';
import { policyInForce } from '#policy';
import { raiseDispute, settleDispute } from '#receivables/usecases';
import { findCheck, listChecks } from '../store/checks.ts';
import { listEntries } from '../store/entries.ts';
import { findFinding } from '../store/document-findings.ts';
import { findReleases } from '../store/releases.ts';
import { findHoldPapers } from '../store/hold-papers.ts';
import { listHolds, markOfHolds } from '../store/holds.ts';
import { listPortfolio } from '../store/portfolio.ts';
import type { PortfolioFilter } from '../store/portfolio-filters.ts';
import { listReservations } from '../store/reservations.ts';
import { customerNotFound } from '../usecases/book-documents.ts';
import type { CheckAnswer } from '../usecases/sent-check.ts';
import type { CheckLanes } from '../usecases/check-lanes.ts';
import { checkMany } from '../usecases/check-many.ts';
import { postDeliveries, postInvoices, postReceipts } from '../usecases/post-batch.ts';
import { postCreditNote, postDelivery, postInvoice, postReceipt, postWriteOff } from '../usecases/post-documents.ts';
import type { Outlook } from '../usecases/find-ways-out.ts';
import { lookAtHolds, waysOutOfCheck, waysOutOfHold } from '../usecases/look-at-holds.ts';
import { readPosition } from '../usecases/read-position.ts';
import { isWithin, levelsOf, measureOf } from '../usecases/release-authority.ts';
import { declineHold, withdrawHold } from '../usecases/end-hold.ts';
import { forceHold } from '../usecases/force-hold.ts';
import { answerPreCheck } from '../usecases/pre-check.ts';
import { previewRelease } from '../usecases/preview-release.ts';
import { releaseHold } from '../usecases/release-hold.ts';
import { returnDelivery } from '../usecases/return-delivery.ts';
import { reverseSettlement } from '../usecases/reverse-settlement.ts';
import { transferInvoice } from '../usecases/transfer-invoice.ts';
import { stepBill } from '../usecases/step-bill.ts';
import { releaseReservation } from '../usecases/release-reservation.ts';
import { exposureContract as doors } from './contract.ts';
import { itemRoutes } from './item-routes.ts';
import { payerRoutes } from './payer-routes.ts';
import { presentFindings, presentReservation } from './present.ts';
import { presentRecord } from './present-record.ts';
import { presentHold } from './present-hold.ts';
import { presentNow, presentOutlook } from './present-ways.ts';
import { presentEntry, presentPortfolioRow, presentPosition } from './present-position.ts';

export function exposureRoutes(platform: Platform, lanes: CheckLanes): Route[] {
  return [
    ...checkRoutes(platform, lanes),
    ...holdRoutes(platform),
    ...documentRoutes(platform),
    ...positionRoutes(platform),
    ...itemRoutes(platform),
    ...payerRoutes(platform),
  ];
}

function checkRoutes(platform: Platform, lanes: CheckLanes): Route[] {
  const db = platform.database.sql;
  return [
    write(doors.checkCredit, async ({ origin, body }) => {
      const answered = await lanes.check(origin, body);
      return answered.ok ? ok({ answer: answered.value, effect: 'changed', text: answered.text }) : answered;
    }),
    write(doors.checkCredits, ({ origin, body }) => checkMany(platform, lanes, origin, body.items)),
    read(doors.preCheck, ({ body }) => answerPreCheck(platform, body)),
    read(doors.getCheck, async ({ params }) => {
      const found = await findCheck(db, params.id);
      if (found === undefined) return refuse('not_found', 'check_not_found', `There is no credit check ${params.id}.`);
      return ok(presentRecord(found));
    }),
    read(doors.listChecks, ({ query }) =>
      ofCustomer(platform, query.customerCode, query.cursor, z.tuple([z.uuid()]), async (customer, place) => {
        const rows = await listChecks(db, customer, { limit: query.limit + 1, before: place?.[0] });
        return toPage(rows, query.limit, {
          item: ({ answer }) => answer as CheckAnswer,
          cursor: ({ checkId }) => encodeCursor([checkId]),
        });
      }),
    ),
  ];
}

function holdRoutes(platform: Platform): Route[] {
  const db = platform.database.sql;
  return [
    read(doors.listHolds, async ({ query, caller, today }) => {
      const place = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      if (!place.ok) return place;
      const customer = query.customerCode === undefined ? undefined : await findCustomer(db, query.customerCode);
      if (query.customerCode !== undefined && customer === undefined) return customerNotFound(query.customerCode);
      const filter = {
        status: query.status,
        customerId: customer?.customerId,
        sellerCode: query.sellerCode,
        mineOf: query.mine === true ? caller.id : undefined,
        limit: query.limit + 1,
        after: place.value?.[0],
      };
      const rows = await listHolds(db, filter);
      const open = query.with === 'now' ? rows.filter(({ status }) => status === 'open') : [];
      const outlooks = await lookAtHolds(platform, open);
      const own = open.length === 0 ? [] : await levelsOf(db, caller);
      const holdIds = rows.map(({ holdId }) => holdId);
      const [releases, papers] = await Promise.all([findReleases(db, holdIds), findHoldPapers(db, holdIds)]);
      return ok(
        toPage(rows, query.limit, {
          item: (hold) => {
            const outlook = outlooks.get(hold.holdId);
            const kept = { papers: papers.get(hold.holdId) };
            if (outlook === undefined)
              return presentHold(hold, caller, { ...kept, release: releases.get(hold.holdId) });
            const { level } = measureOf(outlook.decision, policyInForce(today));
            const withinAuthority = isWithin(level, own);
            return presentHold(hold, caller, { ...kept, now: presentNow(hold, outlook, { level, withinAuthority }) });
          },
          cursor: ({ holdId }) => encodeCursor([holdId]),
        }),
      );
    }),
    read(doors.getHoldMark, async () => ok({ mark: await markOfHolds(db) })),
    read(doors.waysOutOfHold, async ({ params }) => presented(await waysOutOfHold(platform, params.id))),
    read(doors.waysOutOfCheck, async ({ body }) => presented(await waysOutOfCheck(platform, body))),
    write(doors.forceHold, ({ origin, body }) => forceHold(platform, origin, body)),
    read(doors.previewRelease, async ({ body, caller }) => ok(await previewRelease(platform, caller, body.holdIds))),
    write(doors.releaseHold, ({ origin, params, body }) =>
      releaseHold(platform, origin, { holdId: params.id, ...body }),
    ),
    write(doors.declineHold, ({ origin, params, body }) =>
      declineHold(platform, origin, { holdId: params.id, ...body }),
    ),
    write(doors.withdrawHold, ({ origin, params, body }) =>
      withdrawHold(platform, origin, { holdId: params.id, ...body }),
    ),
    read(doors.listReservations, ({ query }) =>
      ofCustomer(platform, query.customerCode, query.cursor, z.tuple([z.uuid()]), async (customer, place) => {
        const { status, limit } = query;
        const rows = await listReservations(db, customer, { status, limit: limit + 1, before: place?.[0] });
        return toPage(rows, limit, {
          item: (reservation) => presentReservation(reservation, customer),
          cursor: ({ reservationId }) => encodeCursor([reservationId]),
        });
      }),
    ),
    write(doors.releaseReservation, ({ origin, params, body }) =>
      releaseReservation(platform, origin, { reservationId: params.id, reason: body.reason }),
    ),
  ];
}

function presented(outlook: Result<Outlook>): Result<ReturnType<typeof presentOutlook>> {
  return outlook.ok ? ok(presentOutlook(outlook.value)) : outlook;
}

function documentRoutes(platform: Platform): Route[] {
  return [
    write(doors.postDelivery, ({ origin, body }) => postDelivery(platform, origin, body)),
    write(doors.postInvoice, ({ origin, body }) => postInvoice(platform, origin, body)),
    read(doors.getInvoiceFindings, async ({ params }) =>
      ok(presentFindings<'getInvoiceFindings'>(await findFinding(platform.database.sql, 'invoice', params.id))),
    ),
    read(doors.getDeliveryFindings, async ({ params }) =>
      ok(presentFindings<'getDeliveryFindings'>(await findFinding(platform.database.sql, 'delivery', params.id))),
    ),
    write(doors.postReceipt, ({ origin, body }) => postReceipt(platform, origin, body)),
    write(doors.postCreditNote, ({ origin, body }) => postCreditNote(platform, origin, body)),
    write(doors.postWriteOff, ({ origin, body }) => postWriteOff(platform, origin, body)),
    write(doors.returnDelivery, ({ origin, params, body }) =>
      returnDelivery(platform, origin, { deliveryId: params.id, ...body }),
    ),
    write(doors.transferInvoice, ({ origin, params, body }) =>
      transferInvoice(platform, origin, { invoiceId: params.id, ...body }),
    ),
    write(doors.reverseSettlement, ({ origin, params, body }) =>
      reverseSettlement(platform, origin, { settlementId: params.id, ...body }),
    ),
    write(doors.stepBill, ({ origin, params, body }) => stepBill(platform, origin, { billId: params.id, ...body })),
    write(doors.raiseDispute, ({ origin, body }) => raiseDispute(platform, origin, body)),
    write(doors.settleDispute, ({ origin, params, body }) =>
      settleDispute(platform, origin, { disputeId: params.id, resolution: body.resolution }),
    ),
    write(doors.postDeliveries, ({ origin, body }) => postDeliveries(platform, origin, body.items)),
    write(doors.postInvoices, ({ origin, body }) => postInvoices(platform, origin, body.items)),
    write(doors.postReceipts, ({ origin, body }) => postReceipts(platform, origin, body.items)),
  ];
}

function positionRoutes(platform: Platform): Route[] {
  const db = platform.database.sql;
  return [
    read(doors.getPosition, async ({ params, query, today }) => {
      const found = await readPosition(platform, {
        customerCode: params.code,
        asOf: query.asOf ?? today,
        withMarks: query.with === 'marks',
      });
      return found.ok ? ok(presentPosition(found.value)) : found;
    }),
    read(doors.listEntries, ({ params, query }) =>
      ofCustomer(platform, params.code, query.cursor, z.tuple([z.int()]), async (customer, place) => {
        const { limit, cursor: _, ...narrowed } = query;
        const filter = { ...narrowed, timeZone: platform.company.timeZone };
        const rows = await listEntries(db, customer, filter, { limit: limit + 1, before: place?.[0] });
        return toPage(rows, query.limit, {
          item: (entry) => presentEntry(entry, customer.currency),
          cursor: ({ entryNo }) => encodeCursor([Number(entryNo)]),
        });
      }),
    ),
    read(doors.listPositions, async ({ query, today, caller }) => {
      const { limit, search, status, sort } = query;
      const filter = filterOf(query, caller.kind === 'user' ? caller.id : noPerson);
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
      if (!after.ok) return after;
      const rows = await listPortfolio(db, {
        today,
        policy: policyInForce(today),
        search,
        status,
        filter,
        sort,
        limit: limit + 1,
        after: after.value,
      });
      return ok(
        toPage(rows, limit, {
          item: (row) => presentPortfolioRow(row, today),
          cursor: ({ sortedBy, code }) => encodeCursor([sortedBy, code]),
        }),
      );
    }),
  ];
}

/** A machine looks after nobody. */
const noPerson = '00000000-0000-0000-0000-000000000000';

/** The words of the address as the store asks them. */
function filterOf(query: z.output<typeof doors.listPositions.query & {}>, callerId: string): PortfolioFilter {
  const { owner, grade, bucket, utilisation, industry, groupOf } = query;
  return {
    ownerId: owner === 'me' ? callerId : owner,
    grade,
    daysPastDue: bucket === undefined ? undefined : daysOf(bucket),
    utilisation,
    industry,
    groupOf,
  };
}

function daysOf(bucket: AgeingBucket): NonNullable<PortfolioFilter['daysPastDue']> {
  const place = ageingBuckets.findIndex(({ name }) => name === bucket);
  const nextFirst = ageingBuckets[place + 1]?.firstDay;
  return { from: ageingBuckets[place]?.firstDay, to: nextFirst === undefined ? undefined : nextFirst - 1 };
}

/** What the lists of one customer share: who it is, and where the page before ended. */
async function ofCustomer<Place, Page>(
  { database }: Platform,
  code: string,
  cursor: string | undefined,
  placeIn: z.ZodType<Place>,
  list: (customer: Customer, place: Place | undefined) => Promise<Page>,
): Promise<Result<Page>> {
  const place = decodeCursor(cursor, placeIn);
  if (!place.ok) return place;
  const customer = await findCustomer(database.sql, code);
  return customer === undefined ? customerNotFound(code) : ok(await list(customer, place.value));
}
