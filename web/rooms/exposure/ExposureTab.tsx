import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Customer } from '../customers/customer.ts';
import { DeliveryTable } from '../receivables/DeliveryTable.tsx';
import { LevelList } from './LevelList.tsx';
import { MarkedTable } from './MarkedTable.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { type Position, positionQuery } from './position.ts';
import { ReservationTable } from './ReservationTable.tsx';

/** What the exposure is made of, down to the documents, and the ledger whose sum it is. */
export function ExposureTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const query = useQuery(positionQuery(customer.code));
  return (
    <div className="stack">
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={3} />
      ) : (
        <>
          <Sum position={query.data} />
          {query.data.levels !== undefined && (
            <div className="panel">
              <LevelList levels={query.data.levels} note={t('levels.positionNote')} />
            </div>
          )}
          <MarkedTable position={query.data} />
        </>
      )}
      <ReservationTable customer={customer} />
      <DeliveryTable customer={customer} />
      <LedgerTable customer={customer} />
    </div>
  );
}

/** The exposure as a sum that can be read aloud. */
function Sum({ position: { customerCode, exposure } }: { readonly position: Position }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  return (
    <dl className="panel exposure-sum">
      <div>
        <dt>{common('headroom.openOrders')}</dt>
        <dd>
          <MoneyText value={exposure.openOrders} />
        </dd>
      </div>
      <span aria-hidden="true">+</span>
      <div>
        <dt>{common('headroom.delivered')}</dt>
        <dd>
          <MoneyText value={exposure.deliveredNotInvoiced} />
        </dd>
      </div>
      <span aria-hidden="true">+</span>
      <div>
        <dt>{t('sum.receivables')}</dt>
        <dd>
          <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'receivables' }}>
            <MoneyText value={exposure.receivables} />
          </Link>
        </dd>
      </div>
      {exposure.billsReceivable !== undefined && (
        <>
          <span aria-hidden="true">+</span>
          <div>
            <dt>{t('sum.billsReceivable')}</dt>
            <dd>
              <Link to="/receivables/bills">
                <MoneyText value={exposure.billsReceivable} />
              </Link>
            </dd>
          </div>
        </>
      )}
      <span aria-hidden="true">=</span>
      <div>
        <dt>{common('headroom.used')}</dt>
        <dd>
          <strong>
            <MoneyText value={exposure.total} />
          </strong>
        </dd>
      </div>
    </dl>
  );
}
