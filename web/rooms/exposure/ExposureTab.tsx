import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import type { Customer } from '../customers/customer.ts';
import { DeliveryTable } from '../receivables/DeliveryTable.tsx';
import { ItemsPanel } from './ItemsPanel.tsx';
import { LevelList } from './LevelList.tsx';
import { MarkedTable } from './MarkedTable.tsx';
import { PaidForOthers } from './PaidForOthers.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { positionQuery } from './position.ts';
import { ReservationTable } from './ReservationTable.tsx';
import { WaterfallPanel } from './WaterfallPanel.tsx';

/** What the exposure is made of, down to the documents, and the ledger whose sum it is. */
export function ExposureTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const query = useQuery(positionQuery(customer.code));
  return (
    <div className="stack">
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div className="panel">
          <Loading lines={15} />
        </div>
      ) : (
        <>
          <WaterfallPanel position={query.data} />
          {query.data.levels !== undefined && (
            <div className="panel">
              <LevelList levels={query.data.levels} note={t('levels.positionNote')} />
            </div>
          )}
          <MarkedTable position={query.data} />
        </>
      )}
      <PaidForOthers customer={customer} />
      <div id="reservations">
        <ReservationTable customer={customer} />
      </div>
      <div id="deliveries">
        <DeliveryTable customer={customer} />
      </div>
      <div id="items">
        <ItemsPanel customer={customer} />
      </div>
      <LedgerTable customer={customer} />
    </div>
  );
}
