import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatPercent, noValue } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { collectionQuery } from './receivables.ts';

const inDays = ['dso', 'bestPossibleDso', 'averageDaysDelinquent'] as const;

/** How long sales stand open and how well they are collected, of the quarter that ends with the day. */
export function CollectionFigures({ code, asOf }: { readonly code: string; readonly asOf: string | undefined }) {
  const { t } = useTranslation('receivables');
  const { data } = useQuery(collectionQuery(code, asOf));
  if (data === undefined) return null;
  return (
    <section className="panel stack" aria-labelledby="collection">
      <div>
        <h2 id="collection" className="panel-title">
          {t('collection.title', { days: data.days })}
        </h2>
        <p className="soft collection-note">
          {t('collection.from')} <MoneyText value={data.opening} /> · {t('collection.sales')}{' '}
          <MoneyText value={data.sales} /> · {t('collection.to')} <MoneyText value={data.closing} />
        </p>
      </div>
      <dl className="figures">
        {inDays.map((name) => (
          <div key={name}>
            <dt>{t(`collection.${name}`)}</dt>
            <dd className="figure">{data[name]?.toFixed(1) ?? noValue}</dd>
            <dd className="soft">{data[name] === null ? t('collection.noSales') : t(`collection.notes.${name}`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('collection.effectiveness')}</dt>
          <dd className="figure">{formatPercent(data.effectiveness)}</dd>
          <dd className="soft">
            {t(data.effectiveness === null ? 'collection.nothingDue' : 'collection.notes.effectiveness')}
          </dd>
        </div>
      </dl>
    </section>
  );
}
