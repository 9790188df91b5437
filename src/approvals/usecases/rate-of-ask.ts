import type { Customer } from '#customers';
import { type Money, ok, type Result } from '#kernel';
import type { Command } from '#platform';
import { policyInForce } from '#policy';
import type { UsedRate } from '#rates';
import { openRateDesk } from '#rates/usecases';

/** Today's rate of an asked amount, to be spread into the ask; nothing in the customer's currency. */
export async function rateOfAsk(
  { tx, today }: Pick<Command, 'tx' | 'today'>,
  { currency }: Pick<Customer, 'currency'>,
  amount: Money,
): Promise<Result<{ readonly rate?: UsedRate }>> {
  if (amount.currency === currency) return ok({});
  const { documents } = policyInForce(today).currencyRules;
  const question = { from: amount.currency, to: currency, ...documents, day: today };
  const rate = (await openRateDesk(tx, [question]))(question, 'amount.currency');
  return rate.ok ? ok({ rate: rate.value }) : rate;
}
