import { z } from 'zod';
import { ok } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, type Route, read, toPage, write } from '#platform';
import { Day } from '#platform/contract';
import { houseCurrency } from '#policy';
import { type EnteredRate, listRates } from '../store/rates.ts';
import { enterRates } from '../usecases/enter-rates.ts';
import { ratesContract as doors } from './contract.ts';

const Place = z.tuple([Day, z.uuid()]);

export function ratesRoutes(platform: Platform): Route[] {
  return [
    read(doors.listRates, async ({ query }) => {
      const place = decodeCursor(query.cursor, Place);
      if (!place.ok) return place;
      const rows = await listRates(platform.database.sql, {
        currency: query.currency,
        type: query.type,
        corrected: query.corrected,
        after: place.value && { day: place.value[0], rateId: place.value[1] },
        limit: query.limit + 1,
      });
      return ok(
        toPage(rows, query.limit, { item: presentRate, cursor: ({ day, rateId }) => encodeCursor([day, rateId]) }),
      );
    }),
    write(doors.enterRates, ({ origin, body }) => enterRates(platform, origin, body.items)),
  ];
}

function presentRate(entered: EnteredRate): z.input<typeof doors.listRates.answer>['items'][number] {
  const { rateId, supersededBy, supersededAt, enteredAt, ...rate } = entered;
  return {
    id: rateId,
    ...rate,
    houseCurrency,
    enteredAt: enteredAt.toISOString(),
    correctedBy: supersededBy,
    correctedAt: supersededAt?.toISOString() ?? null,
  };
}
