import { z } from 'zod';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, type Route, read, todayAt, toPage, write } from '#platform';
import { listItems } from '../store/items.ts';
import { customerNotFound } from '../usecases/book-documents.ts';
import { endItem, recordItem } from '../usecases/keep-items.ts';
import { itemDoors as doors } from './item-shapes.ts';
import { presentItem } from './present-item.ts';

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
    write(doors.recordItem, ({ origin, params, body }) => recordItem(platform, origin, params.code, body)),
    write(doors.endItem, ({ origin, params, body }) => endItem(platform, origin, { itemId: params.id, ...body })),
  ];
}
