import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant, noValue } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { Deadline } from './Deadline.tsx';
import { severityTones, type WarningSummary } from './warning.ts';
import { useWarningWords } from './warning-words.ts';

/** `withCustomer`: on a customer's own page nobody needs to be told whose warnings they are. */
export function useWarningColumns(
  status: WarningSummary['state'],
  withCustomer = true,
): readonly Column<WarningSummary>[] {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const { timeZone } = useSession().company;
  const words = useWarningWords();
  return useMemo(() => {
    const customer: Column<WarningSummary> = {
      key: 'customer',
      title: t('fields.customer'),
      value: ({ customerName }) => customerName,
      sortable: true,
      render: ({ id, customerName, customerCode }) => (
        <>
          <Link to="/monitoring/warnings/$id" params={{ id }} className="warning-customer">
            {customerName}
          </Link>
          <div className="soft figure">{customerCode}</div>
        </>
      ),
    };
    const severity: Column<WarningSummary> = {
      key: 'level',
      title: t('fields.severity'),
      value: (row) => t(`severities.${row.severity}`),
      render: (row) => (
        <StatusTag tone={status === 'closed' ? 'quiet' : severityTones[row.severity]}>
          {t(`severities.${row.severity}`)}
        </StatusTag>
      ),
    };
    const indicator: Column<WarningSummary> = {
      key: 'what',
      title: t('fields.indicator'),
      value: (row) => t(`indicators.${row.indicator}`),
      sortable: true,
      render: (row) => (
        <>
          {withCustomer ? (
            t(`indicators.${row.indicator}`)
          ) : (
            <Link to="/monitoring/warnings/$id" params={{ id: row.id }} className="warning-customer">
              {t(`indicators.${row.indicator}`)}
            </Link>
          )}
          <div className="warning-marks">
            {status === 'open' && !row.stillCrossed && <span className="soft">{t('list.notCrossed')}</span>}
            {row.froze && <span className="warning-mark">{t('list.frozen')}</span>}
            {row.applicationId !== null && <span className="warning-mark">{t('list.lowerLimit')}</span>}
            {row.reviewId !== null && <span className="warning-mark">{t('list.reviewing')}</span>}
          </div>
        </>
      ),
    };
    const figure: Column<WarningSummary> = {
      key: 'figure',
      title: t('fields.figure'),
      value: (row) => `${words.figure(row.figure, row.line.unit)} / ${words.line(row.line)}`,
      render: (row) => (
        <>
          <span className="figure warning-figure">{words.figure(row.figure, row.line.unit)}</span>
          <div className="soft figure">{words.line(row.line)}</div>
        </>
      ),
    };
    const owner: Column<WarningSummary> = {
      key: 'whose',
      title: t('fields.owner'),
      value: (row) => row.owner?.name ?? common(`roles.${row.ownerRole}`),
      sortable: true,
      render: (row) => (
        <>
          <span className={row.isMine ? 'warning-mine' : ''}>
            {row.owner?.name ?? common(`roles.${row.ownerRole}`)}
          </span>
          <div className="soft">{row.owner === null ? t('list.nobody') : common(`roles.${row.ownerRole}`)}</div>
        </>
      ),
    };
    const first = withCustomer ? [customer, severity, indicator] : [indicator, severity];
    if (status === 'closed')
      return [
        ...first,
        figure,
        {
          key: 'cause',
          title: t('fields.cause'),
          value: ({ closed }) => closed?.reason,
          render: ({ closed }) =>
            closed === null ? (
              noValue
            ) : (
              <>
                {t(`causes.${closed.cause}`)}
                <div className="soft warning-reason">{closed.reason}</div>
              </>
            ),
        },
        {
          key: 'closed',
          title: t('fields.closed'),
          sortable: true,
          value: ({ closed }) => closed?.at,
          render: ({ closed }) =>
            closed === null ? (
              noValue
            ) : (
              <>
                <time className="figure">{formatInstant(closed.at, timeZone)}</time>
                <div className="soft">{closed.by}</div>
              </>
            ),
        },
      ];
    return [
      ...first,
      figure,
      owner,
      {
        key: 'deadline',
        title: t('fields.deadline'),
        sortable: true,
        value: ({ deadline }) => deadline,
        render: ({ deadline, daysLeft }) => <Deadline day={deadline} daysLeft={daysLeft} />,
      },
      {
        key: 'age',
        title: t('fields.age'),
        sortable: true,
        value: ({ ageDays }) => ageDays,
        render: ({ ageDays }) => (
          <span className="figure">{ageDays === 0 ? t('list.ageToday') : t('list.age', { count: ageDays })}</span>
        ),
      },
    ];
  }, [t, common, status, withCustomer, timeZone, words]);
}
