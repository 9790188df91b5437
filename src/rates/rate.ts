import type { CalendarDate, Currency } from '#kernel';
import type { RateType } from '#policy';

/** 汇率: what one unit of a currency is in the house's, of one type, from a day on until the next one. */
export type ExchangeRate = {
  readonly currency: Currency;
  readonly type: RateType;
  readonly day: CalendarDate;
  /** An exact decimal, without surplus zeros. */
  readonly rate: string;
  /** Who publishes it. */
  readonly source: string;
};

export function rateKey({ currency, type, day }: Pick<ExchangeRate, 'currency' | 'type' | 'day'>): string {
  return `${currency} ${type} ${day}`;
}
