export { crossRate, grantedAt, originalWithin, owedAt, type UsedRate } from './convert.ts';
export type { RateQuestion } from './find-rate.ts';
export type { SentRate } from './record.ts';
