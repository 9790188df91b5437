import { useText } from '../../ui/use-text.ts';
import type { PolicySection, PolicyTable } from './policy.ts';

/** One numbered section: its clauses, then its tables. */
export function SectionText({ section: { number, title, clauses, tables } }: { readonly section: PolicySection }) {
  const text = useText();
  return (
    <section id={`section-${number}`} aria-labelledby={`section-${number}-title`}>
      <h2 id={`section-${number}-title`}>
        <span className="figure">{number}</span> {text(title)}
      </h2>
      {clauses.map((clause) => (
        <p key={clause.number} className="policy-clause">
          <span className="figure">{clause.number}</span>
          <span>{text(clause.text)}</span>
        </p>
      ))}
      {tables.map((table) => (
        <TableText key={table.title.en} table={table} />
      ))}
    </section>
  );
}

/** On a phone each row stands under its own headings, so that nothing scrolls sideways. */
function TableText({ table: { title, columns, rows } }: { readonly table: PolicyTable }) {
  const text = useText();
  const isFigure = columns.map((_, column) => rows.every((row) => /^[-¥\d.,%]+$/.test(row[column]?.en ?? '')));
  return (
    <table className="policy-table">
      <caption>{text(title)}</caption>
      <thead>
        <tr>
          {columns.map((column, place) => (
            <th key={column.en} scope="col" className={isFigure[place] === true ? 'policy-figure' : ''}>
              {text(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={`${line}-${row[0]?.en ?? ''}`}>
            {row.map((cell, place) => (
              <td
                key={columns[place]?.en ?? place}
                data-title={columns[place] === undefined ? '' : text(columns[place])}
                className={isFigure[place] === true ? 'policy-figure' : ''}
              >
                {text(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
