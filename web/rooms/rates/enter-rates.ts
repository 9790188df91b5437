import { ratesContract } from '#rates/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { NewRates } from './rates.ts';

export type EnteredRates = AnswerOf<typeof ratesContract.enterRates>;

export function useEnterRates() {
  return useWrite((body: NewRates, idempotencyKey) => call(ratesContract.enterRates, { body, idempotencyKey }));
}
