import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { noValue } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { GradeText } from '../../ui/GradeText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { useWaiting } from '../exposure/waiting.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { type ApplicationSummary, stateTones } from './application.ts';

export function useApplicationColumns(): readonly Column<ApplicationSummary>[] {
  const { t } = useTranslation('approvals');
  const { currency } = useSession().company;
  const waiting = useWaiting();
  return useMemo(() => {
    const money = (value: ApplicationSummary['inForce'] | null) => (
      <MoneyText value={value} bare={typeof value === 'object' && value?.currency === currency} />
    );
    return [
      {
        key: 'customer',
        title: t('fields.customer'),
        value: ({ customerName }) => customerName,
        sortable: true,
        render: ({ id, customerName, customerCode }) => (
          <>
            <Link to="/credit/applications/$id" params={{ id }} className="application-customer">
              {customerName}
            </Link>
            <div className="soft figure">{customerCode}</div>
          </>
        ),
      },
      { key: 'kind', title: t('fields.kind'), value: ({ kind }) => t(`kinds.${kind}`) },
      {
        key: 'amount',
        title: t('fields.amount'),
        unit: currency,
        kind: 'money',
        sortable: true,
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) =>
          counted === undefined ? (
            money(amount)
          ) : (
            <OwnMoney own={amount} counted={counted.amount} rate={counted.rate} />
          ),
      },
      {
        key: 'proposed',
        title: t('fields.proposed'),
        unit: currency,
        kind: 'money',
        value: ({ proposed }) => proposed?.amount,
        render: ({ proposed }) => money(proposed),
      },
      {
        key: 'inForce',
        title: t('fields.inForce'),
        unit: currency,
        kind: 'money',
        value: ({ inForce }) => (typeof inForce === 'string' ? inForce : inForce.amount),
        render: ({ inForce }) => money(inForce),
      },
      {
        key: 'grade',
        title: t('fields.grade'),
        sortable: true,
        value: ({ grade }) => grade,
        render: (row) => <GradeText {...row} />,
      },
      {
        key: 'state',
        title: t('fields.state'),
        value: ({ state }) => t(`states.${state}`),
        render: ({ state }) => <StatusTag tone={stateTones[state]}>{t(`states.${state}`)}</StatusTag>,
      },
      {
        key: 'level',
        title: t('fields.level'),
        value: ({ waitingFor }) => (waitingFor === null ? null : t(`levels.${waitingFor}`)),
        render: ({ waitingFor, waitsForMe }) =>
          waitingFor === null ? (
            noValue
          ) : (
            <span className={waitsForMe ? 'waits-for-me' : ''}>{t(`levels.${waitingFor}`)}</span>
          ),
      },
      {
        key: 'sentAt',
        title: t('fields.age'),
        sortable: true,
        value: ({ sentAt }) => sentAt,
        render: ({ sentAt, state }) =>
          state === 'in_approval' || state === 'returned' ? <time dateTime={sentAt}>{waiting(sentAt)}</time> : noValue,
      },
      { key: 'applicant', title: t('fields.applicant'), value: ({ applicant }) => applicant },
    ];
  }, [t, currency, waiting]);
}
