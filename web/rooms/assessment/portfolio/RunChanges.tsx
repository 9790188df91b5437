import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { type PortfolioRun, type RunChange, runChangePages } from './portfolio.ts';

/** Whose grade a run moved; the rest stand where they stood. */
export function RunChanges({ run }: { readonly run: PortfolioRun }) {
  const { t } = useTranslation('portfolio');
  const { timeZone } = useSession().company;
  const query = useInfiniteQuery(runChangePages(run.id));
  const columns = useColumns();
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes" className="panel-title">
        {t('changes', { day: formatInstant(run.createdAt, timeZone), raised: run.raised, lowered: run.lowered })}
      </h2>
      <DataTable<RunChange>
        name="run-changes"
        label={t('changesLabel')}
        columns={columns}
        rows={query.data}
        rowKey={({ customerCode }) => customerCode}
        query={query}
        empty={<EmptyState title={t('noChanges')}>{t('noChangesNote')}</EmptyState>}
      />
    </section>
  );
}

const order = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'];

function useColumns(): readonly Column<RunChange>[] {
  const { t } = useTranslation('portfolio');
  return useMemo(
    () => [
      {
        key: 'customer',
        title: t('customer'),
        sortable: true,
        value: ({ customerName }) => customerName,
        render: ({ customerCode, customerName }) => (
          <>
            <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'assessment' }}>
              {customerName}
            </Link>
            <div className="soft figure">{customerCode}</div>
          </>
        ),
      },
      {
        key: 'grade',
        title: t('gradeMove'),
        value: ({ gradeBefore, grade }) => `${gradeBefore} → ${grade}`,
        render: ({ gradeBefore, grade }) => {
          const isLower = order.indexOf(grade) > order.indexOf(gradeBefore);
          return (
            <StatusTag tone={isLower ? 'soon' : 'fine'}>
              {gradeBefore} → {grade} · {t(isLower ? 'lowered' : 'raised')}
            </StatusTag>
          );
        },
      },
      { key: 'scoreBefore', title: t('scoreBefore'), kind: 'count', value: ({ scoreBefore }) => scoreBefore },
      { key: 'score', title: t('score'), kind: 'count', sortable: true, value: ({ score }) => score },
    ],
    [t],
  );
}
