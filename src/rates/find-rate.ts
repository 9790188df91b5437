import { type CalendarDate, type Currency, daysBetween, ok, refuse, type Result } from '#kernel';
import { houseCurrency, type RateType } from '#policy';
import { crossRate, type UsedRate } from './convert.ts';

/** Which rate is wanted: from one currency into another, of a type, of a day, and how old it may be. */
export type RateQuestion = {
  readonly from: Currency;
  readonly to: Currency;
  readonly type: RateType;
  readonly day: CalendarDate;
  readonly maxAgeDays: number;
};

/** What the table has of one currency: the newest rate on or before the day, and the first day that it has at all. */
export type KnownRate = {
  readonly newest: { readonly day: CalendarDate; readonly rate: string } | null;
  readonly firstDay: CalendarDate | null;
};

/** The currencies of a question of which the table has to know a rate. */
export function legsOf({ from, to }: Pick<RateQuestion, 'from' | 'to'>): Currency[] {
  return [from, to].filter((currency) => currency !== houseCurrency);
}

/**
 * The newest rate on or before the day, unless it is too old. `currency_not_supported`: the table has no such rate at
 * all; `rate_missing`: only later ones; each says what to enter. `field` is where the money stands in the request.
 */
export function findRate(
  question: RateQuestion,
  known: (currency: Currency) => KnownRate | undefined,
  field: string,
): Result<UsedRate> {
  const { from, to, type, day, maxAgeDays } = question;
  const legs = new Map<Currency, { type: RateType; day: CalendarDate; rate: string }>();
  for (const currency of legsOf(question)) {
    const { newest = null, firstDay = null } = known(currency) ?? {};
    const pair = `${currency} → ${houseCurrency}`;
    const facts = { from: currency, to: houseCurrency, rateType: type, day };
    const enter = 'Enter it under exchange rates (POST /api/v1/exchange-rates).';
    if (firstDay === null) {
      const detail = `An amount in ${from} cannot be counted in ${to}: there is no ${type} rate ${pair} for ${day}. ${enter}`;
      return refuse('invalid', 'currency_not_supported', detail, { field, facts });
    }
    if (newest === null) {
      const detail = `There is no ${type} rate ${pair} on or before ${day}; the first is of ${firstDay}. ${enter}`;
      return refuse('invalid', 'rate_missing', detail, { field, facts });
    }
    const age = daysBetween(newest.day, day);
    if (age > maxAgeDays) {
      const detail = `The newest ${type} rate ${pair} for ${day} is of ${newest.day}: ${age} days old, at most ${maxAgeDays} are allowed. ${enter}`;
      return refuse('invalid', 'rate_too_old', detail, { field, facts: { ...facts, newest: newest.day, age } });
    }
    legs.set(currency, { type, ...newest });
  }
  const rate = crossRate(from, to, legs.get(from) ?? null, legs.get(to) ?? null);
  if (rate === undefined) throw new Error(`${from} into ${to} needs no rate.`);
  return ok(rate);
}
