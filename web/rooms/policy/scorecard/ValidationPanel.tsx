import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatPercent, noValue } from '../../../format.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { type Validation, validationQuery } from './scorecard.ts';

const windows = ['60', '90', '180', '365'] as const;

/** Whether the scores of some time ago told good customers from bad, and how far they have moved since. */
export function ValidationPanel() {
  const { t } = useTranslation('scorecard');
  const [days, setDays] = useState<(typeof windows)[number]>('90');
  const query = useQuery({ ...validationQuery(Number(days)), placeholderData: (before) => before });
  return (
    <section className="panel stack scorecard-validation" aria-labelledby="scorecard-validation">
      <div className="scorecard-head">
        <h2 id="scorecard-validation" className="panel-title">
          {t('validation.title')}
        </h2>
        <Segmented
          aria-label={t('validation.window')}
          value={days}
          options={windows.map((value) => ({ value, label: t('validation.ago', { days: value }) }))}
          onChange={setDays}
        />
      </div>
      {query.data !== undefined ? (
        <Shown validation={query.data} />
      ) : query.error === null ? (
        <Loading lines={6} />
      ) : (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
    </section>
  );
}

function Shown({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('scorecard');
  const { since, customers, bad, badFromDays, fewestBad, fewestToMove, separation, calibration, stability } =
    validation;
  const why = t('validation.tooFew', { fewest: fewestBad });
  const figures: readonly (readonly [name: string, value: string | undefined, note: string])[] = [
    [t('validation.ks'), separation?.ks.toFixed(3), t('validation.ksNote', { score: separation?.ksAtScore ?? 0 })],
    [t('validation.gini'), separation?.gini.toFixed(3), t('validation.giniNote', { auc: separation?.auc.toFixed(3) })],
    [t('validation.iv'), separation?.informationValue.toFixed(3), t('validation.ivNote')],
    [t('validation.brier'), calibration?.brier.toFixed(4), t('validation.brierNote')],
    [
      t('validation.hl'),
      calibration?.hosmerLemeshow.pValue.toFixed(3),
      t('validation.hlNote', {
        statistic: calibration?.hosmerLemeshow.statistic.toFixed(2),
        degrees: calibration?.hosmerLemeshow.degrees,
      }),
    ],
    [
      t('validation.bad'),
      `${formatCount(bad)} / ${formatCount(customers)}`,
      calibration === null ? '' : t('validation.expected', { expected: calibration.expectedBad.toFixed(1) }),
    ],
  ];
  return (
    <div className="stack" aria-live="polite">
      <p className="soft scorecard-note">{t('validation.note', { since, days: badFromDays })}</p>
      <dl className="figures">
        {figures.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value ?? noValue}</dd>
            <dd className="soft">{value === undefined ? why : note}</dd>
          </div>
        ))}
        <div>
          <dt>{t('validation.psi')}</dt>
          <dd className="figure">{stability?.psi.toFixed(3) ?? noValue}</dd>
          <dd className="soft">
            {stability === null ? (
              t('validation.tooFewToMove', { fewest: fewestToMove })
            ) : (
              <StatusTag tone={stability.band === 'stable' ? 'fine' : stability.band === 'warning' ? 'soon' : 'act'}>
                {t(`validation.bands.${stability.band}`)}
              </StatusTag>
            )}
          </dd>
        </div>
      </dl>
      <ByGrade grades={validation.grades} />
    </div>
  );
}

function ByGrade({ grades }: { readonly grades: Validation['grades'] }) {
  const { t } = useTranslation('scorecard');
  const categories = useMemo(() => grades.map(({ grade }) => grade), [grades]);
  const series = useMemo(
    () => [
      {
        name: t('validation.badShare'),
        values: grades.map(({ customers, bad }) => (customers === 0 ? null : ((bad / customers) * 100).toFixed(1))),
      },
    ],
    [grades, t],
  );
  return (
    <>
      <Chart title={t('validation.badShare')} unit="%" categories={categories} series={series} height={200} />
      <table className="scorecard-table">
        <thead>
          <tr>
            <th scope="col">{t('scaleOf.grade')}</th>
            <th scope="col" className="figure">
              {t('validation.customers')}
            </th>
            <th scope="col" className="figure">
              {t('validation.bad')}
            </th>
            <th scope="col" className="figure">
              {t('validation.badShare')}
            </th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ grade, customers, bad }) => (
            <tr key={grade}>
              <th scope="row">{grade}</th>
              <td className="figure">{formatCount(customers)}</td>
              <td className="figure">{formatCount(bad)}</td>
              <td className="figure">{customers === 0 ? noValue : formatPercent(bad / customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
