import { useTranslation } from 'react-i18next';
import { decimalText, parseDecimal } from '../../decimal.ts';
import { formatMoney } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Reconciled } from './reconciliation.ts';

/** What both sides come to, and whether anything is left between them. */
export function TotalsPanel({ reconciled: { totals, items, hasMore } }: { readonly reconciled: Reconciled }) {
  const { t } = useTranslation('reconciliation');
  return (
    <section className="panel reconciliation-totals" aria-label={t('totals')}>
      {totals.map(({ ours, theirs }) => (
        <dl key={ours.currency} className="reconciliation-sums">
          <div>
            <dt>{t('theirs')}</dt>
            <dd className="figure">{formatMoney(theirs)}</dd>
          </div>
          <div>
            <dt>{t('ours')}</dt>
            <dd className="figure">{formatMoney(ours)}</dd>
          </div>
          <div>
            <dt>{t('gap')}</dt>
            <dd className="figure">
              <strong>{formatMoney({ currency: ours.currency, amount: less(theirs.amount, ours.amount) })}</strong>
            </dd>
          </div>
        </dl>
      ))}
      <StatusTag tone={items.length === 0 ? 'fine' : 'soon'}>
        {items.length === 0 ? t('agrees') : t('differences', { count: items.length })}
        {hasMore && t('andMore')}
      </StatusTag>
    </section>
  );
}

/** Exact: both have the digits of their currency. */
function less(amount: string, other: string): string {
  const [left, right] = [parseDecimal(amount), parseDecimal(other)];
  if (left === undefined || right === undefined) return amount;
  return decimalText({ units: left.units - right.units, digits: left.digits });
}
