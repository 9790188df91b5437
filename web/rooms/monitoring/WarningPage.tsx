import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../client/problem.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ClosedPanel } from './ClosedPanel.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { HandlingPanel } from './HandlingPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { StandingPanel } from './StandingPanel.tsx';
import { severityTones, type Warning, warningQuery } from './warning.ts';
import './monitoring.css';

/** A warning: the figure against its line and what it is made from on the left, what can be done on the right. */
export function WarningPage() {
  const { t } = useTranslation('monitoring');
  const { id } = useParams({ from: '/inside/monitoring/warnings/$id' });
  const query = useQuery(warningQuery(id));
  if (query.data !== undefined) return <Shown warning={query.data} />;
  if (query.error === null) return <Loading lines={10} />;
  const isUnknown = query.error instanceof ApiProblem && (query.error.status === 404 || query.error.status === 400);
  if (!isUnknown) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <EmptyState
      title={t('page.unknownTitle')}
      action={<ButtonLink to="/monitoring/warnings">{t('page.toList')}</ButtonLink>}
    />
  );
}

function Shown({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation('monitoring');
  const { customerCode, customerName, indicator, severity, state } = warning;
  return (
    <>
      <PageHeader
        title={`${customerName} · ${t(`indicators.${indicator}`)}`}
        beside={
          <>
            <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'warnings' }} className="figure">
              {customerCode}
            </Link>
            <StatusTag tone={state === 'closed' ? 'quiet' : severityTones[severity]}>
              {t(`severities.${severity}`)}
            </StatusTag>
            {state === 'closed' && <StatusTag tone="fine">{t('list.statuses.closed')}</StatusTag>}
          </>
        }
      />
      <div className="warning-body">
        <div className="stack">
          <FigurePanel warning={warning} />
          <StandingPanel code={customerCode} />
          <MeasuresPanel warning={warning} />
          <HistoryPanel warning={warning} />
        </div>
        <aside className="warning-handling" aria-label={t('page.handling')}>
          {warning.closed === null ? (
            <HandlingPanel warning={warning} />
          ) : (
            <ClosedPanel warning={warning} closed={warning.closed} />
          )}
        </aside>
      </div>
    </>
  );
}
