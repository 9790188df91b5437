export { importBalances, type SentBalance } from './take-balances.ts';
