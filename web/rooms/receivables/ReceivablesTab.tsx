import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useToday } from '../../app/company-day.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import type { Customer } from '../customers/customer.ts';
import { AgeingChart } from './AgeingChart.tsx';
import { AgeingFigures } from './AgeingFigures.tsx';
import { BehaviourPanel } from './BehaviourPanel.tsx';
import { CollectionFigures } from './CollectionFigures.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';
import { ageingQuery } from './receivables.ts';
import { SettlementTable } from './SettlementTable.tsx';
import './receivables.css';

/** What the customer owes and has paid. The day moves the ageing; the documents below are as booked now. */
export function ReceivablesTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('receivables');
  const today = useToday();
  const [{ asOf }, change] = useAddress();
  const query = useQuery(ageingQuery(customer.code, asOf));
  return (
    <div className="stack">
      <section className="panel" aria-label={t('ageing.title')}>
        <label className="ageing-day">
          <span>{t('ageing.asOf')}</span>
          <DayInput
            value={asOf ?? today}
            latest={today}
            label={t('ageing.asOf')}
            onChange={(day) => change({ asOf: day === today ? undefined : day })}
          />
          {asOf !== undefined && <span className="soft">{t('ageing.past', { day: asOf })}</span>}
        </label>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading lines={7} />
        ) : (
          <div className="stack">
            <AgeingFigures ageing={query.data} />
            <AgeingChart
              ageing={query.data}
              onOpen={(bucket) => change({ documents: undefined, bucket: asOf === undefined ? bucket : undefined })}
            />
          </div>
        )}
      </section>
      <CollectionFigures code={customer.code} asOf={asOf} />
      <BehaviourPanel code={customer.code} />
      <InvoiceTable customer={customer} />
      <SettlementTable customer={customer} />
    </div>
  );
}
