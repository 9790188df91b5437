import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Cell } from './Cell.tsx';
import { type Column, headOf, isFigure } from './column.ts';
import type { DataTableProps } from './DataTable.tsx';
import { useRowKeys } from './use-row-keys.ts';

type Props<Row> = Omit<DataTableProps<Row>, 'rows'> & { readonly rows: readonly Row[] };

/** The same rows on a phone: one card each, the first column as its title, the others beneath each other. */
export function TableCards<Row extends object>(props: Props<Row>) {
  const { columns, rows, rowKey, selection } = props;
  const { t } = useTranslation();
  const rowProps = useRowKeys(props);
  const [title, ...others] = columns;
  return (
    <ul className="cards">
      {rows.map((row, index) => {
        const key = rowKey(row);
        return (
          <li key={key} data-row-key={key} {...rowProps(row, index)}>
            <div className="card-title">
              {selection && (
                <Checkbox
                  aria-label={t('table.select')}
                  checked={selection.keys.includes(key)}
                  onChange={({ target }) =>
                    selection.onChange(
                      target.checked ? [...selection.keys, key] : selection.keys.filter((one) => one !== key),
                    )
                  }
                />
              )}
              {title && <Cell column={title} row={row} />}
            </div>
            <dl>
              {others.map((column) => (
                <CardLine key={column.key} column={column} row={row} />
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

function CardLine<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  return (
    <div>
      <dt>{headOf(column)}</dt>
      <dd className={isFigure(column) || column.kind === 'day' ? 'figure' : undefined}>
        <Cell column={column} row={row} />
      </dd>
    </div>
  );
}
