export {
  findHistories,
  keepNewest,
  limitAmounts,
  type LimitAmountsRow,
  limitOnDay,
  limitsAsOf,
  toGranted,
} from '../store/limits.ts';
export { grantLimit } from './grant-limit.ts';
export { grantLimits, importLimits } from './grant-limits.ts';
export { listLimits } from './list-limits.ts';
export { listScopedLimits } from './list-scoped-limits.ts';
export { loadScopedLimits, type ScopedGrant } from '../store/scoped-limits.ts';
export { type RevaluedLimit, revalueLimits } from './revalue-limits.ts';
