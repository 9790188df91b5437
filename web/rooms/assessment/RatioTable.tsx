import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useText } from '../../ui/use-text.ts';
import { chartQuery, type Peers, peersQuery, type Ratio, type Ratios, ratiosQuery } from './assessment.ts';
import { figureText } from './factor-words.ts';
import { PeerCell } from './PeerCell.tsx';

/** Ratios with their definitions, the newest period first; one without a value says why. */
export function RatioTable({ code }: { readonly code: string }) {
  const { t } = useTranslation('assessment');
  const query = useQuery(ratiosQuery(code));
  const { data: peers } = useQuery(peersQuery(code));
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined || query.data.periods.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="ratios">
      <h2 id="ratios" className="panel-title">
        {t('ratios.title')}
      </h2>
      <Table ratios={query.data} peers={peers} />
    </section>
  );
}

type TableProps = { readonly ratios: Ratios; readonly peers: Peers | undefined };

function Table({ ratios: { definitions, periods }, peers }: TableProps) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const isPhone = useIsPhone();
  const shown = periods.slice(0, isPhone ? 2 : 4);
  const peer = ({ code, unit }: Ratios['definitions'][number]) => <PeerCell peers={peers} code={code} unit={unit} />;
  const groups = [...new Set(definitions.map(({ group }) => group))];
  return (
    <table className="assessment-table">
      <thead>
        <tr>
          <th scope="col">{t('ratios.ratio')}</th>
          {!isPhone && (
            <th scope="col">
              {t('peers.title')}
              <div className="soft">
                {peers === undefined ? '' : (peers.industry ?? t('peers.because.no_industry'))}
              </div>
            </th>
          )}
          {shown.map(({ periodEnd, span }) => (
            <th key={`${periodEnd}${span}`} scope="col" className="assessment-figure">
              {periodEnd}
              <div className="soft">{t(`spans.${span}`)}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group}>
            <tr className="assessment-part">
              <th scope="rowgroup" colSpan={shown.length + (isPhone ? 1 : 2)}>
                {t(`ratios.groups.${group}` as 'ratios.groups.growth')}
              </th>
            </tr>
            {definitions
              .filter((definition) => definition.group === group)
              .map((definition) => (
                <tr key={definition.code}>
                  <th scope="row">
                    {text(definition.name)}
                    <div className="soft assessment-formula">
                      {text({ zh: definition.formula, en: definition.formulaEn })}
                    </div>
                    {isPhone && peer(definition)}
                  </th>
                  {!isPhone && <td>{peer(definition)}</td>}
                  {shown.map(({ periodEnd, span, ratios }) => (
                    <td key={`${periodEnd}${span}`} className="assessment-figure">
                      <Value ratio={ratios[definition.code]} unit={definition.unit} />
                    </td>
                  ))}
                </tr>
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Value({ ratio, unit }: { readonly ratio: Ratio | undefined; readonly unit: 'percent' | 'times' | 'days' }) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const { data: chart } = useQuery(chartQuery);
  if (ratio === undefined) return noValue;
  if (ratio.value === null) {
    const lines = ratio.missing.map((line) => chart?.items.find(({ code }) => code === line)?.name);
    const names = lines.flatMap((name) => (name === undefined ? [] : [text(name)]));
    return (
      <>
        {noValue}
        {ratio.because !== null && (
          <div className="soft assessment-because">
            {t(`because.${ratio.because}` as 'because.no_statement')}
            {names.length > 0 && `${t('ratios.colon')}${names.join(t('ratios.comma'))}`}
          </div>
        )}
      </>
    );
  }
  return (
    <>
      {t(`units.${unit}`, { value: figureText(ratio.value, unit) })}
      {ratio.proxy !== null && <div className="soft assessment-because">{t('ratios.proxy')}</div>}
    </>
  );
}
