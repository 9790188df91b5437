import { useTranslation } from 'react-i18next';
import { compareDecimals } from '../../decimal.ts';
import { formatMoney, formatPercent } from '../../format.ts';
import type { ReviewChange } from './review.ts';

const percents: ReadonlySet<ReviewChange['figure']> = new Set([
  'debt_to_asset_ratio',
  'net_margin',
  'revenue_growth',
  'operating_cash_flow_to_debt',
]);

/** One figure then and now as a sentence: 等级由 A 降至 BBB。 None where both read the same. */
export function useChangeWords(): (change: ReviewChange) => string | undefined {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();

  return (change) => {
    const { figure, before, after } = change;
    const said = { figure: t(`review.figures.${figure}`), before: text(change, before), after: text(change, after) };
    if (said.before === said.after) return undefined;
    if (before === null) return t('review.sentences.appeared', said);
    if (after === null) return t('review.sentences.vanished', said);
    return t(`review.sentences.${movement(change)}`, said);
  };

  function text({ figure }: ReviewChange, value: ReviewChange['before']): string {
    if (value === null) return '—';
    if (value === 'none' || value === 'unlimited') return common(`headroom.${value}`);
    if (typeof value === 'object') return formatMoney(value);
    if (typeof value === 'string') return value;
    if (figure === 'score') return String(value);
    return percents.has(figure) ? formatPercent(value) : value.toFixed(2);
  }

  function movement({ figure, before, after, direction }: ReviewChange): 'up' | 'down' | 'other' {
    if (figure === 'grade') return direction === 'better' ? 'up' : 'down';
    if (typeof before === 'number' && typeof after === 'number') return after > before ? 'up' : 'down';
    if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null)
      return compareDecimals(after.amount, before.amount) > 0 ? 'up' : 'down';
    return 'other';
  }
}
