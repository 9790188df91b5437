import { useTranslation } from 'react-i18next';
import { formatAmount, formatMoney, noValue } from '../format.ts';

type Money = { readonly currency: string; readonly amount: string };

type Props = {
  readonly value: Money | 'none' | 'unlimited' | null | undefined;
  /** Without the currency: where the head of the column or the page already says it. */
  readonly bare?: boolean;
};

/** One exact amount, in figures that stand under each other, or the word for a limit that is none. Red below zero. */
export function MoneyText({ value, bare = false }: Props) {
  const { t } = useTranslation();
  if (value === null || value === undefined) return <span className="figure">{noValue}</span>;
  if (value === 'none' || value === 'unlimited') return <span>{t(`headroom.${value}`)}</span>;
  const isNegative = value.amount.startsWith('-');
  return (
    <span className={isNegative ? 'figure figure-negative' : 'figure'}>
      {bare ? formatAmount(value.amount) : formatMoney(value)}
    </span>
  );
}
