import { CNY, type Currency } from '#kernel';

/** 本位币: the currency in which the house keeps its own books, and in which groups are added up. */
export const houseCurrency: Currency = CNY;

/** 汇率类型: 即期（中间价）, 计划, 月末. */
export const rateTypes = ['spot', 'planning', 'month_end'] as const;
export type RateType = (typeof rateTypes)[number];

/** Which rates amounts in another currency are counted at. */
export type CurrencyRules = {
  /** Of documents and checks, and of the nightly re-valuation of what is open. */
  readonly documents: { readonly type: RateType; readonly maxAgeDays: number };
  /** Of a group's total in the house's currency; left out: the policy's own planning rates. */
  readonly groupTotals?: { readonly type: RateType; readonly maxAgeDays: number };
};

/** A rate lasts over the longest holidays of the year, not longer. */
export const currencyRules1: CurrencyRules = { documents: { type: 'spot', maxAgeDays: 10 } };
