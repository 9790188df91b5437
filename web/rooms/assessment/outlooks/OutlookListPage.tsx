import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { useToday } from '../../../app/company-day.ts';
import { useMay } from '../../../app/session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { OutlookDrawer } from './OutlookDrawer.tsx';
import { isCurrent, type Outlook, outlooksQuery, outlookTones } from './outlooks.ts';
import './outlooks.css';

const fresh = 'new';

/** How every industry is expected to do: dated, with its source, who keeps it, and when it ends. */
export function OutlookListPage() {
  const { t } = useTranslation('outlooks');
  const may = useMay();
  const [{ industry }, change] = useAddress();
  const query = useQuery(outlooksQuery);
  const columns = useColumns();
  const canState = may('assessments:write');
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          canState && (
            <Button type="primary" onClick={() => change({ industry: fresh })}>
              {t('state')}
            </Button>
          )
        }
      />
      <DataTable<Outlook>
        name="outlooks"
        label={t('title')}
        columns={columns}
        rows={query.data}
        rowKey={(one) => one.industry}
        query={query}
        {...(canState && { onOpen: (one: Outlook) => change({ industry: one.industry }) })}
        empty={<EmptyState title={t('none')}>{t('noneNote')}</EmptyState>}
      />
      {query.data !== undefined && canState && (
        <OutlookDrawer
          key={industry}
          stands={query.data.find((one) => one.industry === industry)}
          isOpen={industry !== undefined}
          onClose={() => change({ industry: undefined })}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<Outlook>[] {
  const { t } = useTranslation('outlooks');
  const today = useToday();
  return useMemo(
    () => [
      { key: 'industry', title: t('industry'), sortable: true, value: ({ industry }) => industry },
      {
        key: 'outlook',
        title: t('outlook'),
        value: ({ outlook }) => t(`levels.${outlook}`),
        render: ({ outlook }) => <StatusTag tone={outlookTones[outlook]}>{t(`levels.${outlook}`)}</StatusTag>,
      },
      {
        key: 'reason',
        title: t('reason'),
        value: ({ reason }) => reason,
        render: ({ reason }) => <span className="outlook-words">{reason}</span>,
      },
      {
        key: 'source',
        title: t('source'),
        value: ({ source }) => source,
        render: ({ source }) => (
          <span className={source === '' ? 'soft' : 'outlook-words'}>{source === '' ? t('noSource') : source}</span>
        ),
      },
      { key: 'owner', title: t('owner'), value: ({ owner }) => owner },
      {
        key: 'statedOn',
        title: t('statedOn'),
        kind: 'day',
        sortable: true,
        value: ({ statedOn, changedAt }) => statedOn ?? changedAt.slice(0, 10),
      },
      {
        key: 'validTo',
        title: t('validTo'),
        kind: 'day',
        sortable: true,
        value: ({ validTo }) => validTo,
        render: (one) => (
          <>
            {one.validTo ?? t('noEnd')}
            {!isCurrent(one, today) && (
              <div>
                <StatusTag tone="soon">{t('expired')}</StatusTag>
              </div>
            )}
          </>
        ),
      },
    ],
    [t, today],
  );
}
