import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { type PortfolioRun, stateTones } from './portfolio.ts';

type Props = {
  readonly runs: readonly PortfolioRun[];
  readonly shown: string | undefined;
  readonly onShow: (id: string) => void;
};

/** The runs so far; one is opened to see whom it moved. */
export function RunList({ runs, shown, onShow }: Props) {
  const { t } = useTranslation('portfolio');
  const columns = useColumns(shown);
  return (
    <section className="stack" aria-labelledby="runs">
      <h2 id="runs" className="panel-title">
        {t('runs')}
      </h2>
      <DataTable<PortfolioRun>
        name="portfolio-runs"
        label={t('runs')}
        columns={columns}
        rows={runs}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onShow(id)}
        empty={<EmptyState title={t('noRuns')}>{t('noRunsNote')}</EmptyState>}
      />
    </section>
  );
}

function useColumns(shown: string | undefined): readonly Column<PortfolioRun>[] {
  const { t } = useTranslation('portfolio');
  const { timeZone } = useSession().company;
  return useMemo(
    () => [
      {
        key: 'createdAt',
        title: t('startedAt'),
        kind: 'day',
        value: ({ createdAt }) => createdAt,
        render: ({ id, createdAt }) => (
          <>
            {formatInstant(createdAt, timeZone)}
            {id === shown && <div className="soft">{t('shownAbove')}</div>}
          </>
        ),
      },
      {
        key: 'state',
        title: t('state'),
        value: ({ state }) => t(`states.${state}`),
        render: ({ state, failure }) => (
          <>
            <StatusTag tone={stateTones[state]}>{t(`states.${state}`)}</StatusTag>
            {failure !== null && <div className="soft">{t('failed')}</div>}
          </>
        ),
      },
      { key: 'done', title: t('customers'), kind: 'count', value: ({ customersDone }) => customersDone },
      { key: 'assessed', title: t('assessed'), kind: 'count', value: ({ assessed }) => assessed },
      { key: 'unchanged', title: t('unchanged'), kind: 'count', value: ({ unchanged }) => unchanged },
      { key: 'raised', title: t('raised'), kind: 'count', value: ({ raised }) => raised },
      { key: 'lowered', title: t('lowered'), kind: 'count', value: ({ lowered }) => lowered },
      { key: 'by', title: t('by'), value: ({ startedBy }) => startedBy },
    ],
    [t, timeZone, shown],
  );
}
