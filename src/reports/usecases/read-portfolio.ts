import { addDays, type CalendarDate, ok, toJson } from '#kernel';
import type { Platform } from '#platform';
import { policyInForce } from '#policy';
import { ageingBuckets } from '#receivables';
import { annualPeriodDue, assessedTooLongAgo, gapsOf } from '../file-gaps.ts';
import {
  inOneCurrency,
  presentAgeing,
  presentDispute,
  presentExposure,
  presentFile,
  presentGradeChange,
  presentGrades,
  presentIndustries,
  presentUnapplied,
  shareOf,
} from '../http/present.ts';
import { monthEnds } from '../month-ends.ts';
import { listFilesWithGaps, listGradeChanges, sumByGrade } from '../store/assessments.ts';
import { listLargest, sumByBand, sumByCurrency, sumByIndustry } from '../store/exposure.ts';
import { listOpenDisputes, listOpenSteps, listUnapplied, sumByAge } from '../store/receivables.ts';
import type { OnDay } from '../store/standings.ts';
import { sumSteps } from '../trend.ts';

// Questions about everybody at once: each is one or a few statements over the whole, whatever the number of customers.

type Asked = { readonly today: CalendarDate };

function onDay(today: CalendarDate): OnDay {
  const { planningRates: rates, composition } = policyInForce(today);
  return { today, rates, ...(composition !== undefined && { composition }) };
}

const largestShown = 10;

export async function readExposure(
  { database: { sql } }: Platform,
  { today, by }: Asked & { by: 'group' | 'customer' },
) {
  const day = onDay(today);
  const [bands, currencies, largest] = await Promise.all([
    sumByBand(sql, day),
    sumByCurrency(sql, day),
    listLargest(sql, day, { by, limit: largestShown }),
  ]);
  return ok(presentExposure({ day, bands, currencies, largest }));
}

export async function readIndustries({ database }: Platform, { today }: Asked) {
  return ok(presentIndustries(today, await sumByIndustry(database.sql, onDay(today))));
}

export async function readPortfolioAgeing({ database }: Platform, { today }: Asked) {
  const firstDays = ageingBuckets.flatMap(({ firstDay }) => firstDay ?? []);
  return ok(presentAgeing(onDay(today), await sumByAge(database.sql, today, firstDays)));
}

/** Gross of unapplied cash, like every ageing; what is known of the past is what is known now. */
export async function readOverdueTrend({ database }: Platform, { today, months }: Asked & { months: number }) {
  const { rates } = onDay(today);
  const days = monthEnds(today, months);
  const steps = await listOpenSteps(database.sql, days);
  const byCurrency = Map.groupBy(steps, ({ currency }) => currency);
  const sums = [...byCurrency].map(([currency, own]) => ({ currency, days: sumSteps(own, days.length) }));
  return ok({
    months: days.map((day, place) => {
      const open = inOneCurrency(
        sums.map(({ currency, days: own }) => ({ currency, minor: own[place]?.openMinor ?? 0n })),
        rates,
      );
      const overdue = inOneCurrency(
        sums.map(({ currency, days: own }) => ({ currency, minor: own[place]?.overdueMinor ?? 0n })),
        rates,
      );
      return { day, open: toJson(open), overdue: toJson(overdue), overdueShare: shareOf(overdue.minor, open.minor) };
    }),
  });
}

export async function readGrades({ database }: Platform, { today }: Asked) {
  return ok(presentGrades(today, await sumByGrade(database.sql, onDay(today))));
}

export async function readGradeChanges(
  { database }: Platform,
  { today, days, limit }: Asked & { days: number; limit: number },
) {
  const since = addDays(today, -days);
  return ok({ since, changes: (await listGradeChanges(database.sql, since, limit)).map(presentGradeChange) });
}

export async function readFileGaps({ database }: Platform, { today, limit }: Asked & { limit: number }) {
  const periodDue = annualPeriodDue(today);
  const asked = { periodDue, assessedBefore: assessedTooLongAgo(today), limit };
  const { files, count } = await listFilesWithGaps(database.sql, onDay(today), asked);
  return ok({ count, periodDue, files: files.map((file) => presentFile(file, gapsOf(file, today))) });
}

export async function readOpenDisputes({ database }: Platform, { limit }: { limit: number }) {
  return ok({ disputes: (await listOpenDisputes(database.sql, limit)).map(presentDispute) });
}

export async function readUnappliedCash({ database }: Platform, { today, limit }: Asked & { limit: number }) {
  return ok({ customers: (await listUnapplied(database.sql, onDay(today), limit)).map(presentUnapplied) });
}
