import { addDays, type CalendarDate, type Currency, ok, refuse, type Result } from '#kernel';
import { houseCurrency, type RateType } from '#policy';
import { readRate } from './decimal.ts';
import { type ExchangeRate, rateKey } from './rate.ts';

/** A rate as it was sent; `units`: of how many units, as the yen is often quoted for a hundred. */
export type SentRate = {
  readonly currency: Currency;
  readonly type: RateType;
  readonly day: CalendarDate;
  readonly rate: string;
  readonly units?: number | undefined;
  readonly source: string;
};

export type RateEffect = 'created' | 'unchanged' | 'corrected';

/** A rate for this far ahead may be known: tomorrow's is published today, a plan is made for the year to come. */
const aheadDays: Readonly<Record<RateType, number>> = { spot: 1, month_end: 1, planning: 400 };

/**
 * What each sent rate comes to. The same rate again changes nothing; another one for the same currency, type and day
 * corrects it: the older one stays in the history, and what was counted at it keeps it.
 */
export function recordRates(
  sent: readonly SentRate[],
  standing: ReadonlyMap<string, Pick<ExchangeRate, 'rate' | 'source'>>,
  today: CalendarDate,
): Result<{ readonly effect: RateEffect; readonly rate: ExchangeRate }>[] {
  const now = new Map(standing);
  return sent.map(({ units = 1, ...one }) => {
    if (one.currency === houseCurrency) {
      return refuse('invalid', 'rate_of_house_currency', `One ${houseCurrency} is one ${houseCurrency}.`, {
        field: 'currency',
      });
    }
    const last = addDays(today, aheadDays[one.type]);
    if (one.day > last)
      return refuse('invalid', 'day_in_future', `Expected a day up to ${last}, got ${one.day}.`, { field: 'day' });
    const read = readRate(one.rate, units);
    if (!read.ok) return read;
    const rate: ExchangeRate = { ...one, rate: read.value };
    const before = now.get(rateKey(rate));
    if (before?.rate === rate.rate && before.source === rate.source) return ok({ effect: 'unchanged', rate });
    now.set(rateKey(rate), rate);
    return ok({ effect: before === undefined ? 'created' : 'corrected', rate });
  });
}
