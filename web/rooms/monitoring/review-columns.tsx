import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { GradeText } from '../../ui/GradeText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { Deadline } from './Deadline.tsx';
import { type ReviewShow, type ReviewSummary, toneOf } from './review.ts';

export function useReviewColumns(show: ReviewShow): readonly Column<ReviewSummary>[] {
  const { t } = useTranslation('monitoring');
  const { currency } = useSession().company;
  const mayStart = useMay()('reviews:handle');
  return useMemo(() => {
    const customer: Column<ReviewSummary> = {
      key: 'customer',
      title: t('fields.customer'),
      value: ({ customerName }) => customerName,
      sortable: true,
      render: ({ id, customerName, customerCode }) => (
        <>
          <Link to="/monitoring/reviews/$id" params={{ id }} className="warning-customer">
            {customerName}
          </Link>
          <div className="soft figure">{customerCode}</div>
        </>
      ),
    };
    const due: Column<ReviewSummary> = {
      key: 'dueOn',
      title: t('reviews.dueOn'),
      value: ({ dueOn }) => dueOn,
      sortable: true,
      render: ({ dueOn, daysLeft }) => <Deadline day={dueOn} daysLeft={daysLeft} />,
    };
    const limit: Column<ReviewSummary> = {
      key: 'limit',
      title: t('reviews.limit'),
      unit: currency,
      kind: 'money',
      sortable: true,
      value: (row) => (typeof row.limit === 'string' ? row.limit : row.limit.amount),
      render: (row) => (
        <MoneyText value={row.limit} bare={typeof row.limit === 'object' && row.limit.currency === currency} />
      ),
    };
    const grade: Column<ReviewSummary> = {
      key: 'grade',
      title: t('reviews.grade'),
      value: (row) => row.grade,
      render: (row) => <GradeText {...row} />,
      sortable: true,
    };
    const action: Column<ReviewSummary> = {
      key: 'action',
      title: '',
      render: ({ id, state }) =>
        state === 'started' ? null : (
          <ButtonLink size="small" to="/monitoring/reviews/$id" params={{ id }} search={{ start: 'yes' }}>
            {t('reviews.start')}
          </ButtonLink>
        ),
    };
    if (show === 'completed')
      return [
        customer,
        {
          key: 'completedOn',
          title: t('reviews.completedOn'),
          kind: 'day',
          value: (row) => row.completedOn,
          sortable: true,
        },
        grade,
        limit,
        {
          key: 'conclusion',
          title: t('reviews.conclusion'),
          value: ({ conclusion }) => conclusion,
          render: ({ conclusion, completedBy }) => (
            <>
              {conclusion}
              <div className="soft">{completedBy}</div>
            </>
          ),
        },
      ];
    return [
      customer,
      due,
      { key: 'because', title: t('reviews.because'), value: ({ because }) => t(`reviews.causes.${because}`) },
      grade,
      limit,
      { key: 'limitTo', title: t('reviews.limitTo'), kind: 'day', value: ({ limitTo }) => limitTo, sortable: true },
      {
        key: 'last',
        title: t('reviews.last'),
        kind: 'day',
        value: ({ lastReviewedOn }) => lastReviewedOn,
        sortable: true,
        render: ({ lastReviewedOn }) =>
          lastReviewedOn === null ? <span className="soft">{t('reviews.never')}</span> : lastReviewedOn,
      },
      {
        key: 'state',
        title: t('reviews.state'),
        value: ({ state }) => t(`reviews.states.${state}`),
        render: (row) => <StatusTag tone={toneOf(row)}>{t(`reviews.states.${row.state}`)}</StatusTag>,
      },
      ...(mayStart ? [action] : []),
    ];
  }, [t, currency, show, mayStart]);
}
