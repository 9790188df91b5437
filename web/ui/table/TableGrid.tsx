import { Table, type TableColumnsType, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { sumDecimals } from '../../decimal.ts';
import { formatAmount } from '../../format.ts';
import { Cell } from './Cell.tsx';
import { type Column, isFigure, valueOf } from './column.ts';
import type { DataTableProps } from './DataTable.tsx';
import { density, type TableView } from './table-view.ts';
import { useRowKeys } from './use-row-keys.ts';

type Props<Row> = Omit<DataTableProps<Row>, 'rows'> & { readonly rows: readonly Row[]; readonly view: TableView };

/** The grid on a desk: antd's table, with our columns, the order from the address, exact totals, and J/K. */
export function TableGrid<Row extends object>(props: Props<Row>) {
  const { t } = useTranslation();
  const { columns, rows, rowKey, selection, view, label } = props;
  const rowProps = useRowKeys(props);
  const isCompact = density.use() === 'compact';
  const hasTotals = columns.some(({ total }) => total === true);
  const onChange: TableProps<Row>['onChange'] = (_, filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
    const sort = order ? { key: String(columnKey), descending: order === 'descend' } : undefined;
    const chosen = Object.entries(filters).map(([key, values]) => [key, values?.join(',')] as const);
    view.change({ sort, filters: Object.fromEntries(chosen) });
  };
  return (
    <Table<Row>
      aria-label={label}
      className={isCompact ? 'grid grid-compact' : 'grid'}
      size="small"
      columns={columns.map((column, index) => antdColumn(column, index === 0, view))}
      dataSource={rows as Row[]}
      rowKey={rowKey}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      scroll={{ x: 'max-content' }}
      showSorterTooltip={false}
      onChange={onChange}
      onRow={rowProps}
      {...(selection && {
        rowSelection: {
          selectedRowKeys: [...selection.keys],
          onChange: (keys) => selection.onChange(keys.map(String)),
          columnWidth: 40,
          fixed: true,
        },
      })}
      {...(hasTotals && {
        summary: () => (
          <Totals
            columns={columns}
            rows={rows}
            name={props.query?.hasNextPage === true ? t('table.totalLoaded') : t('table.total')}
            isIndented={selection !== undefined}
          />
        ),
      })}
    />
  );
}

function antdColumn<Row>(column: Column<Row>, isFirst: boolean, view: TableView): TableColumnsType<Row>[number] {
  const { sort } = view;
  const order = sort?.key === column.key ? (sort.descending ? 'descend' : 'ascend') : null;
  return {
    key: column.key,
    title: <Head column={column} />,
    align: isFigure(column) ? 'end' : 'start',
    className: isFigure(column) || column.kind === 'day' ? 'figure' : 'grid-text',
    ...(column.width !== undefined && { width: column.width }),
    ...(isFirst && { fixed: 'start' as const, rowScope: 'row' as const }),
    // The rows come sorted: antd only shows the arrows and says what was asked.
    ...(column.sortable === true && { sorter: true, sortOrder: order }),
    ...(column.filters !== undefined && {
      filters: column.filters.map(({ value, text }) => ({ value, text })),
      filteredValue: view.chosen(column.key).length === 0 ? null : [...view.chosen(column.key)],
    }),
    render: (_: unknown, row: Row) => <Cell column={column} row={row} />,
  };
}

function Head({ column: { title, unit } }: { readonly column: Pick<Column<never>, 'title' | 'unit'> }) {
  return (
    <>
      {title}
      {unit !== undefined && <span className="grid-unit">{unit}</span>}
    </>
  );
}

type TotalsProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly name: string;
  readonly isIndented: boolean;
};

function Totals<Row>({ columns, rows, name, isIndented }: TotalsProps<Row>) {
  const offset = isIndented ? 1 : 0;
  return (
    <Table.Summary fixed>
      <Table.Summary.Row className="grid-totals">
        {isIndented && <Table.Summary.Cell index={0} />}
        {columns.map((column, index) => (
          <Table.Summary.Cell key={column.key} index={index + offset} align={isFigure(column) ? 'end' : 'start'}>
            {index === 0 ? name : column.total === true ? <span className="figure">{total(column, rows)}</span> : null}
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  );
}

/** Words such as "unlimited" are no amounts and are left out of the sum. */
function total<Row>(column: Column<Row>, rows: readonly Row[]): string {
  const amounts = rows.map((row) => String(valueOf(column, row) ?? '')).filter((text) => /^-?\d+(\.\d+)?$/.test(text));
  return formatAmount(sumDecimals(amounts));
}
