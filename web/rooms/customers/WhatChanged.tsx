import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney, noValue } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type CustomerChange, changesQuery } from '../reports/reports.ts';

const tones = { worse: 'soon', better: 'fine', other: 'quiet' } as const;

/** What became different since the limit was last decided on, in sentences with figures. */
export function WhatChanged({ code }: { readonly code: string }) {
  const { t } = useTranslation('customers');
  const query = useQuery(changesQuery(code));
  const phrase = useChangeWords();
  return (
    <section className="panel" aria-label={t('changes.title')}>
      <h2 className="panel-title">{t('changes.title')}</h2>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={3} />
      ) : (
        <>
          <p className="soft changes-since">{t(`changes.since.${query.data.because}`, { day: query.data.since })}</p>
          {query.data.changes.length === 0 ? (
            <span className="soft">{t('changes.none')}</span>
          ) : (
            <ul className="attention">
              {query.data.changes.map((change) => {
                const turn = turnOf(change);
                return (
                  <li key={change.code}>
                    <StatusTag tone={tones[turn]}>{t(`changes.tones.${turn}`)}</StatusTag>
                    <span>{phrase(change)}</span>
                  </li>
                );
              })}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

/** More exposure is neither good nor bad; more overdue, a lower grade and slower payment are. */
function turnOf(change: CustomerChange): keyof typeof tones {
  switch (change.code) {
    case 'overdue':
      return change.rises ? 'worse' : 'better';
    case 'grade':
    case 'days_beyond_terms':
      return change.isWorse === null ? 'other' : change.isWorse ? 'worse' : 'better';
    case 'limit':
    case 'exposure':
    case 'held':
      return 'other';
  }
}

function useChangeWords(): (change: CustomerChange) => string {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  return (change) => {
    switch (change.code) {
      case 'limit':
        return t('changes.limit', { before: limit(change.before), after: limit(change.after) });
      case 'grade':
        return change.before === null
          ? t('changes.firstGrade', { after: change.after ?? noValue })
          : t('changes.grade', { before: change.before, after: change.after ?? noValue });
      case 'exposure':
      case 'overdue':
        return t(`changes.${change.code}${change.rises ? 'Rises' : 'Falls'}`, {
          before: formatMoney(change.before),
          after: formatMoney(change.after),
        });
      case 'days_beyond_terms':
        return change.before === null
          ? t('changes.firstDays', { after: change.after.toFixed(1) })
          : t('changes.days', { before: change.before.toFixed(1), after: change.after.toFixed(1) });
      case 'held':
        return t('changes.held', change);
    }
  };

  function limit(value: Extract<CustomerChange, { code: 'limit' }>['before']): string {
    return typeof value === 'string' ? common(`headroom.${value}`) : formatMoney(value);
  }
}
