import { useTranslation } from 'react-i18next';
import { isNegative, negated, sumDecimals } from '../decimal.ts';
import { formatMoney } from '../format.ts';
import { frameWidth, type HeadroomFigures, headroomParts, layOutHeadroom } from './headroom-layout.ts';
import './headroom-bar.css';

type Money = { readonly currency: string; readonly amount: string };

/** A customer's position as the API answers it. The bar draws it and computes no figure that the server decided. */
export type HeadroomPosition = {
  readonly limit: Money | 'none' | 'unlimited';
  readonly exposure: {
    readonly total: Money;
    readonly openOrders: Money;
    readonly deliveredNotInvoiced: Money;
    readonly receivables: Money;
    /** Acceptance bills that count; drawn with what is owed and not overdue. */
    readonly billsReceivable?: Money | undefined;
  };
  /** What of the exposure counts under the policy; all of it when left out. */
  readonly counted?: Money;
  readonly headroom: Money | 'unlimited';
};

type Props = {
  readonly position: HeadroomPosition;
  /** The part of the receivables that is past due and not in dispute. */
  readonly overdue: Money;
  /** `cell`: no text. `card`: headroom and limit beneath. `head`: figures above, legend with values beneath. */
  readonly size: 'cell' | 'card' | 'head';
};

/** The product's signature: the limit as a frame, what is in use inside it, what is over breaking out of it. */
export function HeadroomBar({ position, overdue, size }: Props) {
  const words = useHeadroomWords(position, overdue);
  const bar = <Bar figures={words.figures} described={words.described} />;
  if (size === 'cell') {
    return (
      <div className="headroom headroom-cell" title={words.described}>
        {bar}
      </div>
    );
  }
  return (
    <div className={`headroom headroom-${size}`}>
      {size === 'head' && <Headline words={words} />}
      {bar}
      {size === 'card' ? <Headline words={words} /> : <Legend words={words} />}
    </div>
  );
}

function Bar({ figures, described }: { readonly figures: HeadroomFigures; readonly described: string }) {
  const { frame, parts, over } = layOutHeadroom(figures);
  return (
    <div className="headroom-bar" role="img" aria-label={described}>
      <div className={`headroom-frame headroom-frame-${frame.kind}`} style={{ width: percent(frame.width) }} />
      {parts.map(({ part, from, width }) => (
        <div
          key={part}
          className={`headroom-part headroom-${part} ${from + width === frameWidth ? 'headroom-part-full' : ''}`}
          style={{ left: percent(from), width: percent(width) }}
        />
      ))}
      {over !== undefined && (
        <div
          className={over.broken ? 'headroom-over headroom-over-broken' : 'headroom-over'}
          style={{ left: percent(over.from), width: percent(over.width) }}
        />
      )}
    </div>
  );
}

function percent(thousandths: number): string {
  return `${thousandths / 10}%`;
}

type Words = ReturnType<typeof useHeadroomWords>;

function Headline({ words }: { readonly words: Words }) {
  const { t } = useTranslation();
  return (
    <div className="headroom-headline">
      <span className="headroom-headline-name">{words.isOver ? t('headroom.over') : t('headroom.free')}</span>
      <strong className={words.isOver ? 'figure figure-negative' : 'figure'}>{words.free}</strong>
      <span className="headroom-headline-limit figure">{words.limitNote}</span>
    </div>
  );
}

function Legend({ words }: { readonly words: Words }) {
  const { t } = useTranslation();
  return (
    <dl className="headroom-legend">
      {words.parts.map(({ part, name, amount }) => (
        <div key={part}>
          <dt>
            <i className={`headroom-swatch headroom-${part}`} aria-hidden="true" />
            {name}
          </dt>
          <dd className="figure">{amount}</dd>
        </div>
      ))}
      {words.booked !== undefined && (
        <div>
          <dt>{t('headroom.booked')}</dt>
          <dd className="figure">{words.booked}</dd>
        </div>
      )}
      <div>
        <dt>{t('headroom.used')}</dt>
        <dd className="figure">{words.used}</dd>
      </div>
    </dl>
  );
}

function useHeadroomWords({ limit, exposure, counted = exposure.total, headroom }: HeadroomPosition, overdue: Money) {
  const { t } = useTranslation();
  const currency = exposure.total.currency;
  const shown = (amount: string) => formatMoney({ currency, amount });
  const { receivables, billsReceivable } = exposure;
  const notOverdue = sumDecimals([receivables.amount, billsReceivable?.amount ?? '0', negated(overdue.amount)]);
  const figures: HeadroomFigures = {
    limit: typeof limit === 'string' ? limit : limit.amount,
    notOverdue: isNegative(notOverdue) ? '0' : notOverdue,
    overdue: overdue.amount,
    delivered: exposure.deliveredNotInvoiced.amount,
    openOrders: exposure.openOrders.amount,
  };
  const parts = headroomParts.map((part) => ({ part, name: t(`headroom.${part}`), amount: shown(figures[part]) }));
  const isOver = headroom !== 'unlimited' && isNegative(headroom.amount);
  const free =
    headroom === 'unlimited' ? t('headroom.unlimited') : shown(isOver ? negated(headroom.amount) : headroom.amount);
  const limitText = typeof limit === 'string' ? t(`headroom.${limit}`) : shown(limit.amount);
  const used = shown(counted.amount);
  const booked = counted.amount === exposure.total.amount ? undefined : shown(exposure.total.amount);
  const limitNote =
    limit === 'unlimited'
      ? t('headroom.part', { part: t('headroom.used'), amount: used })
      : limit === 'none'
        ? limitText
        : t('headroom.ofLimit', { limit: limitText });
  const described = t('headroom.described', {
    limit: limitText,
    used,
    parts: parts
      .map(({ name, amount }) => t('headroom.part', { part: name, amount }))
      .join(t('headroom.listSeparator')),
    free: t('headroom.part', { part: isOver ? t('headroom.over') : t('headroom.free'), amount: free }),
  });
  return { figures, parts, isOver, free, limitNote, used, booked, described };
}
