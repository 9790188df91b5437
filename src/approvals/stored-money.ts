import { asCurrency, type Money, type MoneyJson, parseAmount } from '#kernel';

/** For money that we stored as JSON ourselves. Throws on anything else. */
export function moneyFromJson({ currency, amount }: MoneyJson): Money {
  const parsed = parseAmount(amount, asCurrency(currency));
  if (!parsed.ok) throw new Error(parsed.refusal.detail);
  return parsed.value;
}
