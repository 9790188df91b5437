import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatPercent, noValue } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useText } from '../../ui/use-text.ts';
import { type Analysis, analysisQuery, chartQuery, type ModelReading } from './assessment.ts';

const tones: Readonly<Record<NonNullable<ModelReading['zone']>, Tone>> = {
  safe: 'fine',
  grey: 'soon',
  distress: 'act',
};

/** Published models over the annual statements, the newest first: value, zone, and why where there is none. */
export function ModelsPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('assessment');
  const isPhone = useIsPhone();
  const query = useQuery(analysisQuery(code));
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const years = (query.data?.periods ?? []).filter(({ span }) => span === 'annual').slice(0, isPhone ? 1 : 4);
  if (query.data === undefined || years.length === 0) return null;
  const { models } = query.data;
  const unverified = models.filter(({ isVerified }) => !isVerified);
  return (
    <section className="panel" aria-labelledby="models">
      <h2 id="models" className="panel-title">
        {t('models.title')}
      </h2>
      <p className="soft assessment-note">{t('models.note')}</p>
      <ModelTable models={models.filter(({ isVerified }) => isVerified)} years={years} />
      {unverified.length > 0 && (
        <details className="model-details">
          <summary>{t('models.unverified')}</summary>
          <p className="soft assessment-note">{t('models.unverifiedNote')}</p>
          <ModelTable models={unverified} years={years} />
        </details>
      )}
    </section>
  );
}

type TableProps = { readonly models: Analysis['models']; readonly years: Analysis['periods'] };

function ModelTable({ models, years }: TableProps) {
  const { t } = useTranslation('assessment');
  const text = useText();
  return (
    <table className="assessment-table">
      <thead>
        <tr>
          <th scope="col">{t('models.model')}</th>
          {years.map(({ periodEnd }) => (
            <th key={periodEnd} scope="col" className="assessment-figure">
              {periodEnd.slice(0, 4)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.code}>
            <th scope="row">
              {text(model.name)}
              {model.isVerified && <div className="soft assessment-formula">{text(model.zones)}</div>}
              <Details model={model} reading={years[0]?.models.find((one) => one.code === model.code)} />
            </th>
            {years.map(({ periodEnd, models: readings }) => (
              <td key={periodEnd} className="assessment-figure">
                <Reading reading={readings.find((one) => one.code === model.code)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reading({ reading }: { readonly reading: ModelReading | undefined }) {
  const { t } = useTranslation('assessment');
  const names = useLineNames();
  if (reading === undefined) return noValue;
  const { code, value, zone, probability, testable, because, missing, proxies } = reading;
  if (value === null)
    return (
      <>
        {noValue}
        <div className="soft assessment-because">
          {t(`because.${because ?? 'missing_figure'}` as 'because.no_statement')}
          {missing.length > 0 && `${t('ratios.colon')}${names(missing)}`}
        </div>
      </>
    );
  const figure = code === 'piotroski_f' ? t('models.ofNine', { value, testable }) : value.toFixed(2);
  return (
    <>
      <div className="figure">{figure}</div>
      {zone !== null && (
        <StatusTag tone={tones[zone]}>
          {t(
            `models.zones.${code === 'piotroski_f' ? 'piotroski' : code === 'beneish_m' ? 'beneish' : 'default'}.${zone}` as 'models.zones.default.safe',
          )}
        </StatusTag>
      )}
      {probability !== null && (
        <div className="soft assessment-because">{t('models.probability', { share: formatPercent(probability) })}</div>
      )}
      {proxies.length > 0 && (
        <div className="soft assessment-because">{t('models.proxy', { lines: names(proxies) })}</div>
      )}
    </>
  );
}

type DetailsProps = { readonly model: Analysis['models'][number]; readonly reading: ModelReading | undefined };

/** The formula with each of its terms, its source, and whom it was made for. */
function Details({ model, reading }: DetailsProps) {
  const { t, i18n } = useTranslation('assessment');
  const text = useText();
  const termName = (code: string) => {
    const key = `assessment:models.terms.${code}`;
    return i18n.exists(key) ? t(`models.terms.${code}` as 'models.terms.ebit_to_assets') : code.toUpperCase();
  };
  return (
    <details className="model-details">
      <summary>{t('models.how')}</summary>
      <p className="assessment-formula">{text(model.formula)}</p>
      <p className="soft assessment-formula">
        {text(model.appliesTo)} {t('models.source', { source: model.source })}
      </p>
      {reading !== undefined && reading.terms.length > 0 && (
        <table className="model-terms">
          <tbody>
            {reading.terms.map(({ code, value, weight }) => (
              <tr key={code}>
                <th scope="row">{termName(code)}</th>
                <td className="figure">{weight === null ? '' : `${weight} ×`}</td>
                <td className="figure">
                  {value === null
                    ? noValue
                    : weight === null
                      ? t(value === 1 ? 'models.passed' : 'models.failed')
                      : value.toFixed(4)}
                </td>
                <td className="figure">{value === null || weight === null ? '' : (value * weight).toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function useLineNames(): (codes: readonly string[]) => string {
  const { t } = useTranslation('assessment');
  const text = useText();
  const { data: chart } = useQuery(chartQuery);
  return (codes) =>
    codes
      .map((line) => chart?.items.find(({ code }) => code === line)?.name)
      .map((name, place) => (name === undefined ? (codes[place] ?? '') : text(name)))
      .join(t('ratios.comma'));
}
