/**
 * Dun & Bradstreet's PAYDEX: 100 is paid 30 days early, 80 on time, 20 four months late. It is amount-weighted, and D&B
 * alone calculates it; Headroom reads it from reports and puts its own days beyond terms beside it.
 */
export type PaydexKey = { readonly paydex: number; readonly daysBeyondTerms: number; readonly label: string };

/** D&B's own table. Broker sites print 14 and 21 days for 70 and 60; those are wrong. */
export const paydexKeys: readonly PaydexKey[] = [
  { paydex: 100, daysBeyondTerms: -30, label: 'anticipates' },
  { paydex: 90, daysBeyondTerms: -20, label: 'discounts' },
  { paydex: 80, daysBeyondTerms: 0, label: 'prompt' },
  { paydex: 70, daysBeyondTerms: 15, label: '15 days beyond terms' },
  { paydex: 60, daysBeyondTerms: 22, label: '22 days beyond terms' },
  { paydex: 50, daysBeyondTerms: 30, label: '30 days beyond terms' },
  { paydex: 40, daysBeyondTerms: 60, label: '60 days beyond terms' },
  { paydex: 30, daysBeyondTerms: 90, label: '90 days beyond terms' },
  { paydex: 20, daysBeyondTerms: 120, label: '120 days beyond terms' },
];

/** Where the published value chart is not the straight line between two keys, rounded. */
const chartExceptions: Readonly<Record<number, number>> = { 57: 25, 56: 26, 52: 29 };

/** What a score says in words. Scores between two keys have the words of neither. */
export function paydexLabel(score: number): string | undefined {
  if (score >= 0 && score < 20) return 'over 120 days beyond terms';
  return paydexKeys.find(({ paydex }) => paydex === score)?.label;
}

/**
 * The PAYDEX value chart: days beyond terms (negative: sooner) of a score, in whole days. Below 20 only "over 120 days"
 * is known, which is no number.
 */
export function paydexDaysBeyondTerms(score: number): number | undefined {
  const exception = chartExceptions[score];
  if (exception !== undefined) return exception;
  const upper = paydexKeys.findLast(({ paydex }) => paydex >= score);
  const lower = paydexKeys.find(({ paydex }) => paydex <= score);
  if (upper === undefined || lower === undefined) return undefined;
  if (upper === lower) return upper.daysBeyondTerms;
  const share = (upper.paydex - score) / (upper.paydex - lower.paydex);
  return Math.round(upper.daysBeyondTerms + share * (lower.daysBeyondTerms - upper.daysBeyondTerms));
}

export type PaydexRisk = 'low' | 'medium' | 'high';

/** D&B's risk of late payment: 80–100 low, 50–79 medium, 0–49 high. */
export function paydexRisk(score: number): PaydexRisk | undefined {
  if (!(score >= 0 && score <= 100)) return undefined;
  if (score >= 80) return 'low';
  return score >= 50 ? 'medium' : 'high';
}
