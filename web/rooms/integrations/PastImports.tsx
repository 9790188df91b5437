import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { type ImportSummary, importPages } from './import.ts';
import { shownState, stateTones } from './import-states.ts';

export function PastImports({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('integrations');
  const { timeZone } = useSession().company;
  const query = useInfiniteQuery(importPages);
  const columns = useMemo(
    (): readonly Column<ImportSummary>[] => [
      { key: 'fileName', title: t('past.file'), value: ({ fileName }) => fileName },
      { key: 'kind', title: t('past.kind'), value: ({ kind }) => t(`kinds.${kind}`) },
      {
        key: 'state',
        title: t('past.state'),
        value: (one) => t(`states.${shownState(one)}`),
        render: (one) => <StatusTag tone={stateTones[shownState(one)]}>{t(`states.${shownState(one)}`)}</StatusTag>,
      },
      { key: 'created', title: t('past.created'), kind: 'count', value: ({ created }) => created },
      { key: 'unchanged', title: t('past.unchanged'), kind: 'count', value: ({ unchanged }) => unchanged },
      { key: 'rejected', title: t('past.rejected'), kind: 'count', value: ({ rejected }) => rejected },
      { key: 'createdBy', title: t('past.by'), value: ({ createdBy }) => createdBy },
      {
        key: 'createdAt',
        title: t('past.at'),
        kind: 'day',
        value: ({ createdAt }) => formatInstant(createdAt, timeZone),
        render: ({ createdAt }) => formatInstant(createdAt, timeZone),
      },
    ],
    [t, timeZone],
  );
  return (
    <DataTable<ImportSummary>
      name="imports"
      label={t('past.title')}
      columns={columns}
      rows={query.data}
      rowKey={({ id }) => id}
      query={query}
      onOpen={({ id }) => onOpen(id)}
      tools={<h2 className="panel-title">{t('past.title')}</h2>}
      empty={<EmptyState title={t('past.none')}>{t('past.noneNote')}</EmptyState>}
    />
  );
}
