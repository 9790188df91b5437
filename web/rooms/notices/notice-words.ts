import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import type { Notice } from './notices.ts';

/** The sentence of a notice, in the language that is on: what is stored are a kind and facts. */
export function useNoticeWords(): (notice: Notice) => string {
  const { t, i18n } = useTranslation('notices');
  const { t: monitoring, i18n: watched } = useTranslation('monitoring');
  return ({ kind, facts }) => {
    const words = {
      customer: facts.customerName ?? '',
      version: facts.version ?? '',
      amount: formatMoney(facts.amount),
      by: facts.by ?? '—',
      number: facts.documentNumber ?? '',
      day: facts.day ?? '',
      indicator: indicator(facts.indicator),
      reasons: (facts.reasons ?? []).map(reason).join(i18n.language === 'en' ? ', ' : '、'),
    };
    if (kind === 'limit_changed' && facts.more !== undefined)
      return t('what.limit_changed_many', { ...words, count: facts.more + 1 });
    if (kind === 'item_failed_rules' && facts.more !== undefined)
      return t('what.item_failed_rules_many', { ...words, count: facts.more + 1 });
    if (kind === 'deliveries_flagged' && facts.more !== undefined)
      return t('what.deliveries_flagged_many', { ...words, count: facts.more });
    return t(`what.${kind}`, words);
  };

  function indicator(code: string | undefined): string {
    const key = `indicators.${code}`;
    return watched.exists(`monitoring:${key}`) ? monitoring(key as 'indicators.overdue_share') : (code ?? '');
  }

  function reason(code: string): string {
    const key = `reasons.${code}`;
    return i18n.exists(`notices:${key}`) ? t(key as 'reasons.over_limit') : code;
  }
}

const tabs: Partial<Readonly<Record<Notice['kind'], string>>> = {
  limit_changed: 'limits',
  item_failed_rules: 'exposure',
  deliveries_flagged: 'receivables',
};

/** Where a notice leads. */
export function addressOfNotice({ kind, facts }: Notice): string {
  if (facts.version !== undefined) return '/policy/scorecard';
  if (facts.warningId !== undefined) return `/monitoring/warnings/${encodeURIComponent(facts.warningId)}`;
  if (facts.reviewId !== undefined) return `/monitoring/reviews/${encodeURIComponent(facts.reviewId)}`;
  if (facts.applicationId !== undefined && kind !== 'limit_changed')
    return `/credit/applications/${encodeURIComponent(facts.applicationId)}`;
  const tab = tabs[kind] ?? 'checks';
  return `/customers/${encodeURIComponent(facts.customerCode ?? '')}?tab=${tab}`;
}
