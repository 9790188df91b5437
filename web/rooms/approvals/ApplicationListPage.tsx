import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ApplyDrawer } from './ApplyDrawer.tsx';
import { type ApplicationSummary, applicationPages, applicationStates } from './application.ts';
import { useApplicationColumns } from './application-columns.tsx';
import './approvals.css';

const shows = ['waiting_for_me', 'mine', 'all'] as const;
type Show = (typeof shows)[number];

/** What waits for the reader first, then what they asked for, then everything. */
export function ApplicationListPage() {
  const { t } = useTranslation('approvals');
  const navigate = useNavigate();
  const may = useMay();
  const [{ show: wanted, state: wantedState, apply }, change] = useAddress();
  const usual: Show = may('applications:decide') ? 'waiting_for_me' : may('applications:write') ? 'mine' : 'all';
  const show = shows.find((one) => one === wanted) ?? usual;
  const state = show === 'waiting_for_me' ? undefined : applicationStates.find((one) => one === wantedState);
  const query = useInfiniteQuery(applicationPages({ show: show === 'all' ? undefined : show, state }));
  const rows = useMemo(() => waitingFirst(query.data), [query.data]);
  const columns = useApplicationColumns();
  const applyButton = may('applications:write') && (
    <Button type="primary" onClick={() => change({ apply: 'new' })}>
      {t('list.apply')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('list.title')} note={t('list.note')} action={applyButton} />
      <DataTable<ApplicationSummary>
        name="applications"
        label={t('list.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        query={query}
        onOpen={({ id }) => void navigate({ to: '/credit/applications/$id', params: { id } })}
        tools={
          <>
            <Segmented<Show>
              aria-label={t('list.show')}
              value={show}
              options={shows
                .filter((one) => one !== 'waiting_for_me' || may('applications:decide'))
                .map((value) => ({ value, label: t(`list.shows.${value}`) }))}
              onChange={(value) => change({ show: value === usual ? undefined : value })}
            />
            {show !== 'waiting_for_me' && (
              <Select
                className="list-status"
                aria-label={t('list.state')}
                value={state ?? 'any'}
                options={[
                  { value: 'any', label: t('list.anyState') },
                  ...applicationStates.map((value) => ({ value, label: t(`states.${value}`) })),
                ]}
                onChange={(value: string) => change({ state: value === 'any' ? undefined : value })}
              />
            )}
          </>
        }
        empty={<NoApplications show={show} />}
      />
      <ApplyDrawer isOpen={apply === 'new'} onClose={() => change({ apply: undefined })} />
    </>
  );
}

function waitingFirst(rows: readonly ApplicationSummary[] | undefined) {
  return rows?.toSorted((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe));
}

function NoApplications({ show }: { readonly show: Show }) {
  const { t } = useTranslation('approvals');
  if (show === 'waiting_for_me')
    return <EmptyState title={t('list.emptyWaiting')}>{t('list.emptyWaitingNote')}</EmptyState>;
  return <EmptyState title={t(show === 'mine' ? 'list.emptyMine' : 'list.empty')}>{t('list.emptyNote')}</EmptyState>;
}
