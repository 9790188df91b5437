import type { Ageing, Invoice } from './receivables.ts';

/** The buckets of an ageing, in the order and with the names of the API. */
export const buckets = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90'] as const;
export type Bucket = (typeof buckets)[number];

export function bucketAmounts(ageing: Ageing): readonly string[] {
  return buckets.map((bucket) => ageing[bucket].amount);
}

/** Where an invoice that is still open stands today. */
export function bucketOf({ daysPastDue }: Pick<Invoice, 'daysPastDue'>): Bucket {
  if (daysPastDue <= 0) return 'notDue';
  if (daysPastDue <= 30) return 'days1To30';
  if (daysPastDue <= 60) return 'days31To60';
  return daysPastDue <= 90 ? 'days61To90' : 'daysOver90';
}
