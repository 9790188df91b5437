import type { ReactNode } from 'react';
import { useIsPhone } from '../../ui/use-is-phone.ts';

export type FewColumn<Row> = {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly isFigure?: boolean;
  /** Takes the room that is left, and may wrap. */
  readonly grows?: boolean;
};

type Props<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly FewColumn<Row>[];
};

/** A handful of rows to act on: a plain table, cards on a phone. The whole list has its own page with its instruments. */
export function FewTable<Row>({ label, rows, rowKey, columns }: Props<Row>) {
  const isPhone = useIsPhone();
  if (isPhone) return <Cards rows={rows} rowKey={rowKey} columns={columns} label={label} />;
  return (
    <table className="few-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, title, isFigure }) => (
            <th key={key} scope="col" className={isFigure === true ? 'few-figure' : ''}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, render, isFigure, grows }) => (
              <td key={key} className={isFigure === true ? 'few-figure' : grows === true ? 'few-grows' : ''}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards<Row>({ label, rows, rowKey, columns: [first, ...others] }: Props<Row>) {
  return (
    <ul className="few-cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="few-card-head">{first?.render(row)}</div>
          <dl>
            {others.map(({ key, title, render }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd>{render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
