import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useScan } from './scan-portfolio.ts';
import { SeverityCounts } from './SeverityCounts.tsx';
import { WarningListTools } from './WarningListTools.tsx';
import { countsQuery, type WarningSummary, warningPages } from './warning.ts';
import { useWarningColumns } from './warning-columns.tsx';
import { useWarningView } from './warning-view.ts';
import './monitoring.css';

/** Every warning that waits, the worst and most pressing first; each filter stands in the address. */
export function WarningListPage() {
  const { t } = useTranslation('monitoring');
  const navigate = useNavigate();
  const may = useMay();
  const view = useWarningView();
  const [, change] = useAddress();
  const query = useInfiniteQuery(warningPages(view));
  const counts = useQuery(countsQuery);
  const columns = useWarningColumns(view.status);
  return (
    <>
      <PageHeader title={t('list.title')} note={t('list.note')} action={may('warnings:scan') && <ScanButton />} />
      {counts.data !== undefined && view.status === 'open' && (
        <SeverityCounts
          counts={counts.data.warnings}
          chosen={view.severity}
          onChoose={(severity) => change({ severity })}
        />
      )}
      <DataTable<WarningSummary>
        name={`warnings-${view.status}`}
        label={t('list.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        onOpen={({ id }) => void navigate({ to: '/monitoring/warnings/$id', params: { id } })}
        tools={<WarningListTools view={view} />}
        empty={
          <EmptyState title={t(view.status === 'open' ? 'list.empty' : 'list.emptyClosed')}>
            {t('list.emptyNote')}
          </EmptyState>
        }
      />
    </>
  );
}

function ScanButton() {
  const { t } = useTranslation('monitoring');
  const { message } = App.useApp();
  const problemText = useProblemText('monitoring');
  const scan = useScan();
  return (
    <Button
      loading={scan.isPending}
      onClick={() =>
        scan.mutate(null, {
          onSuccess: (counts) => void message.success(t('list.scanned', counts), 6),
          onError: (error) => void message.error(problemText(error)),
        })
      }
    >
      {t('list.scan')}
    </Button>
  );
}
