import { useTranslation } from 'react-i18next';
import { formatAmount, formatMoney } from '../../format.ts';
import type { UsedRate } from './rates.ts';
import './rates.css';

type Money = { readonly currency: string; readonly amount: string };

type Props = {
  /** In the document's own currency. */
  readonly own: Money;
  /** What that counts as, where the document is in another currency than the customer's. */
  readonly counted?: Money | undefined;
  readonly rate?: UsedRate | undefined;
  /** Where the lines of a column are in different currencies. */
  readonly isNamed?: boolean;
};

/** A figure of a column in the customer's currency; beneath it what the document itself says, and the rate. */
export function OwnMoney({ own, counted, rate, isNamed = false }: Props) {
  const shown = counted ?? own;
  const figure = <span className="figure">{isNamed ? formatMoney(shown) : formatAmount(shown.amount)}</span>;
  if (counted === undefined || !/[1-9]/.test(own.amount)) return figure;
  return (
    <>
      {figure}
      <div className="own-money soft">
        <span className="figure">{formatMoney(own)}</span> <RateText rate={rate} />
      </div>
    </>
  );
}

/** “@ 7.1234”, with pair, type and day for who asks. */
export function RateText({ rate }: { readonly rate: UsedRate | undefined }) {
  const { t } = useTranslation('rates');
  if (rate === undefined) return null;
  const { from, to, type, day } = rate;
  const told = t('used', { pair: `${from} → ${to}`, type: t(`types.${type}`), day });
  return (
    <span className="own-money-rate" title={told}>
      @ {rate.rate}
      <span className="visually-hidden"> {told}</span>
    </span>
  );
}
