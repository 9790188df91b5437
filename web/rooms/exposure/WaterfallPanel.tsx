import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareDecimals, isNegative } from '../../decimal.ts';
import { formatMoney } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { ComponentLink } from './ComponentLink.tsx';
import type { Position } from './position.ts';
import { type Bar, type Component, layOutWaterfall } from './waterfall.ts';
import './waterfall.css';

/** 占用瀑布: from what is booked to what counts to the limit and what is left of it; each line opens its documents. */
export function WaterfallPanel({ position }: { readonly position: Position }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const why = useWhy(position.horizon);
  const { lines, counted, limit, headroom } = layOutWaterfall(position);
  return (
    <section className="panel">
      <h2 className="panel-title">{t('waterfall.title')}</h2>
      <table className="waterfall" aria-label={t('waterfall.title')}>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.component')}</th>
            <td />
            <th scope="col">{t('waterfall.booked')}</th>
            <th scope="col">{t('waterfall.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, bar }) => (
            <Row
              key={line.component}
              name={
                <>
                  <ComponentLink component={line.component} customerCode={position.customerCode}>
                    {t(`components.${line.component}`)}
                  </ComponentLink>
                  {why(line) !== undefined && <span className="waterfall-why">{why(line)}</span>}
                </>
              }
              kind={line.effect}
              bar={bar}
              booked={<MoneyText value={line.booked} />}
            >
              {line.effect === 'offsets' && compareDecimals(line.counted.amount, '0') > 0 && '−'}
              <MoneyText value={line.counted} />
            </Row>
          ))}
          <Row
            name={t('waterfall.total')}
            kind="total"
            bar={counted}
            booked={<MoneyText value={position.exposure.total} />}
          >
            <MoneyText value={position.counted} />
          </Row>
          <Row name={common('headroom.limit')} kind="limit" bar={limit}>
            {typeof position.limit === 'string' ? (
              common(`headroom.${position.limit}`)
            ) : (
              <MoneyText value={position.limit} />
            )}
          </Row>
          <Row
            name={common('headroom.free')}
            kind={position.headroom !== 'unlimited' && isNegative(position.headroom.amount) ? 'over' : 'free'}
            bar={headroom}
          >
            {position.headroom === 'unlimited' ? common('headroom.unlimited') : <MoneyText value={position.headroom} />}
          </Row>
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  readonly name: ReactNode;
  readonly kind: Component['effect'] | 'total' | 'limit' | 'free' | 'over';
  readonly bar: Bar | undefined;
  readonly booked?: ReactNode;
  readonly children: ReactNode;
};

function Row({ name, kind, bar, booked, children }: RowProps) {
  return (
    <tr className={`waterfall-${kind}`}>
      <th scope="row">{name}</th>
      <td className="waterfall-bar" aria-hidden="true">
        {bar !== undefined && (
          <div>
            {bar.width > 0 && <i style={{ left: `${bar.from}%`, width: `${bar.width}%` }} />}
            {bar.ghost > 0 && (
              <i className="waterfall-ghost" style={{ left: `${bar.from + bar.width}%`, width: `${bar.ghost}%` }} />
            )}
          </div>
        )}
      </td>
      <td className="figure soft">{booked}</td>
      <td className="figure">{children}</td>
    </tr>
  );
}

/** Why less counts than is booked, in a few words. */
function useWhy(horizon: string | undefined): (line: Component) => string | undefined {
  const { t } = useTranslation('exposure');
  return ({ because, effect, weightBasisPoints = 10_000, cap }) => {
    switch (because) {
      case null:
        return undefined;
      case 'excluded':
        return t(`waterfall.why.excluded_${effect}`);
      case 'weight':
        return t('waterfall.why.weight', { weight: `${weightBasisPoints / 100}%` });
      case 'cap':
        return t('waterfall.why.cap', { cap: formatMoney(cap) });
      case 'horizon':
        return t('waterfall.why.horizon', { day: horizon ?? '' });
      case 'exhausted':
        return t('waterfall.why.exhausted');
    }
  };
}
