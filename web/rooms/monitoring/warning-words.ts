import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney, formatPercent } from '../../format.ts';
import type { Warning, WarningSummary } from './warning.ts';

type Line = WarningSummary['line'];
const outlooks = ['positive', 'stable', 'cautious', 'negative'] as const;

/** How figures, lines and their grounds are said. */
export function useWarningWords() {
  const { t } = useTranslation('monitoring');

  function figure(value: number, unit: Line['unit']): string {
    switch (unit) {
      case 'percent':
        return formatPercent(value);
      case 'times':
        return value.toFixed(2);
      case 'days':
        return t('units.days', { count: Math.round(value * 10) / 10 });
      case 'steps':
        return t('units.steps', { count: value });
      case 'outlook':
        return t(`outlooks.${outlooks[value] ?? 'stable'}`);
    }
  }

  function line({ crossed, at, unit }: Line): string {
    const plain = unit === 'percent' ? formatPercent(at, 0) : figure(at, unit);
    return t(unit === 'outlook' ? 'lines.outlook' : `lines.${crossed}`, { at: plain });
  }

  function basis({ basis: given }: Pick<Warning, 'basis'>): string {
    switch (given.kind) {
      case 'limit':
        return t('basis.limit', { exposure: formatMoney(given.exposure), limit: formatMoney(given.limit) });
      case 'oldest_item':
        return given.dueOn === null ? t('basis.oldest_item_none') : t('basis.oldest_item', { dueOn: given.dueOn });
      case 'receivables':
        return t('basis.receivables', {
          overdue: formatMoney(given.overdue),
          receivables: formatMoney(given.receivables),
        });
      case 'settled':
        return t('basis.settled', { count: given.invoices });
      case 'grades': {
        const { before, now } = given;
        return t('basis.grades', { before: before.grade, beforeOn: before.on, now: now.grade, nowOn: now.on });
      }
      case 'industry':
        return t('basis.industry', { industry: given.industry, outlook: t(`outlooks.${given.outlook}`) });
      case 'statement':
        return t('basis.statement', {
          periodEnd: formatDay(given.periodEnd),
          span: t(`spans.${given.span as 'annual'}`),
        });
    }
  }

  return { figure, line, basis };
}

/** How long until a deadline, or how long since. */
export function useDaysLeft(): (daysLeft: number) => string {
  const { t } = useTranslation('monitoring');
  return (daysLeft) =>
    daysLeft === 0
      ? t('list.today')
      : daysLeft > 0
        ? t('list.daysLeft', { count: daysLeft })
        : t('list.late', { count: -daysLeft });
}
