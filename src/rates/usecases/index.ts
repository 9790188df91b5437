export { importRates } from './enter-rates.ts';
export { openRateDesk, type RateDesk } from './rate-desk.ts';
