import { useTranslation } from 'react-i18next';
import { daysBetween, useToday } from '../../app/company-day.ts';
import { formatCompact, formatMoney } from '../../format.ts';
import type { Limit } from './limit.ts';

/** The limits side by side on a line of time, today marked: what held when, and until when the present one goes on. */
export function LimitStrip({ limits }: { readonly limits: readonly Limit[] }) {
  const { t, i18n } = useTranslation('limits');
  const today = useToday();
  const periods = limits.filter(({ validFrom, validTo }) => validTo >= validFrom);
  if (periods.length === 0) return null;
  const days = [today, ...periods.flatMap(({ validFrom, validTo }) => [validFrom, validTo])].toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const length = Math.max(1, daysBetween(first, last) + 1);
  const share = (from: string, to: string) => `${(daysBetween(from, to) / length) * 100}%`;
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const shown = (amount: Limit['amount'], exact: boolean) => {
    if (amount === 'unlimited') return t('unlimited');
    return exact ? formatMoney(amount) : formatCompact(amount.amount, language);
  };
  return (
    <figure className="panel limit-strip" aria-label={t('strip')}>
      <div className="limit-strip-track">
        {periods.map(({ id, validFrom, validTo, amount, counted, status }) => (
          <div
            key={id}
            className={`limit-strip-period limit-strip-${status}`}
            style={{ left: share(first, validFrom), width: `calc(${share(validFrom, validTo)} + 2px)` }}
            title={`${shown(amount, true)} · ${validFrom} – ${validTo}`}
          >
            <span>{shown(counted?.amount ?? amount, false)}</span>
          </div>
        ))}
        <i className="limit-strip-today" style={{ left: share(first, today) }} />
      </div>
      <figcaption className="limit-strip-days figure">
        <span>{first}</span>
        <span>{t('today', { day: today })}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
