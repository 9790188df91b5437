import { Button, Checkbox, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, noValue } from '../../../format.ts';
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Chart } from '../assessment.ts';
import type { SumFault } from '../typed-sums.ts';
import { type Corrections, lineOf, needsLook, rowKey } from './corrected.ts';
import { differingLines, saysMore } from './kept-before.ts';
import type { Reviewed } from './reviewed-spread.ts';
import type { Spread, SpreadRow } from './spreading.ts';
import { TotalParts } from './TotalParts.tsx';

type Props = {
  readonly spread: Spread;
  readonly chart: Chart;
  readonly corrections: Corrections;
  /** Of each period. */
  readonly faults: readonly (readonly SumFault[])[];
  /** Of each period. */
  readonly periods: readonly Reviewed[];
  readonly onChoose: (period: number) => void;
  readonly onCorrect: (row: SpreadRow, line: string | null) => void;
};

const leftOut = '';

/** Each row of the file with its cell, the line it was taken for, and its figures; what to look at is marked. */
export function SpreadTable({ spread, chart, corrections, faults, periods, onChoose, onCorrect }: Props) {
  const { t } = useTranslation('spreading');
  const text = useText();
  const { items, sums } = chart;
  const [opened, open] = useState<string>();
  const totals = new Set(sums.map(({ total }) => total));
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
                <Checkbox checked={periods[period]?.isChosen ?? false} onChange={() => onChoose(period)}>
                  {periodEnd ?? t(period === 0 ? 'thisPeriod' : 'periodBefore')}
                </Checkbox>
                <div className="soft">{t(`spans.${span}`)}</div>
                <KeptNote reviewed={periods[period]} nameOf={nameOf} />
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
          {spread.rows.map((row) => {
            const line = lineOf(row, corrections);
            const isTotal = line !== null && totals.has(line);
            return (
              <Fragment key={rowKey(row)}>
                <tr className={needsLook(row, corrections) ? 'spread-look' : ''}>
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
                    {isTotal && (
                      <Button
                        type="link"
                        size="small"
                        aria-expanded={opened === line}
                        onClick={() => open(opened === line ? undefined : line)}
                      >
                        {t('parts')}
                      </Button>
                    )}
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
                            <div className="spreading-warn">
                              {t(`problem.${figure.problem}`, { cell: figure.cell })}
                            </div>
                          </>
                        )}
                      </td>
                    );
                  })}
                </tr>
                {isTotal && opened === line && (
                  <TotalParts
                    total={line}
                    sums={sums}
                    figures={periods.map(({ figures }) => figures)}
                    nameOf={nameOf}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const tones: Readonly<Record<SpreadRow['how'], Tone>> = {
  same_name: 'fine',
  remembered: 'open',
  part: 'fine',
  detail: 'quiet',
  likely: 'soon',
  unknown: 'soon',
};

/** What is kept of the period already, and what ticking it does then. */
function KeptNote({
  reviewed,
  nameOf,
}: {
  readonly reviewed: Reviewed | undefined;
  readonly nameOf: (line: string) => string;
}) {
  const { t } = useTranslation('spreading');
  if (reviewed?.kept === undefined) return null;
  const { kept, figures } = reviewed;
  const lines = differingLines(figures, kept);
  if (!saysMore(figures, kept)) return <div className="soft">{t('keptSame', { version: kept.version })}</div>;
  return (
    <div className="spreading-warn" title={lines.map(nameOf).join(t('comma'))}>
      {t('keptOther', { version: kept.version, count: lines.length })}
    </div>
  );
}

function How({ row, corrections }: { readonly row: SpreadRow; readonly corrections: Corrections }) {
  const { t } = useTranslation('spreading');
  if (corrections.has(rowKey(row))) return <StatusTag tone="open">{t('how.corrected')}</StatusTag>;
  if (row.repeats) return <StatusTag tone="soon">{t('how.repeats')}</StatusTag>;
  const percent = Math.round((row.likeness ?? 0) * 100);
  return <StatusTag tone={tones[row.how]}>{t(`how.${row.how}`, { percent })}</StatusTag>;
}
