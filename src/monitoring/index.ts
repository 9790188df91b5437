export { type CustomerFigures, readingsOf } from './readings.ts';
export { type Review, wantedReview } from './review.ts';
export { carryOut, findChanges } from './scan.ts';
export { changesOf, warningDetail } from './trail.ts';
export type { Warning, WarningEvent } from './warning.ts';
export type { ClosingCause, EventKind } from './words.ts';
