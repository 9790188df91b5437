import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareDecimals } from '../../../decimal.ts';
import { type FigureLanguage, formatCompact, formatMoney, formatPercent } from '../../../format.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { HeadroomBar } from '../../../ui/HeadroomBar.tsx';
import { buckets } from '../../receivables/buckets.ts';
import {
  type Portfolio,
  type PortfolioAgeing,
  portfolioAgeingQuery,
  portfolioQuery,
  trendQuery,
} from '../../reports/reports.ts';
import { Nothing, Panel } from '../Panel.tsx';

/** The whole portfolio in six figures, and what its currencies count as. */
export function FiguresPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(portfolioQuery('group'));
  return (
    <Panel title={t('figures.title')} query={query} lines={2}>
      {(portfolio) => <Figures portfolio={portfolio} />}
    </Panel>
  );
}

function Figures({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation('home');
  const { exposure, limit, usedOfLimit, utilisation, over, bands, currencies, largestShare } = portfolio;
  const overBand = bands.find(({ band }) => band === 'over');
  const without = bands.find(({ band }) => band === 'no_limit');
  return (
    <>
      <dl className="figures">
        <Figure name={t('figures.exposure')} value={formatMoney(exposure)} />
        <Figure name={t('figures.limit')} value={formatMoney(limit)} />
        <Figure
          name={t('figures.utilisation')}
          value={formatPercent(utilisation)}
          note={t('figures.ofLimit', { used: formatMoney(usedOfLimit) })}
        />
        <Figure
          name={t('figures.over')}
          value={formatMoney(over)}
          note={t('customers', { count: overBand?.customers ?? 0 })}
        />
        <Figure
          name={t('figures.without')}
          value={formatMoney(without?.exposure)}
          note={t('customers', { count: without?.customers ?? 0 })}
        />
        <Figure name={t('figures.largest')} value={formatPercent(largestShare)} />
      </dl>
      <Currencies currencies={currencies} />
    </>
  );
}

function Figure({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
      {note !== undefined && <dd className="soft">{note}</dd>}
    </div>
  );
}

/** Said whenever there is more than one: a sum over currencies is only as good as its rates. */
function Currencies({ currencies }: Pick<Portfolio, 'currencies'>) {
  const { t } = useTranslation('home');
  if (currencies.length < 2) return null;
  const said = currencies.map(({ exposure, rate, currency }) =>
    rate === null
      ? t('figures.noRate', { amount: formatMoney(exposure) })
      : t('figures.atRate', { amount: formatMoney(exposure), currency, rate }),
  );
  return <p className="home-note">{t('figures.currencies', { list: said.join(t('separator')) })}</p>;
}

/** Who owes most, against what they may owe. */
export function LargestPanel() {
  const { t } = useTranslation('home');
  const [by, setBy] = useState<'group' | 'customer'>('group');
  const query = useQuery(portfolioQuery(by));
  return (
    <Panel
      title={t('largest.title')}
      query={query}
      lines={10}
      more={
        <Segmented
          size="small"
          aria-label={t('largest.by')}
          value={by}
          options={(['group', 'customer'] as const).map((value) => ({ value, label: t(`largest.${value}`) }))}
          onChange={setBy}
        />
      }
    >
      {({ largest }) => (largest.length === 0 ? <Nothing>{t('largest.none')}</Nothing> : <Largest largest={largest} />)}
    </Panel>
  );
}

function Largest({ largest }: Pick<Portfolio, 'largest'>) {
  const { t, i18n } = useTranslation('home');
  const language: FigureLanguage = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <ol className="largest">
      <li className="largest-row largest-head" aria-hidden="true">
        <span>{t('fields.customer')}</span>
        <span>{t('largest.bar')}</span>
        <span>{t('fields.exposure')}</span>
        <span>{t('share')}</span>
      </li>
      {largest.map((debtor) => (
        <li key={debtor.code} className="largest-row">
          {debtor.members > 1 ? (
            <Link to="/customers" search={{ groupOf: debtor.code, sort: 'exposure' }}>
              {debtor.name}
            </Link>
          ) : (
            <Link to="/customers/$code" params={{ code: debtor.code }}>
              {debtor.name}
            </Link>
          )}
          <HeadroomBar size="cell" position={positionOf(debtor)} overdue={debtor.overdue} />
          <span className="figure" title={formatMoney(debtor.exposure)}>
            {formatCompact(debtor.exposure.amount, language)}
          </span>
          <span className="figure soft">{formatPercent(debtor.share)}</span>
        </li>
      ))}
    </ol>
  );
}

