import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatAmount, noValue } from '../../../format.ts';
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Chart } from '../assessment.ts';
import type { SumFault } from '../typed-sums.ts';
import { type Corrections, lineOf, needsLook, rowKey } from './corrected.ts';
import type { Spread, SpreadRow } from './spreading.ts';

type Props = {
  readonly spread: Spread;
  readonly items: Chart['items'];
  readonly corrections: Corrections;
  /** Of each period. */
  readonly faults: readonly (readonly SumFault[])[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (period: number) => void;
  readonly onCorrect: (row: SpreadRow, line: string | null) => void;
};

const leftOut = '';

/** Each row of the file with its cell, the line it was taken for, and its figures; what to look at is marked. */
export function SpreadTable({ spread, items, corrections, faults, chosen, onChoose, onCorrect }: Props) {
  const { t } = useTranslation('spreading');
  const text = useText();
  const options = (part: string) => [
    { value: leftOut, label: t('leaveOut') },
    ...items
      .filter((item) => item.part === part || item.part === 'notes')
      .map((item) => ({ value: item.code as string, label: text(item.name) })),
  ];
  const nameOf = (line: string) => {
    const item = items.find(({ code }) => code === line);
    return item === undefined ? line : text(item.name);
  };
  return (
    <section className="panel" aria-label={t('lines')}>
      <table className="spread-table">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('line')}</th>
            {spread.periods.map(({ periodEnd, span }, period) => (
              <th key={`${periodEnd}${span}${period}`} scope="col" className="spread-figure">
                <Checkbox checked={chosen.has(period)} onChange={() => onChoose(period)}>
                  {periodEnd ?? t(period === 0 ? 'thisPeriod' : 'periodBefore')}
                </Checkbox>
                <div className="soft">{t(`spans.${span}`)}</div>
                {(faults[period] ?? []).map(({ total, expected, difference }) => (
                  <div key={total} className="spreading-warn">
                    {t('fault', {
                      line: nameOf(total),
                      expected: formatAmount(expected),
                      difference: formatAmount(difference),
                    })}
                  </div>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread.rows.map((row) => (
            <tr key={rowKey(row)} className={needsLook(row, corrections) ? 'spread-look' : ''}>
              <th scope="row">
                <span className="soft spread-cell">
                  {spread.unread.length + spread.parts.length > 1 ? `${row.sheet} ` : ''}
                  {row.cell}
                </span>{' '}
                {row.label}
              </th>
              <td>
                <Select
                  aria-label={t('lineOf', { label: row.label })}
                  className="spread-choice"
                  size="small"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={lineOf(row, corrections) ?? leftOut}
                  onChange={(line: string) => onCorrect(row, line === leftOut ? null : line)}
                  options={options(row.part)}
                />
                <How row={row} corrections={corrections} />
              </td>
              {spread.periods.map(({ periodEnd, span }, period) => {
                const figure = row.figures.find((one) => one.period === period);
                return (
                  <td key={`${periodEnd}${span}${period}`} className="spread-figure" title={figure?.cell ?? ''}>
                    {figure === undefined ? (
                      noValue
                    ) : figure.problem === null ? (
                      <span className="figure">{formatAmount(figure.amount)}</span>
                    ) : (
                      <>
                        <span className="figure">{figure.text}</span>
                        <div className="spreading-warn">{t(`problem.${figure.problem}`, { cell: figure.cell })}</div>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const tones: Readonly<Record<SpreadRow['how'], Tone>> = {
  same_name: 'fine',
  remembered: 'open',
  likely: 'soon',
  unknown: 'soon',
};

function How({ row, corrections }: { readonly row: SpreadRow; readonly corrections: Corrections }) {
  const { t } = useTranslation('spreading');
  if (corrections.has(rowKey(row))) return <StatusTag tone="open">{t('how.corrected')}</StatusTag>;
  if (row.repeats) return <StatusTag tone="soon">{t('how.repeats')}</StatusTag>;
  const percent = Math.round((row.likeness ?? 0) * 100);
  return <StatusTag tone={tones[row.how]}>{t(`how.${row.how}`, { percent })}</StatusTag>;
}
