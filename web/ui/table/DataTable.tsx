import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { Loading } from '../Loading.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import { type Column, sortRows, valueOf } from './column.ts';
import { TableCards } from './TableCards.tsx';
import { TableGrid } from './TableGrid.tsx';
import { TableTools } from './TableTools.tsx';
import { columnChoice, type TableView, useTableView } from './table-view.ts';
import './data-table.css';

export type DataTableProps<Row> = {
  /** Remembers the columns under this name and names the exported file. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** The query behind the rows, as TanStack Query gives it; with cursor paging it also loads more. */
  readonly query?: TableQuery;
  /** Who sorts and filters: the table what it has (default), or the server, asked by the page with `useTableView`. */
  readonly arrangedBy?: 'table' | 'server';
  readonly onOpen?: (row: Row) => void;
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: readonly string[]) => void };
  /** What is said when there is nothing at all: an EmptyState with the first thing to do. */
  readonly empty?: ReactNode;
  /** Search field and the like, left of the table's own tools. */
  readonly tools?: ReactNode;
  /** In the place of the table's own export: where the server makes a file of every row, seen or not. */
  readonly files?: ReactNode;
};

export type TableQuery = {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage?: boolean;
  readonly isFetchingNextPage?: boolean;
  readonly fetchNextPage?: () => unknown;
};

/** The instrument that every list is read in: a grid, or cards on a phone, with the same columns and order. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, query, tools, files } = props;
  const view = useTableView();
  const isPhone = useIsPhone();
  const shownColumns = useShownColumns(name, columns);
  const rows = useArranged(props, view);
  const shown = { ...props, columns: shownColumns, rows };
  return (
    <section className="data-table" aria-label={label}>
      <div className="data-table-tools">
        <div className="data-table-own-tools">{tools}</div>
        {!isPhone && rows.length > 0 && (
          <TableTools name={name} columns={columns} shown={shownColumns} rows={rows} files={files} />
        )}
      </div>
      {rows.length === 0 ? (
        <NoRows {...props} view={view} />
      ) : isPhone ? (
        <TableCards {...shown} />
      ) : (
        <TableGrid {...shown} view={view} />
      )}
      {rows.length > 0 && <TableFoot count={rows.length} query={query} />}
    </section>
  );
}

function useShownColumns<Row>(name: string, columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const chosen = columnChoice(name).use();
  return useMemo(() => {
    const keys = chosen?.split(',');
    // The first column says what the row is; it always stays.
    return columns.filter(
      (column, index) =>
        index === 0 || (keys === undefined ? column.initiallyHidden !== true : keys.includes(column.key)),
    );
  }, [columns, chosen]);
}

function useArranged<Row>({ rows, columns, arrangedBy }: DataTableProps<Row>, view: TableView): readonly Row[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (rows === undefined) return [];
    if (arrangedBy === 'server') return rows;
    const filters = columns.flatMap((column) => {
      const chosen = column.filters === undefined ? [] : view.chosen(column.key);
      return chosen.length === 0 ? [] : [{ column, chosen }];
    });
    const matching = rows.filter((row) =>
      filters.every(({ column, chosen }) => chosen.includes(String(valueOf(column, row) ?? ''))),
    );
    return sortRows(matching, columns, view.sort, new Intl.Collator(i18n.language, { numeric: true }));
  }, [rows, columns, arrangedBy, view, i18n.language]);
}

/** Failed, still loading, filtered away, or truly nothing: four faces, each with its way on. */
function NoRows<Row>({ columns, rows, query, empty, view }: DataTableProps<Row> & { readonly view: TableView }) {
  const { t } = useTranslation();
  if (query?.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows === undefined || query?.isPending === true) return <Loading lines={8} />;
  const filtered = columns.filter(({ key, filters }) => filters !== undefined && view.chosen(key).length > 0);
  if (filtered.length === 0) return empty ?? <EmptyState />;
  const clear = () =>
    view.change({ sort: view.sort, filters: Object.fromEntries(filtered.map(({ key }) => [key, undefined])) });
  return <EmptyState title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clear')}</Button>} />;
}

function TableFoot({ count, query }: { readonly count: number; readonly query: TableQuery | undefined }) {
  const { t } = useTranslation();
  const hasMore = query?.hasNextPage === true;
  return (
    <div className="data-table-foot">
      <span className="soft">{hasMore ? t('table.rowsLoaded', { count }) : t('table.rows', { count })}</span>
      {hasMore && (
        <Button loading={query.isFetchingNextPage ?? false} onClick={() => void query.fetchNextPage?.()}>
          {t('table.more')}
        </Button>
      )}
    </div>
  );
}
