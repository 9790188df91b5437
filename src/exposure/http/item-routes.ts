import { z } from 'zod';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, money, ok, toJson } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, type Route, read, todayAt, toPage, write } from '#platform';
import { listItems } from '../store/items.ts';
import { customerNotFound } from '../usecases/book-documents.ts';
import { endItem, type RecordAnswer, recordItem } from '../usecases/keep-items.ts';
import { type ItemAnswer, itemDoors as doors } from './item-shapes.ts';
import { inCurrency } from './present.ts';
import { presentHeadroom } from './present-check.ts';

export function itemRoutes(platform: Platform): Route[] {
  const today = () => todayAt(platform.clock, platform.company);
  return [
    read(doors.listItems, async ({ params, query }) => {
      const place = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      if (!place.ok) return place;
      const customer = await findCustomer(platform.database.sql, params.code);
      if (customer === undefined) return customerNotFound(params.code);
      const { kind, limit } = query;
      const rows = await listItems(platform.database.sql, customer, {
        kind,
        limit: limit + 1,
        before: place.value?.[0],
      });
      return ok(
        toPage(rows, limit, {
          item: (item) => presentItem(item, today()),
          cursor: ({ itemId }) => encodeCursor([itemId]),
        }),
      );
    }),
    write(doors.recordItem, async ({ origin, params, body }) => {
      const done = await recordItem(platform, origin, params.code, body);
      return done.ok ? ok({ ...done.value, answer: presentItem(done.value.answer, today()) }) : done;
    }),
    write(doors.endItem, async ({ origin, params, body }) => {
      const done = await endItem(platform, origin, { itemId: params.id, ...body });
      return done.ok ? ok({ ...done.value, answer: presentItem(done.value.answer, today()) }) : done;
    }),
  ];
}

function presentItem(item: RecordAnswer, today: CalendarDate): z.input<typeof ItemAnswer> {
  const { itemId, customerCode, kind, currency, amountMinor, original, validFrom, validTo, endedOn, createdAt } = item;
  const { leaves } = item;
  return {
    id: itemId,
    customerCode,
    kind,
    amount: original
      ? toJson(money(original.rate.from, original.minor.amountMinor))
      : inCurrency(currency)(amountMinor),
    ...(original && { counted: { amount: inCurrency(currency)(amountMinor), rate: original.rate } }),
    validFrom,
    validTo,
    reference: item.reference,
    source: item.source,
    document: item.document,
    createdAt: createdAt.toISOString(),
    createdBy: item.createdBy,
    endedOn,
    endedBy: item.endedBy,
    endReason: item.endReason,
    ...(item.failed !== undefined && { failed: item.failed as NonNullable<z.input<typeof ItemAnswer>['failed']> }),
    ...(leaves && {
      leaves: {
        asOf: leaves.asOf,
        counted: inCurrency(currency)(leaves.countedMinor),
        headroom: presentHeadroom(leaves.headroom),
      },
    }),
    runs: validFrom <= today && (validTo === null || today <= validTo) && (endedOn === null || today < endedOn),
  };
}
