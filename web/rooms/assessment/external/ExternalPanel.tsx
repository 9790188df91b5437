import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import type { Customer } from '../../customers/customer.ts';
import { externalQuery } from './external.ts';
import { RecordDrawer } from './RecordDrawer.tsx';
import { RecordItem } from './RecordItem.tsx';
import './external.css';

/** What bureaus, the registry and the courts say of the customer, with the papers. */
export function ExternalPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('external');
  const may = useMay();
  const query = useQuery(externalQuery(customer.code));
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel stack" aria-labelledby="external">
      <div className="external-head">
        <h2 id="external" className="panel-title">
          {t('title')}
        </h2>
        <div className="external-actions">
          {may('imports:run') && may('assessments:write') && <ButtonLink to="/import">{t('fromFile')}</ButtonLink>}
          {may('assessments:write') && <Button onClick={() => setOpen(true)}>{t('action')}</Button>}
        </div>
      </div>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={3} />
      ) : query.data.length === 0 ? (
        <p className="soft assessment-note">{t('none')}</p>
      ) : (
        <ul className="external-list">
          {query.data.map((record) => (
            <RecordItem key={record.id} record={record} />
          ))}
        </ul>
      )}
      <RecordDrawer customer={customer} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}
