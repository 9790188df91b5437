import { type CalendarDate, daysBetween } from '#kernel';

/**
 * The age classes (账龄段) of open items, by days past due; each begins with its first day. Due today is not due.
 * The one definition: {@link ageDocuments} and the SQL of the store both take the first days from here.
 */
export const ageingBuckets = [
  { name: 'notDue', firstDay: undefined },
  { name: 'days1To30', firstDay: 1 },
  { name: 'days31To60', firstDay: 31 },
  { name: 'days61To90', firstDay: 61 },
  { name: 'daysOver90', firstDay: 91 },
] as const;

export type AgeingBucket = (typeof ageingBuckets)[number]['name'];

/**
 * Minor units of one currency. `total` is the sum of the buckets. What is past due is `overdue`, or in dispute and in
 * `disputedPastDue`: together the sum of all buckets but `notDue`.
 */
export type Ageing = Readonly<Record<AgeingBucket | 'total' | 'overdue' | 'disputedPastDue', bigint>>;

export type OpenItem = { readonly dueOn: CalendarDate; readonly openMinor: bigint; readonly disputed?: boolean };

/** Where the buckets after the first begin: an item's bucket is how many of these its days past due have reached. */
export const bucketFirstDays: readonly number[] = ageingBuckets.flatMap(({ firstDay }) => firstDay ?? []);

/** The ageing of items that are open on `asOf`. */
export function ageDocuments(openItems: Iterable<OpenItem>, asOf: CalendarDate): Ageing {
  const minorByBucket = ageingBuckets.map(() => 0n);
  let disputedPastDue = 0n;
  for (const { dueOn, openMinor, disputed = false } of openItems) {
    const bucket = bucketOf(daysBetween(dueOn, asOf));
    minorByBucket[bucket] = (minorByBucket[bucket] ?? 0n) + openMinor;
    if (disputed && bucket > 0) disputedPastDue += openMinor;
  }
  return ageingOfBuckets(minorByBucket, disputedPastDue);
}

/** The same from sums per bucket, in the order of {@link ageingBuckets}; a bucket left out is empty. */
export function ageingOfBuckets(minorByBucket: readonly (bigint | undefined)[], disputedPastDue: bigint): Ageing {
  const [notDue = 0n, days1To30 = 0n, days31To60 = 0n, days61To90 = 0n, daysOver90 = 0n] = minorByBucket;
  const pastDue = days1To30 + days31To60 + days61To90 + daysOver90;
  const buckets = { notDue, days1To30, days31To60, days61To90, daysOver90 };
  return { ...buckets, total: notDue + pastDue, overdue: pastDue - disputedPastDue, disputedPastDue };
}

function bucketOf(daysPastDue: number): number {
  return bucketFirstDays.filter((firstDay) => firstDay <= daysPastDue).length;
}
