import type { z } from 'zod';
import { type Currency, CNY, type Money, money, type MoneyJson, ratio, toJson } from '#kernel';
import { utilisationBands } from '#exposure';
import { gradeSteps, grades, inPolicyCurrency } from '#policy';
import { ageingBuckets } from '#receivables';
import type { FileGap } from '../file-gaps.ts';
import type { FileRow, GradeChange, GradeRow } from '../store/assessments.ts';
import type { BandRow, CurrencyRow, DebtorRow, IndustryRow } from '../store/exposure.ts';
import type { AgeRow, OpenDispute, UnappliedRow } from '../store/receivables.ts';
import type { OnDay } from '../store/standings.ts';
import type { reportsContract as doors } from './contract.ts';

type View<Door extends keyof typeof doors> = z.input<(typeof doors)[Door]['answer']>;

const inCny = (minor: bigint): MoneyJson => toJson(money(CNY, minor));

export function shareOf(part: bigint, whole: bigint): number | null {
  const share = ratio(Number(part), Number(whole));
  return share.kind === 'value' ? share.value : null;
}

function total<Row>(rows: readonly Row[], of: (row: Row) => bigint): bigint {
  return rows.reduce((sum, row) => sum + of(row), 0n);
}

type Portfolio = {
  readonly day: OnDay;
  readonly bands: readonly BandRow[];
  readonly currencies: readonly CurrencyRow[];
  readonly largest: readonly DebtorRow[];
};

export function presentExposure({ day, bands, currencies, largest }: Portfolio): View<'exposure'> {
  const exposureMinor = total(bands, (band) => band.exposureMinor);
  const limitMinor = total(bands, (band) => band.limitMinor);
  const usedMinor = total(
    bands.filter(({ band }) => band !== 'unlimited' && band !== 'no_limit'),
    (band) => band.exposureMinor,
  );
  return {
    asOf: day.today,
    openOrders: inCny(total(bands, (band) => band.openOrdersMinor)),
    deliveredNotInvoiced: inCny(total(bands, (band) => band.deliveredMinor)),
    receivables: inCny(total(bands, (band) => band.receivablesMinor)),
    exposure: inCny(exposureMinor),
    limit: inCny(limitMinor),
    usedOfLimit: inCny(usedMinor),
    utilisation: shareOf(usedMinor, limitMinor),
    over: inCny(total(bands, (band) => band.overMinor)),
    bands: utilisationBands.map((name) => {
      const band = bands.find((one) => one.band === name);
      return {
        band: name,
        customers: band?.customers ?? 0,
        exposure: inCny(band?.exposureMinor ?? 0n),
        limit: inCny(band?.limitMinor ?? 0n),
      };
    }),
    currencies: currencies.map((row) => presentCurrency(row, day.rates)),
    largest: largest.map((row) => presentDebtor(row, exposureMinor)),
    largestShare: shareOf(
      total(largest, (row) => row.exposureMinor),
      exposureMinor,
    ),
  };
}

function presentCurrency({ currency, customers, exposureMinor, limitMinor }: CurrencyRow, rates: OnDay['rates']) {
  const rate = rates.find((one) => one.currency === currency);
  return {
    currency,
    customers,
    exposure: toJson(money(currency, exposureMinor)),
    limit: toJson(money(currency, limitMinor)),
    rate: rate === undefined ? null : (Number(rate.cnyTenThousandths) / 10_000).toString(),
  };
}

/** Of a group in which somebody is unlimited there is no limit to speak of. */
function presentDebtor(row: DebtorRow, wholeMinor: bigint): View<'exposure'>['largest'][number] {
  const limit = row.unlimited ? 'unlimited' : row.limited ? inCny(row.limitMinor) : 'none';
  return {
    code: row.code,
    name: row.name,
    members: row.members,
    openOrders: inCny(row.openOrdersMinor),
    deliveredNotInvoiced: inCny(row.deliveredMinor),
    receivables: inCny(row.receivablesMinor),
    exposure: inCny(row.exposureMinor),
    limit,
    headroom: row.unlimited ? 'unlimited' : inCny(row.limitMinor - row.exposureMinor),
    overdue: inCny(row.overdueMinor),
    share: shareOf(row.exposureMinor, wholeMinor),
  };
}

