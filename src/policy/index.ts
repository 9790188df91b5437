export { type CheckRules, initialCheckRules } from './check-rules.ts';
