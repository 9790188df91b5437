import { formatAmount, formatMoney, noValue } from '../format.ts';

type Money = { readonly currency: string; readonly amount: string };

type Props = {
  readonly value: Money | 'none' | 'unlimited' | null | undefined;
  /** Without the currency: where the head of the column or the page already says it. */
  readonly bare?: boolean;
  /** What stands for `none` and `unlimited`, in the words of the place. */
  readonly words?: { readonly none?: string; readonly unlimited?: string };
};

/** One exact amount, in figures that stand under each other. Red only when it is below zero. */
export function MoneyText({ value, bare = false, words = {} }: Props) {
  if (value === null || value === undefined) return <span className="figure">{noValue}</span>;
  if (value === 'none' || value === 'unlimited') return <span>{words[value] ?? noValue}</span>;
  const isNegative = value.amount.startsWith('-');
  return (
    <span className={isNegative ? 'figure figure-negative' : 'figure'}>
      {bare ? formatAmount(value.amount) : formatMoney(value)}
    </span>
  );
}
