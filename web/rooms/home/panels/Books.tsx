import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween, useToday } from '../../../app/company-day.ts';
import { useSession } from '../../../app/session.ts';
import { formatCount, formatInstant } from '../../../format.ts';
import { MoneyText } from '../../../ui/MoneyText.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { portfolioPages } from '../../exposure/position.ts';
import { importPages } from '../../integrations/import.ts';
import { stateTones } from '../../integrations/import-states.ts';
import { disputesQuery, unappliedQuery } from '../../reports/reports.ts';
import { type FewColumn, FewTable } from '../FewTable.tsx';
import { Nothing, Panel } from '../Panel.tsx';

const rowsShown = 6;

type Named = { readonly customerCode: string; readonly name?: string; readonly customerName?: string };

function customerColumn(title: string): FewColumn<Named> {
  return {
    key: 'customer',
    title,
    render: ({ customerCode, name, customerName = name }) => (
      <Link
        to="/customers/$code"
        params={{ code: customerCode }}
        search={{ tab: 'receivables' }}
        className="home-customer"
      >
        {customerName}
      </Link>
    ),
  };
}

/** Who owes most beyond its day. */
export function OverduePanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(portfolioPages({ status: 'overdue', sort: 'overdue' }));
  return (
    <Panel
      title={t('overdue.title')}
      query={query}
      more={
        <Link to="/customers" search={{ status: 'overdue', sort: 'overdue' }}>
          {t('all')}
        </Link>
      }
    >
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>{t('overdue.none')}</Nothing>
        ) : (
          <FewTable
            label={t('overdue.title')}
            rows={rows.slice(0, rowsShown)}
            rowKey={({ customerCode }) => customerCode}
            columns={[
              customerColumn(t('fields.customer')),
              {
                key: 'overdue',
                title: t('overdue.amount'),
                isFigure: true,
                render: ({ overdue }) => <MoneyText value={overdue} />,
              },
              {
                key: 'oldest',
                title: t('overdue.oldest'),
                isFigure: true,
                render: ({ oldestDaysPastDue }) => t('days', { count: oldestDaysPastDue }),
              },
              {
                key: 'exposure',
                title: t('fields.exposure'),
                isFigure: true,
                render: ({ counted }) => <MoneyText value={counted} />,
              },
              { key: 'owner', title: t('fields.owner'), render: ({ ownerName }) => ownerName ?? t('nobody') },
            ]}
          />
        )
      }
    </Panel>
  );
}

/** Cash that has come in and is applied to nothing yet. */
export function UnappliedPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(unappliedQuery);
  return (
    <Panel title={t('unapplied.title')} query={query}>
      {({ customers }) =>
        customers.length === 0 ? (
          <Nothing>{t('unapplied.none')}</Nothing>
        ) : (
          <FewTable
            label={t('unapplied.title')}
            rows={customers}
            rowKey={({ customerCode }) => customerCode}
            columns={[
              customerColumn(t('fields.customer')),
              {
                key: 'unapplied',
                title: t('unapplied.amount'),
                isFigure: true,
                render: ({ unapplied }) => <MoneyText value={unapplied} />,
              },
              { key: 'since', title: t('unapplied.since'), isFigure: true, render: ({ oldestOn }) => oldestOn },
            ]}
          />
        )
      }
    </Panel>
  );
}

/** What customers contest, the oldest first. */
export function DisputesPanel() {
  const { t } = useTranslation('home');
  const today = useToday();
  const query = useQuery(disputesQuery);
  return (
    <Panel title={t('disputes.title')} query={query}>
      {({ disputes }) =>
        disputes.length === 0 ? (
          <Nothing>{t('disputes.none')}</Nothing>
        ) : (
          <FewTable
            label={t('disputes.title')}
            rows={disputes}
            rowKey={({ id }) => id}
            columns={[
              customerColumn(t('fields.customer')),
              {
                key: 'open',
                title: t('disputes.open'),
                isFigure: true,
                render: ({ open }) => <MoneyText value={open} />,
              },
              { key: 'reason', title: t('disputes.reason'), render: ({ reason }) => reason },
              {
                key: 'age',
                title: t('disputes.age'),
                isFigure: true,
                render: ({ raisedOn }) => t('days', { count: daysBetween(raisedOn, today) }),
              },
            ]}
          />
        )
      }
    </Panel>
  );
}

/** The files that came in last, and how they went. */
export function ImportsPanel() {
  const { t } = useTranslation('home');
  const { t: files } = useTranslation('integrations');
  const { timeZone } = useSession().company;
  const query = useInfiniteQuery(importPages);
  return (
    <Panel title={t('imports.title')} query={query} more={<Link to="/import">{t('imports.more')}</Link>}>
      {(runs) =>
        runs.length === 0 ? (
          <Nothing>{t('imports.none')}</Nothing>
        ) : (
          <FewTable
            label={t('imports.title')}
            rows={runs.slice(0, 4)}
            rowKey={({ id }) => id}
            columns={[
              { key: 'file', title: files('past.file'), render: ({ fileName }) => fileName },
              { key: 'kind', title: files('past.kind'), render: ({ kind }) => files(`kinds.${kind}`) },
              {
                key: 'state',
                title: files('past.state'),
                render: ({ state }) => <StatusTag tone={stateTones[state]}>{files(`states.${state}`)}</StatusTag>,
              },
              {
                key: 'created',
                title: files('past.created'),
                isFigure: true,
                render: ({ created }) => formatCount(created),
              },
              {
                key: 'rejected',
                title: files('past.rejected'),
                isFigure: true,
                render: ({ rejected }) => formatCount(rejected),
              },
              {
                key: 'at',
                title: files('past.at'),
                isFigure: true,
                render: ({ createdAt }) => formatInstant(createdAt, timeZone),
              },
            ]}
          />
        )
      }
    </Panel>
  );
}
