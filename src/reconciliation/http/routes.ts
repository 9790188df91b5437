import type { z } from 'zod';
import { asCurrency, money, ok, toJson } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { gapMinor } from '../difference.ts';
import { listLists } from '../store/balances.ts';
import { type Difference, readDifferences } from '../usecases/read-differences.ts';
import { settleDifference } from '../usecases/settle-difference.ts';
import { dropBalances, takeBalances } from '../usecases/take-balances.ts';
import { reconciliationContract as doors } from './contract.ts';

const listsMost = 100;

export function reconciliationRoutes(platform: Platform): Route[] {
  return [
    read(doors.listBalanceLists, async () => {
      const lists = await listLists(platform.database.sql, listsMost);
      return ok({ items: lists.map(({ receivedAt, ...list }) => ({ ...list, receivedAt: receivedAt.toISOString() })) });
    }),
    write(doors.takeBalances, ({ origin, params, body }) => takeBalances(platform, origin, { ...params, ...body })),
    write(doors.dropBalances, ({ origin, params }) => dropBalances(platform, origin, params.asOf)),
    read(doors.readDifferences, async ({ params }) => {
      const { asOf, open, settled, totals, hasMore } = await readDifferences(platform, params.asOf);
      return ok({
        asOf,
        totals: totals.map(({ currency, oursMinor, theirsMinor }) => ({
          ours: amountOf(currency, oursMinor),
          theirs: amountOf(currency, theirsMinor),
        })),
        items: open.map(presentDifference),
        hasMore,
        settled: settled.map(({ asOf: _day, settledAt, ...one }) => ({ ...one, settledAt: settledAt.toISOString() })),
      });
    }),
    write(doors.settleDifference, ({ origin, params, body }) =>
      settleDifference(platform, origin, { ...params, ...body }),
    ),
  ];
}

function presentDifference(one: Difference): z.input<typeof doors.readDifferences.answer>['items'][number] {
  const { customerCode, customerName, number, cause, theirs, ours, elsewhere, spelledAs, unappliedMinor, steps } = one;
  const currency = ours?.currency ?? theirs?.currency ?? '';
  return {
    customerCode,
    customerName,
    number,
    cause,
    theirs: theirs && { open: amountOf(theirs.currency, theirs.openMinor), dueOn: theirs.dueOn, lines: theirs.lines },
    ours: ours && {
      open: amountOf(ours.currency, ours.openMinor),
      amount: amountOf(ours.currency, ours.amountMinor),
      issuedOn: ours.issuedOn,
      dueOn: ours.dueOn,
    },
    gap: amountOf(currency, gapMinor(one)),
    elsewhere,
    spelledAs,
    unappliedCash: unappliedMinor === 0n ? null : amountOf(currency, unappliedMinor),
    steps: [...steps],
  };
}

function amountOf(currency: string, minor: bigint) {
  return toJson(money(asCurrency(currency), minor));
}
