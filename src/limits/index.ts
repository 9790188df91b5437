export { type Grant, grantOver, hasDays } from './grant.ts';
export { type GrantRecord, presentLimit } from './limit-view.ts';
export type { OriginalLimit } from './in-currency.ts';
export type { GrantRequest } from './grant-request.ts';
export {
  type GrantedLimit,
  type LimitAmount,
  type LimitId,
  type LimitStatus,
  type LimitTerms,
  limitStatus,
} from './limit.ts';
export {
  isAbout,
  scopedLimitsOn,
  isOwnLimit,
  kindOf,
  type LimitScope,
  type ScopedLimit,
  type ScopeKind,
} from './scope.ts';
