import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isNegative, negated, shareOf, sumDecimals } from '../../../decimal.ts';
import { formatPercent, noValue } from '../../../format.ts';
import { GradeText } from '../../../ui/GradeText.tsx';
import { MoneyText } from '../../../ui/MoneyText.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { type ApplicationSummary, applicationPages, stateTones } from '../../approvals/application.ts';
import { useWaiting } from '../../exposure/waiting.ts';
import { type FewColumn, FewTable } from '../FewTable.tsx';
import { Nothing, Panel } from '../Panel.tsx';

const rowsShown = 6;

/** What waits for the reader's decision, the longest first. */
export function ApprovalsPanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(applicationPages({ show: 'waiting_for_me', state: undefined }));
  return (
    <Panel
      title={t('approvals.title')}
      count={query.data?.length}
      query={query}
      more={
        <Link to="/credit/applications" search={{ show: 'waiting_for_me' }}>
          {t('all')}
        </Link>
      }
    >
      {(rows) => <Applications rows={oldestFirst(rows)} empty={t('approvals.none')} />}
    </Panel>
  );
}

/** Where the reader's opinion is asked for. */
export function AdvicePanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(applicationPages({ show: 'to_advise', state: undefined }));
  return (
    <Panel
      title={t('advice.title')}
      count={query.data?.length}
      query={query}
      more={
        <Link to="/credit/applications" search={{ state: 'in_approval' }}>
          {t('all')}
        </Link>
      }
    >
      {(rows) => <Applications rows={leastKnownFirst(rows)} empty={t('advice.none')} />}
    </Panel>
  );
}

/** What the reader asked for, and where it stands: what came back first. */
export function MyApplicationsPanel() {
  const { t } = useTranslation('home');
  const { t: approvals } = useTranslation('approvals');
  const query = useInfiniteQuery(applicationPages({ show: 'mine', state: undefined }));
  return (
    <Panel
      title={t('myApplications.title')}
      query={query}
      more={
        <>
          <Link to="/credit/applications" search={{ apply: 'new' }}>
            {approvals('list.apply')}
          </Link>
          <Link to="/credit/applications" search={{ show: 'mine' }}>
            {t('all')}
          </Link>
        </>
      }
    >
      {(rows) => <Standing rows={returnedFirst(rows)} />}
    </Panel>
  );
}

function Applications({ rows, empty }: { readonly rows: readonly ApplicationSummary[]; readonly empty: string }) {
  const { t } = useTranslation('home');
  const { t: approvals } = useTranslation('approvals');
  const waiting = useWaiting();
  if (rows.length === 0) return <Nothing>{empty}</Nothing>;
  const columns: readonly FewColumn<ApplicationSummary>[] = [
    nameColumn(approvals('fields.customer')),
    { key: 'kind', title: approvals('fields.kind'), render: ({ kind }) => approvals(`kinds.${kind}`) },
    moneyColumn('amount', approvals('fields.amount'), ({ amount }) => amount),
    moneyColumn('inForce', approvals('fields.inForce'), ({ inForce }) => inForce),
    {
      key: 'grade',
      title: approvals('fields.grade'),
      render: ({ grade, modelGrade }) =>
        grade === null ? t('notAssessed') : <GradeText grade={grade} modelGrade={modelGrade} />,
    },
    {
      key: 'excess',
      title: t('approvals.excess'),
      isFigure: true,
      render: (row) => <Excess application={row} />,
    },
    { key: 'applicant', title: approvals('fields.applicant'), render: ({ applicant }) => applicant },
    { key: 'age', title: approvals('fields.age'), isFigure: true, render: ({ sentAt }) => waiting(sentAt) },
  ];
  return (
    <FewTable label={t('approvals.title')} rows={rows.slice(0, rowsShown)} rowKey={({ id }) => id} columns={columns} />
  );
}

/** How far the amount lies beyond what the policy's formula proposes. */
function Excess({ application: { amount, proposed } }: { readonly application: ApplicationSummary }) {
  const { t } = useTranslation('home');
  if (proposed === null) return noValue;
  const beyond = sumDecimals([amount.amount, negated(proposed.amount)]);
  if (isNegative(beyond) || Number(beyond) === 0) return t('approvals.within');
  const share = shareOf(beyond, proposed.amount);
  return (
    <StatusTag tone="soon">
      {share === undefined ? t('approvals.nothingProposed') : `+${formatPercent(share, 0)}`}
    </StatusTag>
  );
}

function Standing({ rows }: { readonly rows: readonly ApplicationSummary[] }) {
  const { t } = useTranslation('home');
  const { t: approvals } = useTranslation('approvals');
  if (rows.length === 0) return <Nothing>{t('myApplications.none')}</Nothing>;
  return (
    <FewTable
      label={t('myApplications.title')}
      rows={rows.slice(0, rowsShown)}
      rowKey={({ id }) => id}
      columns={[
        nameColumn(approvals('fields.customer')),
        { key: 'kind', title: approvals('fields.kind'), render: ({ kind }) => approvals(`kinds.${kind}`) },
        moneyColumn('amount', approvals('fields.amount'), ({ amount }) => amount),
        {
          key: 'state',
          title: approvals('fields.state'),
          render: ({ state }) => <StatusTag tone={stateTones[state]}>{approvals(`states.${state}`)}</StatusTag>,
        },
        {
          key: 'level',
          title: approvals('fields.level'),
          render: ({ waitingFor }) => (waitingFor === null ? noValue : approvals(`levels.${waitingFor}`)),
        },
      ]}
    />
  );
}

function nameColumn(title: string): FewColumn<ApplicationSummary> {
  return {
    key: 'customer',
    title,
    render: ({ id, customerName }) => (
      <Link to="/credit/applications/$id" params={{ id }} className="home-customer">
        {customerName}
      </Link>
    ),
  };
}

function moneyColumn(
  key: string,
  title: string,
  of: (row: ApplicationSummary) => ApplicationSummary['inForce'],
): FewColumn<ApplicationSummary> {
  return { key, title, isFigure: true, render: (row) => <MoneyText value={of(row)} /> };
}

function oldestFirst(rows: readonly ApplicationSummary[]) {
  return rows.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
}

function leastKnownFirst(rows: readonly ApplicationSummary[]) {
  return oldestFirst(rows).toSorted((a, b) => Number(b.grade === null) - Number(a.grade === null));
}

function returnedFirst(rows: readonly ApplicationSummary[]) {
  const order = ['returned', 'in_approval', 'approved', 'rejected', 'withdrawn'];
  return rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
