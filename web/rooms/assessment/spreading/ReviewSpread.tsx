import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import { chartQuery, spans } from '../assessment.ts';
import { useEnterStatement } from '../enter-statement.ts';
import { sumFaults } from '../typed-sums.ts';
import { type Corrections, figuresOf, lineOf, needsLook, rowKey } from './corrected.ts';
import { SpreadTable } from './SpreadTable.tsx';
import { type Spelling, type Spread, type SpreadAsked, useRememberSpellings } from './spreading.ts';

type Props = {
  readonly code: string;
  readonly source: string;
  readonly spread: Spread;
  readonly isPending: boolean;
  /** Reads the same sheets again, with what a person corrected of them as a whole. */
  readonly onAgain: (more: Partial<SpreadAsked>) => void;
  readonly onOther: () => void;
};

const units = {
  one: 1,
  thousand: 1_000,
  tenThousand: 10_000,
  million: 1_000_000,
  hundredMillion: 100_000_000,
} as const;

type Unit = (typeof units)[keyof typeof units];

/** Source cell beside standard line: what was recognised, what to look at, and what would be saved. */
export function ReviewSpread({ code, source, spread, isPending, onAgain, onOther }: Props) {
  const { t } = useTranslation('spreading');
  const { message } = App.useApp();
  const problemText = useProblemText('spreading');
  const today = useToday();
  const navigate = useNavigate();
  const chart = useQuery(chartQuery);
  const [corrections, setCorrections] = useState<Corrections>(new Map());
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set(spread.periods.map((_, place) => place)));
  const [forAll, setForAll] = useState(false);
  const [audited, setAudited] = useState(false);
  const [span, setSpan] = useState(spread.periods[0]?.span ?? 'annual');
  const enter = useEnterStatement();
  const remember = useRememberSpellings();
  const toLook = spread.rows.filter((row) => needsLook(row, corrections)).length;
  const faults = useMemo(
    () =>
      spread.periods.map((_, period) =>
        chart.data === undefined ? [] : sumFaults(figuresOf(spread, period, corrections), chart.data.sums),
      ),
    [spread, corrections, chart.data],
  );
  const undated = spread.periods.some(({ periodEnd }) => periodEnd === null);

  const save = async () => {
    const spellings: Spelling[] = spread.rows.flatMap((row) =>
      corrections.has(rowKey(row))
        ? [{ part: row.part as Spelling['part'], label: row.label, line: lineOf(row, corrections) }]
        : [],
    );
    try {
      for (const period of [...chosen].toSorted((a, b) => a - b)) {
        const one = spread.periods[period];
        const figures = figuresOf(spread, period, corrections);
        if (one?.periodEnd == null || Object.keys(figures).length === 0) continue;
        await enter.mutateAsync({
          customerCode: code,
          periodEnd: one.periodEnd,
          span: one.span,
          audited,
          source: source.slice(0, 200),
          figures,
        });
      }
      if (spellings.length > 0) await remember.mutateAsync({ customerCode: forAll ? null : code, spellings });
    } catch {
      return; // Shown below; what was saved before it stays, and the same again changes nothing.
    }
    void message.success(t('saved', { count: chosen.size }));
    void navigate({ to: '/customers/$code', params: { code }, search: { tab: 'assessment' } });
  };
  const problem = enter.error ?? remember.error;
  return (
    <div className="stack">
      <section className="panel stack" aria-label={t('asWhole')}>
        <div className="spreading-whole">
          <label>
            <span className="soft">{t('unit')}</span>
            <Select
              aria-label={t('unit')}
              value={spread.unit}
              loading={isPending}
              onChange={(unit) => onAgain({ unit: unit as Unit })}
              options={Object.entries(units).map(([name, unit]) => ({
                value: unit as number,
                label: t(`units.${name as keyof typeof units}`),
              }))}
            />
            {!spread.unitStated && <span className="spreading-warn">{t('unitNotStated')}</span>}
          </label>
          <label>
            <span className="soft">{t('span')}</span>
            <Select
              aria-label={t('span')}
              value={span}
              onChange={setSpan}
              options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            />
          </label>
          <label>
            <span className="soft">{t('periodEnd')}</span>
            <DayInput
              latest={today}
              value={spread.periods[0]?.periodEnd ?? undefined}
              onChange={(day) => {
                if (day !== undefined) onAgain({ period: { periodEnd: day, span } });
              }}
            />
            {undated && <span className="spreading-warn">{t('noDay')}</span>}
          </label>
          <Button onClick={onOther}>{t('other')}</Button>
        </div>
        {spread.unread.length > 0 && (
          <p className="soft spreading-note">{t('unread', { sheets: spread.unread.join(t('comma')) })}</p>
        )}
        <p className="spreading-note" role="status">
          {t('counted', { rows: spread.rows.length, toLook })}
        </p>
      </section>
      {chart.data !== undefined && (
        <SpreadTable
          spread={spread}
          items={chart.data.items}
          corrections={corrections}
          faults={faults}
          chosen={chosen}
          onChoose={(period) =>
            choose(new Set(chosen.has(period) ? [...chosen].filter((one) => one !== period) : [...chosen, period]))
          }
          onCorrect={(row, line) => setCorrections(new Map([...corrections, [rowKey(row), line]]))}
        />
      )}
      <section className="panel stack" aria-label={t('save')}>
        {problem !== null && <Alert type="error" role="alert" title={problemText(problem)} />}
        <div className="spreading-whole">
          <Checkbox checked={audited} onChange={({ target }) => setAudited(target.checked)}>
            {t('audited')}
          </Checkbox>
          {corrections.size > 0 && (
            <Checkbox checked={forAll} onChange={({ target }) => setForAll(target.checked)}>
              {t('forAll', { count: corrections.size })}
            </Checkbox>
          )}
          <Button
            type="primary"
            loading={enter.isPending || remember.isPending}
            disabled={undated || chosen.size === 0}
            onClick={() => void save()}
          >
            {t('saveThese', { count: chosen.size })}
          </Button>
        </div>
      </section>
    </div>
  );
}
