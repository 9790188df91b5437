import type { ReactNode } from 'react';
import { shareOf } from '../decimal.ts';
import './bar-list.css';

export type BarRow = {
  readonly key: string;
  /** The name, usually a link to the list behind the bar. */
  readonly name: ReactNode;
  /** Exact decimal text: the length of the bar. */
  readonly value: string;
  readonly shown: ReactNode;
  readonly note?: ReactNode;
  /** A colour of the palette, as `var(--danger)`; the accent when left out. */
  readonly colour?: string;
};

type Props = {
  readonly label: string;
  readonly rows: readonly BarRow[];
  /** What stands over the names, the values and the notes. */
  readonly heads: readonly [name: string, value: string, note?: string];
};

/** Named bars with their figures: a table that is read as a chart. Bars begin at zero and share one scale. */
export function BarList({ label, rows, heads: [name, value, note] }: Props) {
  const longest = rows.reduce((most, row) => Math.max(most, Number(row.value)), 0);
  return (
    <table className="bar-list" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <td />
          <th scope="col">{value}</th>
          {note !== undefined && <th scope="col">{note}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td className="bar-list-bar" aria-hidden="true">
              <i style={{ width: widthOf(row.value, longest), background: row.colour ?? 'var(--accent)' }} />
            </td>
            <td className="figure">{row.shown}</td>
            {note !== undefined && <td className="figure soft">{row.note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function widthOf(value: string, longest: number): string {
  const share = longest === 0 ? 0 : (shareOf(value, longest.toFixed(2)) ?? 0);
  return `${Math.max(0, Math.round(share * 1000) / 10)}%`;
}