export function presentIndustries(asOf: string, rows: readonly IndustryRow[]): View<'industries'> {
  const whole = total(rows, (row) => row.exposureMinor);
  return {
    asOf,
    exposure: inCny(whole),
    industries: rows.map(({ industry, customers, exposureMinor, limitMinor }) => ({
      industry,
      customers,
      exposure: inCny(exposureMinor),
      limit: inCny(limitMinor),
      share: shareOf(exposureMinor, whole),
    })),
  };
}

/** Sums of several currencies as one in the policy's; a currency without a planning rate is left out, as everywhere. */
export function inOneCurrency(
  amounts: readonly { readonly currency: Currency; readonly minor: bigint }[],
  rates: OnDay['rates'],
): Money {
  const counted = amounts.map(({ currency, minor }) => inPolicyCurrency(money(currency, minor), rates)?.minor ?? 0n);
  return money(
    CNY,
    counted.reduce((sum, minor) => sum + minor, 0n),
  );
}

export function presentAgeing({ today, rates }: OnDay, rows: readonly AgeRow[]): View<'ageing'> {
  const buckets = ageingBuckets.map(({ name }, place) => {
    const own = rows.filter(({ bucket }) => bucket === place);
    return {
      bucket: name,
      customers: own.reduce((sum, { customers }) => sum + customers, 0),
      openMinor: inOneCurrency(own, rates).minor,
      overdueMinor: inOneCurrency(
        own.map(({ currency, overdueMinor: minor }) => ({ currency, minor })),
        rates,
      ).minor,
    };
  });
  const totalMinor = total(buckets, ({ openMinor }) => openMinor);
  const overdueMinor = total(buckets, (bucket) => bucket.overdueMinor);
  const disputedMinor = total(buckets.slice(1), ({ openMinor }) => openMinor) - overdueMinor;
  return {
    asOf: today,
    total: inCny(totalMinor),
    overdue: inCny(overdueMinor),
    overdueShare: shareOf(overdueMinor, totalMinor),
    ...(disputedMinor > 0n && { disputedPastDue: inCny(disputedMinor) }),
    buckets: buckets.map(({ bucket, customers, openMinor }) => ({ bucket, customers, open: inCny(openMinor) })),
  };
}

export function presentGrades(asOf: string, rows: readonly GradeRow[]): View<'grades'> {
  return {
    asOf,
    grades: [...grades, null].map((grade) => {
      const row = rows.find((one) => one.grade === grade);
      return {
        grade,
        customers: row?.customers ?? 0,
        exposure: inCny(row?.exposureMinor ?? 0n),
        limit: inCny(row?.limitMinor ?? 0n),
      };
    }),
  };
}

export function presentGradeChange(change: GradeChange): View<'gradeChanges'>['changes'][number] {
  return { ...change, isWorse: gradeSteps(change.before, change.after) > 0 };
}

export function presentFile(file: FileRow, gaps: FileGap[]): View<'fileGaps'>['files'][number] {
  const { exposureMinor, limitMinor, ...rest } = file;
  return { ...rest, exposure: inCny(exposureMinor), limit: limitMinor === null ? null : inCny(limitMinor), gaps };
}

export function presentDispute(row: OpenDispute): View<'openDisputes'>['disputes'][number] {
  const { disputeId, openMinor, currency, ...rest } = row;
  return { id: disputeId, ...rest, open: toJson(money(currency, openMinor)) };
}

export function presentUnapplied(row: UnappliedRow): View<'unappliedCash'>['customers'][number] {
  const { unappliedMinor, openMinor, currency, ...rest } = row;
  return {
    ...rest,
    unapplied: toJson(money(currency, unappliedMinor)),
    openInvoices: toJson(money(currency, openMinor)),
  };
}
