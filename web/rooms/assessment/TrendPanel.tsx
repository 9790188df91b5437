import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useText } from '../../ui/use-text.ts';
import { type Analysis, analysisQuery, type Ratios, ratiosQuery } from './assessment.ts';
import { figureText } from './factor-words.ts';

/** One ratio over the years, and what return on equity is made of. */
export function TrendPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('assessment');
  const ratios = useQuery(ratiosQuery(code));
  const analysis = useQuery(analysisQuery(code));
  const years = (ratios.data?.periods ?? []).filter(({ span }) => span === 'annual').slice(0, 10);
  if (ratios.data === undefined || years.length < 2) return null;
  return (
    <section className="panel stack" aria-labelledby="trends">
      <h2 id="trends" className="panel-title">
        {t('trends.title')}
      </h2>
      <RatioTrend definitions={ratios.data.definitions} years={years.toReversed()} />
      {analysis.data !== undefined && <DuPontTable periods={analysis.data.periods} />}
    </section>
  );
}

type TrendProps = { readonly definitions: Ratios['definitions']; readonly years: Ratios['periods'] };

function RatioTrend({ definitions, years }: TrendProps) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const [chosen, choose] = useState('debt_to_asset_ratio');
  const definition = definitions.find(({ code }) => code === chosen);
  const categories = useMemo(() => years.map(({ periodEnd }) => periodEnd.slice(0, 4)), [years]);
  const name = definition === undefined ? '' : text(definition.name);
  const unit = definition?.unit ?? 'times';
  const series = useMemo(
    () => [
      {
        name,
        kind: 'line' as const,
        values: years.map(({ ratios }) => {
          const value = ratios[chosen]?.value ?? null;
          return value === null ? null : figureText(value, unit);
        }),
      },
    ],
    [years, chosen, name, unit],
  );
  const groups = [...new Set(definitions.map(({ group }) => group))];
  return (
    <div>
      <Select
        aria-label={t('trends.choose')}
        className="trend-choice"
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={choose}
        options={groups.map((group) => ({
          label: t(`ratios.groups.${group}` as 'ratios.groups.growth'),
          title: group,
          options: definitions
            .filter((one) => one.group === group)
            .map((one) => ({ value: one.code, label: text(one.name) })),
        }))}
      />
      <Chart title={name} unit={t(`trends.units.${unit}`)} categories={categories} series={series} height={200} />
    </div>
  );
}

function DuPontTable({ periods }: { readonly periods: Analysis['periods'] }) {
  const { t } = useTranslation('assessment');
  const isPhone = useIsPhone();
  const years = periods.filter(({ duPont }) => duPont !== null).slice(0, isPhone ? 3 : 5);
  const rows = [
    ['netMargin', 'percent', ''],
    ['assetTurnover', 'times', '×'],
    ['equityMultiplier', 'times', '×'],
    ['returnOnEquity', 'percent', '='],
  ] as const;
  if (years.length === 0) return null;
  return (
    <div>
      <h3 className="why-title">{t('trends.duPont')}</h3>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t('trends.part')}</th>
            {years.map(({ periodEnd }) => (
              <th key={periodEnd} scope="col" className="assessment-figure">
                {periodEnd.slice(0, 4)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([part, unit, sign]) => (
            <tr key={part} className={sign === '=' ? 'statement-total' : ''}>
              <th scope="row">
                <span className="dupont-sign">{sign}</span>
                {t(`trends.${part}`)}
              </th>
              {years.map(({ periodEnd, duPont }) => {
                const value = duPont?.[part] ?? null;
                return (
                  <td key={periodEnd} className="assessment-figure">
                    {value === null ? noValue : t(`units.${unit}`, { value: figureText(value, unit) })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
