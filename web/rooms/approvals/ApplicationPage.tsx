import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../client/problem.ts';
import { formatMoney } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AskPanel } from './AskPanel.tsx';
import { AssessmentPanel } from './AssessmentPanel.tsx';
import { type Application, applicationQuery, stateTones } from './application.ts';
import { ChainPanel } from './ChainPanel.tsx';
import { ClausesPanel } from './ClausesPanel.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { DerivationSum } from './DerivationSum.tsx';
import { FiveCPanel } from './FiveCPanel.tsx';
import { OpinionsPanel } from './OpinionsPanel.tsx';
import { OwnPanel } from './OwnPanel.tsx';
import './approvals.css';

/** Everything that is needed to decide on the left; the decision on the right, always in sight. */
export function ApplicationPage() {
  const { t } = useTranslation('approvals');
  const { id } = useParams({ from: '/inside/credit/applications/$id' });
  const query = useQuery(applicationQuery(id));
  if (query.data !== undefined) return <Shown application={query.data} />;
  if (query.error === null) return <Loading lines={12} />;
  const isUnknown = query.error instanceof ApiProblem && (query.error.status === 404 || query.error.status === 400);
  if (!isUnknown) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <EmptyState
      title={t('page.unknownTitle')}
      action={<ButtonLink to="/credit/applications">{t('page.toList')}</ButtonLink>}
    />
  );
}

function Shown({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { customerCode, customerName, kind, amount, state, assessment } = application;
  return (
    <>
      <PageHeader
        title={`${customerName} · ${t('page.of', { kind: t(`kinds.${kind}`), amount: formatMoney(amount) })}`}
        beside={
          <>
            <Link to="/customers/$code" params={{ code: customerCode }} className="figure">
              {customerCode}
            </Link>
            <StatusTag tone={stateTones[state]}>{t(`states.${state}`)}</StatusTag>
          </>
        }
      />
      <div className="application-body">
        <div className="stack">
          <AskPanel application={application} />
          <section className="panel" aria-labelledby="derivation">
            <h2 id="derivation" className="panel-title">
              {t('page.derivation')}
            </h2>
            {assessment === null ? (
              <p className="soft application-note">{t('page.derivationEmpty')}</p>
            ) : (
              <DerivationSum {...assessment} />
            )}
          </section>
          {assessment !== null && <FiveCPanel id={application.id} />}
          {assessment !== null && <AssessmentPanel assessment={assessment} customerCode={customerCode} />}
          <ClausesPanel application={application} />
          <OpinionsPanel application={application} />
          <ChainPanel application={application} />
        </div>
        <aside className="application-decision" aria-label={t('decide.title')}>
          <DecisionPanel key={application.version} application={application} />
          <OwnPanel application={application} />
        </aside>
      </div>
    </>
  );
}
