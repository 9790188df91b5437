import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { useText } from '../../../ui/use-text.ts';
import { type Override, overridePages, overrideRulesQuery } from './overrides.ts';

const shows = ['running', 'ended', 'all'] as const;
type Show = (typeof shows)[number];

/** Every word above the model's, for whoever reviews them: those that run first. */
export function OverrideListPage() {
  const { t } = useTranslation('assessment');
  const [{ show: wanted }, change] = useAddress();
  const show = shows.find((one) => one === wanted) ?? 'running';
  const query = useInfiniteQuery(overridePages(show === 'all' ? undefined : show));
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('overrides.title')} note={t('overrides.note')} />
      <DataTable<Override>
        name="overrides"
        label={t('overrides.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={
          <Segmented<Show>
            aria-label={t('overrides.show')}
            value={show}
            options={shows.map((value) => ({ value, label: t(`overrides.shows.${value}`) }))}
            onChange={(value) => change({ show: value === 'running' ? undefined : value })}
          />
        }
        empty={<EmptyState title={t('overrides.empty')}>{t('overrides.emptyNote')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): readonly Column<Override>[] {
  const { t } = useTranslation('assessment');
  const text = useText();
  const rules = useQuery(overrideRulesQuery).data;
  return useMemo(() => {
    const because = (code: string) => {
      const name = rules?.reasons.find((one) => one.code === code)?.name;
      return name === undefined ? code : text(name);
    };
    return [
      {
        key: 'customer',
        title: t('overrides.customer'),
        value: ({ customerName }) => customerName,
        sortable: true,
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
        key: 'change',
        title: t('overrides.change'),
        value: ({ modelGrade, grade }) => `${modelGrade} → ${grade}`,
        render: ({ modelGrade, grade, steps }) => (
          <StatusTag tone={steps > 0 ? 'soon' : 'quiet'}>
            {modelGrade} → {grade} ({steps > 0 ? `+${steps}` : `−${-steps}`})
          </StatusTag>
        ),
      },
      {
        key: 'now',
        title: t('overrides.now'),
        value: ({ modelGradeNow }) => modelGradeNow,
        render: ({ modelGradeNow, modelGrade, endedBecause }) => (
          <>
            {modelGradeNow ?? '—'}
            {endedBecause === null && modelGradeNow !== modelGrade && (
              <div className="soft">{t('overrides.moved')}</div>
            )}
          </>
        ),
      },
      {
        key: 'reason',
        title: t('overrides.reasonCode'),
        value: ({ reasonCode, reason }) => `${because(reasonCode)} · ${reason}`,
        render: ({ reasonCode, reason }) => (
          <>
            {because(reasonCode)}
            <div className="soft">{reason}</div>
          </>
        ),
      },
      {
        key: 'madeBy',
        title: t('overrides.by'),
        value: ({ madeBy }) => madeBy,
        render: ({ madeBy, validFrom }) => (
          <>
            {madeBy}
            <div className="soft figure">{validFrom}</div>
          </>
        ),
      },
      { key: 'validTo', title: t('overrides.until'), kind: 'day', value: ({ validTo }) => validTo, sortable: true },
      {
        key: 'state',
        title: t('overrides.state'),
        value: ({ endedBecause }) => t(`overrides.states.${endedBecause ?? 'running'}`),
        render: ({ endedBecause }) => (
          <StatusTag tone={endedBecause === null ? 'open' : 'quiet'}>
            {t(`overrides.states.${endedBecause ?? 'running'}`)}
          </StatusTag>
        ),
      },
    ];
  }, [t, text, rules]);
}