function positionOf({ limit, headroom, exposure, ...parts }: Portfolio['largest'][number]) {
  return {
    limit,
    headroom,
    exposure: {
      total: exposure,
      openOrders: parts.openOrders,
      deliveredNotInvoiced: parts.deliveredNotInvoiced,
      receivables: parts.receivables,
    },
  };
}

/** Everybody's open invoices by age; a bar opens the customers behind it. */
export function AgeingPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(portfolioAgeingQuery);
  return (
    <Panel title={t('ageing.title')} query={query} lines={8}>
      {(ageing) => <Ageing ageing={ageing} />}
    </Panel>
  );
}

function Ageing({ ageing }: { readonly ageing: PortfolioAgeing }) {
  const { t } = useTranslation('home');
  const { t: receivables } = useTranslation('receivables');
  const navigate = useNavigate();
  const categories = useMemo(() => buckets.map((bucket) => receivables(`buckets.${bucket}`)), [receivables]);
  const series = useMemo(
    () => [{ name: receivables('ageing.open'), values: ageing.buckets.map(({ open }) => open.amount) }],
    [receivables, ageing],
  );
  const counts = buckets.map((bucket) => ageing.buckets.find((one) => one.bucket === bucket)?.customers ?? 0);
  return (
    <Chart
      title={receivables('ageing.open')}
      unit={ageing.total.currency}
      categories={categories}
      series={series}
      colours="buckets"
      height={200}
      onOpen={(place) => void navigate({ to: '/customers', search: { bucket: buckets[place], sort: 'overdue' } })}
      note={
        <p className="home-note">
          {t('ageing.note', {
            overdue: formatMoney(ageing.overdue),
            share: formatPercent(ageing.overdueShare),
            over90: counts.at(-1) ?? 0,
          })}
          {ageing.disputedPastDue !== undefined &&
            t('ageing.disputed', { amount: formatMoney(ageing.disputedPastDue) })}
        </p>
      }
    />
  );
}

/** How much was overdue at the end of each month. */
export function TrendPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(trendQuery);
  return (
    <Panel title={t('trend.title')} query={query} lines={8}>
      {({ months }) => <Trend months={months} />}
    </Panel>
  );
}

type Month = {
  readonly day: string;
  readonly overdue: { readonly currency: string; readonly amount: string };
  readonly overdueShare: number | null;
};

function Trend({ months }: { readonly months: readonly Month[] }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const categories = useMemo(() => months.map(({ day }) => day.slice(2, 7)), [months]);
  const series = useMemo(
    () => [{ name: t('trend.overdue'), values: months.map(({ overdue }) => overdue.amount), kind: 'line' as const }],
    [t, months],
  );
  const [first, last] = [months[0], months.at(-1)];
  const unit = last?.overdue.currency ?? '';
  const rises =
    first !== undefined && last !== undefined && compareDecimals(last.overdue.amount, first.overdue.amount) > 0;
  return (
    <Chart
      title={t('trend.overdue')}
      unit={unit}
      categories={categories}
      series={series}
      height={200}
      onOpen={(place) => {
        if (place === months.length - 1)
          void navigate({ to: '/customers', search: { status: 'overdue', sort: 'overdue' } });
      }}
      note={
        first !== undefined &&
        last !== undefined && (
          <p className="home-note">
            {t(rises ? 'trend.rises' : 'trend.falls', {
              from: formatPercent(first.overdueShare),
              to: formatPercent(last.overdueShare),
              day: first.day,
            })}
          </p>
        )
      }
    />
  );
}
