import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMoney, formatPercent, noValue } from '../../../format.ts';
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx';
import type { PaymentHistory } from './history.ts';

const riskTones: Readonly<Record<NonNullable<PaymentHistory['index']>['risk'], Tone>> = {
  low: 'fine',
  medium: 'soon',
  high: 'act',
};
const trendTones = { better: 'fine', steady: 'quiet', worse: 'soon' } as const satisfies Record<string, Tone>;

/** Each figure with what it was made of. */
export function HistoryFigures({ history }: { readonly history: PaymentHistory }) {
  const { t } = useTranslation('receivables');
  const { index, worst, trend, overdue, disputes, promises, tenure, volume, lateInvoices, settledInvoices } = history;
  const days = (value: number | null) => (value === null ? noValue : value.toFixed(1));
  return (
    <dl className="figures">
      <Figure name={t('history.index')} note={t('history.indexNote')}>
        {index === null ? noValue : index.value}
        {index !== null && <StatusTag tone={riskTones[index.risk]}>{t(`history.risks.${index.risk}`)}</StatusTag>}
      </Figure>
      <Figure name={t('history.daysBeyondTerms')} note={t('history.weighted')}>
        {days(history.daysBeyondTerms)}
      </Figure>
      <Figure
        name={t('history.lateShare')}
        note={
          settledInvoices === 0
            ? t('history.nothingSettled')
            : t('history.lateOf', { late: formatCount(lateInvoices), settled: formatCount(settledInvoices) })
        }
      >
        {formatPercent(history.lateShare)}
      </Figure>
      <Figure
        name={t('history.worst')}
        note={
          worst === null
            ? t('history.neverLate')
            : t(worst.isOpen ? 'history.worstOpen' : 'history.worstPaid', { amount: formatMoney(worst.amount) })
        }
      >
        {worst === null ? noValue : t('history.days', { count: worst.daysLate })}
      </Figure>
      <Figure
        name={t('history.trend')}
        note={t('history.trendNote', { before: days(trend.before), recent: days(trend.recent) })}
      >
        {trend.towards === null ? (
          noValue
        ) : (
          <StatusTag tone={trendTones[trend.towards]}>{t(`history.towards.${trend.towards}`)}</StatusTag>
        )}
      </Figure>
      <Figure name={t('history.overdue')} note={t('history.invoices', { count: overdue.invoices })}>
        {formatMoney(overdue.amount)}
      </Figure>
      <Figure
        name={t('history.disputes')}
        note={t('history.disputesNote', { open: disputes.open, amount: formatMoney(disputes.openAmount) })}
      >
        {formatCount(disputes.raised)}
      </Figure>
      <Figure
        name={t('history.broken')}
        note={t('history.brokenNote', { made: promises.made, kept: promises.kept, open: promises.open })}
      >
        {formatCount(promises.broken)}
        {promises.broken > 0 && <StatusTag tone="soon">{t('history.brokenTag')}</StatusTag>}
      </Figure>
      <Figure
        name={t('history.tenure')}
        note={tenure === null ? t('history.neverInvoiced') : t('history.since', { day: tenure.firstInvoicedOn })}
      >
        {tenure === null ? noValue : t('history.months', { count: tenure.months })}
      </Figure>
      <Figure
        name={t('history.volume')}
        note={
          volume === null
            ? t('history.neverInvoiced')
            : t('history.volumeNote', { before: formatMoney(volume.before), growth: formatPercent(volume.growth) })
        }
      >
        {volume === null ? noValue : formatMoney(volume.invoiced)}
      </Figure>
    </dl>
  );
}

type FigureProps = { readonly name: string; readonly note: string; readonly children: ReactNode };

function Figure({ name, note, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure history-figure">{children}</dd>
      <dd className="soft">{note}</dd>
    </div>
  );
}
