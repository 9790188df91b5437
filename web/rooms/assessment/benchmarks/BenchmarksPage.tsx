import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { useMay, useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { useText } from '../../../ui/use-text.ts';
import { BenchmarkDrawer } from './BenchmarkDrawer.tsx';
import { type Benchmark, type Benchmarks, benchmarksQuery, levels, useDropBenchmark } from './benchmarks.ts';
import { ImportDrawer } from './ImportDrawer.tsx';
import { shownFigure } from './level-figures.ts';

/** What others published about industries: entered line by line, or taken from a table. */
export function BenchmarksPage() {
  const { t } = useTranslation('benchmarks');
  const may = useMay();
  const [{ open }, change] = useAddress();
  const query = useQuery(benchmarksQuery);
  const columns = useColumns(query.data?.ratios ?? []);
  const close = () => change({ open: undefined });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          may('assessments:write') && (
            <>
              <Button onClick={() => change({ open: 'new' })}>{t('enter')}</Button>
              <Button type="primary" onClick={() => change({ open: 'import' })}>
                {t('import')}
              </Button>
            </>
          )
        }
      />
      <DataTable<Benchmark>
        name="benchmarks"
        label={t('title')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ industry, size, ratio, year }) => `${industry}-${size}-${ratio}-${year}`}
        query={query}
        empty={<EmptyState title={t('none')}>{t('noneNote')}</EmptyState>}
      />
      <BenchmarkDrawer isOpen={open === 'new'} ratios={query.data?.ratios ?? []} onClose={close} />
      <ImportDrawer isOpen={open === 'import'} ratios={query.data?.ratios ?? []} onClose={close} />
    </>
  );
}

function useColumns(ratios: Benchmarks['ratios']): readonly Column<Benchmark>[] {
  const { t } = useTranslation('benchmarks');
  const text = useText();
  const may = useMay();
  const { timeZone } = useSession().company;
  return useMemo(() => {
    const ratioOf = (code: string) => ratios.find((one) => one.code === code);
    const nameOf = (code: string) => text(ratioOf(code)?.name ?? { zh: code, en: code });
    return [
      { key: 'industry', title: t('industry'), value: ({ industry }) => industry, sortable: true },
      { key: 'size', title: t('size'), value: ({ size }) => t(`sizes.${size}`) },
      { key: 'ratio', title: t('ratio'), value: ({ ratio }) => nameOf(ratio), sortable: true },
      { key: 'year', title: t('year'), value: ({ year }) => String(year), sortable: true },
      ...levels.map(
        (level): Column<Benchmark> => ({
          key: level,
          title: t(`levels.${level}`),
          kind: 'count',
          value: (row) => row.levels[level],
          render: (row) => shownFigure(row.levels[level], ratioOf(row.ratio)?.unit ?? 'times'),
        }),
      ),
      {
        key: 'source',
        title: t('source'),
        value: ({ source }) => source,
        render: ({ source, enteredBy, enteredAt }) => (
          <>
            {source}
            <div className="soft">{t('by', { name: enteredBy, at: formatInstant(enteredAt, timeZone) })}</div>
          </>
        ),
      },
      ...(may('assessments:write')
        ? [
            {
              key: 'remove',
              title: '',
              render: (row: Benchmark) => <Remove benchmark={row} name={`${row.industry} ${nameOf(row.ratio)}`} />,
            },
          ]
        : []),
    ];
  }, [t, text, ratios, may, timeZone]);
}

function Remove({
  benchmark: { industry, size, ratio, year },
  name,
}: {
  readonly benchmark: Benchmark;
  readonly name: string;
}) {
  const { t } = useTranslation('benchmarks');
  const { message, modal } = App.useApp();
  const problemText = useProblemText('benchmarks');
  const drop = useDropBenchmark();
  const ask = () =>
    void modal.confirm({
      title: t('removeTitle', { name, year }),
      okText: t('remove'),
      onOk: () =>
        drop
          .mutateAsync({ industry, size, ratio, year })
          .then(() => void message.success(t('removed')))
          .catch((error: unknown) => void message.error(problemText(error))),
    });
  return (
    <Button type="text" size="small" aria-label={t('removeOf', { name })} onClick={ask}>
      {t('remove')}
    </Button>
  );
}
