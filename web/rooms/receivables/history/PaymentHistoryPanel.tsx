import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import type { Customer } from '../../customers/customer.ts';
import { HistoryFigures } from './HistoryFigures.tsx';
import { type PaymentHistory, paymentHistoryQuery } from './history.ts';
import { PromiseDrawer } from './PromiseDrawer.tsx';
import { PromiseList } from './PromiseList.tsx';
import '../receivables.css';

/** How the customer pays us, out of our own books: what a payment report says, of our invoices. */
export function PaymentHistoryPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('receivables');
  const may = useMay();
  const query = useQuery(paymentHistoryQuery(customer.code));
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel stack" aria-labelledby="payment-history">
      <div className="history-head">
        <h2 id="payment-history" className="panel-title">
          {t('history.title')}
        </h2>
        {may('receivables:write') && <Button onClick={() => setOpen(true)}>{t('promise.action')}</Button>}
      </div>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <>
          <HistoryFigures history={query.data} />
          <IndexChart history={query.data} />
          <PromiseList promises={query.data.promises.items} />
        </>
      )}
      <PromiseDrawer customer={customer} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

function IndexChart({ history }: { readonly history: PaymentHistory }) {
  const { t } = useTranslation('receivables');
  const categories = useMemo(() => history.months.map(({ month }) => month), [history]);
  const series = useMemo(
    () => [
      {
        name: t('history.index'),
        values: history.months.map(({ index }) => (index === null ? null : String(index))),
      },
    ],
    [t, history],
  );
  if (history.months.length < 2) return null;
  return (
    <Chart
      title={t('history.byMonth')}
      unit={t('history.points')}
      categories={categories}
      series={series}
      height={180}
    />
  );
}
