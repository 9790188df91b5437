import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween, useToday } from '../../app/company-day.ts';
import { useMay } from '../../app/session.ts';
import { isNegative, negated, parseDecimal, shareOf } from '../../decimal.ts';
import { formatMoney, formatPercent } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { holdPages } from '../exposure/hold.ts';
import { positionQuery } from '../exposure/position.ts';
import { limitPages } from '../limits/limit.ts';
import { warningPages } from '../monitoring/warning.ts';
import { useWarningWords } from '../monitoring/warning-words.ts';
import { ageingQuery } from '../receivables/receivables.ts';
import type { Customer } from './customer.ts';

type Item = {
  readonly tone: 'act' | 'soon' | 'quiet';
  readonly text: string;
  readonly tab: string;
  readonly see: string;
};

const tagOf = { act: 'now', soon: 'soon', quiet: 'know' } as const;

/** What is wrong with this customer, in sentences with figures, and where to look. */
export function Attention({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const items = useAttention(customer.code);
  return (
    <section className="panel" aria-label={t('overview.attention')}>
      <h2 className="panel-title">{t('overview.attention')}</h2>
      {items.length === 0 ? (
        <span className="soft">{t('overview.nothing')}</span>
      ) : (
        <ul className="attention">
          {items.map(({ tone, text, tab, see }) => (
            <li key={text}>
              <StatusTag tone={tone}>{t(`overview.tones.${tagOf[tone]}`)}</StatusTag>
              <span>{text}</span>
              <Link to="/customers/$code" params={{ code: customer.code }} search={{ tab }}>
                {see}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const daysBeforeExpiry = 60;

function useAttention(code: string): readonly Item[] {
  const { t } = useTranslation('customers');
  const { t: monitoring } = useTranslation('monitoring');
  const words = useWarningWords();
  const may = useMay();
  const today = useToday();
  const { data: position } = useQuery({ ...positionQuery(code), enabled: may('limits:read') });
  const { data: ageing } = useQuery({ ...ageingQuery(code), enabled: may('receivables:read') });
  const { data: limits } = useInfiniteQuery({ ...limitPages(code), enabled: may('limits:read') });
  const { data: holds } = useInfiniteQuery({
    ...holdPages('open', { customerCode: code }),
    enabled: may('holds:read'),
  });
  const { data: warnings } = useInfiniteQuery({
    ...warningPages({ status: 'open', customerCode: code }),
    enabled: may('warnings:read'),
  });
  const items: Item[] = [];
  if (position !== undefined && position.headroom !== 'unlimited' && isNegative(position.headroom.amount)) {
    const amount = formatMoney({ ...position.headroom, amount: negated(position.headroom.amount) });
    items.push({ tone: 'act', text: t('overview.over', { amount }), tab: 'exposure', see: t('overview.seeExposure') });
  }
  if (ageing !== undefined && isPositive(ageing.overdue.amount)) {
    const share = formatPercent(shareOf(ageing.overdue.amount, ageing.total.amount));
    const text = t('overview.overdue', { amount: formatMoney(ageing.overdue), share });
    items.push({ tone: 'act', text, tab: 'receivables', see: t('overview.seeOverdue') });
  }
  if (holds !== undefined && holds.length > 0) {
    const text = t('overview.holds', { count: holds.length });
    items.push({ tone: 'act', text, tab: 'checks', see: t('overview.seeHolds') });
  }
  const [worst] = warnings ?? [];
  if (warnings !== undefined && worst !== undefined) {
    const figure = words.figure(worst.figure, worst.line.unit);
    const indicator = monitoring(`indicators.${worst.indicator}`);
    const text = monitoring('overview.warnings', { count: warnings.length, indicator, figure });
    const tone = worst.severity === 'critical' ? 'act' : worst.severity === 'warning' ? 'soon' : 'quiet';
    items.push({ tone, text, tab: 'warnings', see: monitoring('overview.seeWarnings') });
  }
  if (position?.limitStatus === 'expired') {
    items.push({ tone: 'act', text: t('overview.expired'), tab: 'limits', see: t('overview.seeLimits') });
  }
  if (position?.limitStatus === 'none') {
    items.push({ tone: 'soon', text: t('overview.none'), tab: 'limits', see: t('overview.seeLimits') });
  }
  const active = limits?.find(({ status }) => status === 'active');
  const follows = limits?.some(({ status }) => status === 'future') ?? false;
  const left = active === undefined ? undefined : daysBetween(today, active.validTo);
  if (active !== undefined && left !== undefined && left <= daysBeforeExpiry && !follows) {
    const text = t('overview.expires', { day: active.validTo, count: left });
    items.push({ tone: 'soon', text, tab: 'limits', see: t('overview.seeLimits') });
  }
  if (ageing !== undefined && isPositive(ageing.unappliedCash.amount)) {
    const text = t('overview.unapplied', { amount: formatMoney(ageing.unappliedCash) });
    items.push({ tone: 'quiet', text, tab: 'receivables', see: t('overview.seeReceipts') });
  }
  return items;
}

function isPositive(amount: string): boolean {
  return (parseDecimal(amount)?.units ?? 0n) > 0n;
}
