export type { Review } from './review.ts';
export type { Warning } from './warning.ts';
