import type { Currency, Result } from '#kernel';
import type { Sql } from '#platform';
import type { UsedRate } from '../convert.ts';
import { findRate, legsOf, type RateQuestion } from '../find-rate.ts';
import { rateKey } from '../rate.ts';
import { loadNewestRates } from '../store/rates.ts';

/** Answers which rate counts. `field` is where the money stands in the request. */
export type RateDesk = (question: RateQuestion, field: string) => Result<UsedRate>;

/** Loads what these questions need, at once. Without a question the database is not asked. */
export async function openRateDesk(db: Sql, questions: readonly RateQuestion[]): Promise<RateDesk> {
  const wanted = questions.flatMap((one) => legsOf(one).map((currency) => ({ ...one, currency })));
  const distinct = [...new Map(wanted.map((one) => [rateKey(one), one])).values()];
  const known = await loadNewestRates(db, distinct);
  return (question, field) => {
    const { type, day } = question;
    return findRate(question, (currency: Currency) => known.get(rateKey({ currency, type, day })), field);
  };
}
