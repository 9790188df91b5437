import type { Customer } from '#customers';
import { type CalendarDate, earlier, type Money, ok, type Result } from '#kernel';
import type { Sql } from '#platform';
import { policyInForce } from '#policy';
import type { RateQuestion, UsedRate } from '#rates';
import { openRateDesk } from '#rates/usecases';

/** The rate at which an amount counts for a customer on a day; null where it is in the customer's own currency. */
export type CurrencyDesk = (
  customer: Pick<Customer, 'code' | 'currency'>,
  amount: Money,
  day: CalendarDate,
  field?: string,
) => Result<UsedRate | null>;

type Wanted = { readonly customer: Pick<Customer, 'currency'>; readonly amount: Money; readonly day: CalendarDate };

/** Loads the rates of these amounts, by the policy of today. Where all are in their customers' currencies nothing is asked. */
export async function openCurrencyDesk(db: Sql, today: CalendarDate, wanted: readonly Wanted[]): Promise<CurrencyDesk> {
  const other = wanted.filter(({ customer, amount }) => customer.currency !== amount.currency);
  const desk = await openRateDesk(
    db,
    other.map(({ customer, amount, day }) => questionOf(customer, amount, day, today)),
  );
  return (customer, amount, day, field = 'amount') =>
    customer.currency === amount.currency
      ? ok(null)
      : desk(questionOf(customer, amount, day, today), `${field}.currency`);
}

/** What is dated ahead is counted at the rate of today. */
function questionOf(
  customer: Pick<Customer, 'currency'>,
  amount: Money,
  day: CalendarDate,
  today: CalendarDate,
): RateQuestion {
  const { documents } = policyInForce(today).currencyRules;
  return { from: amount.currency, to: customer.currency, ...documents, day: earlier(day, today) };
}
