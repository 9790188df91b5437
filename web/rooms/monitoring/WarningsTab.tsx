import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { CustomerReviews } from './CustomerReviews.tsx';
import { type WarningSummary, warningPages } from './warning.ts';
import { useWarningColumns } from './warning-columns.tsx';
import './monitoring.css';

/** One customer's warnings, open and closed, and its reviews. */
export function WarningsTab({ code }: { readonly code: string }) {
  const may = useMay();
  return (
    <div className="stack">
      <Warnings code={code} status="open" />
      {may('reviews:read') && <CustomerReviews code={code} />}
      <Warnings code={code} status="closed" />
    </div>
  );
}

function Warnings({ code, status }: { readonly code: string; readonly status: WarningSummary['state'] }) {
  const { t } = useTranslation('monitoring');
  const navigate = useNavigate();
  const query = useInfiniteQuery(warningPages({ status, customerCode: code }));
  const columns = useWarningColumns(status, false);
  return (
    <DataTable<WarningSummary>
      name={`customer-warnings-${status}`}
      label={t(`tab.${status}`)}
      columns={columns}
      rows={query.data}
      rowKey={({ id }) => id}
      query={query}
      onOpen={({ id }) => void navigate({ to: '/monitoring/warnings/$id', params: { id } })}
      tools={<h2 className="panel-title">{t(`tab.${status}`)}</h2>}
      empty={<p className="table-none soft">{t(status === 'open' ? 'tab.none' : 'tab.noneClosed')}</p>}
    />
  );
}
