import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { useMay } from '../../../app/session.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import { GradeBars } from './GradeBars.tsx';
import { isUnderWay, portfolioRunsQuery, useStartRun } from './portfolio.ts';
import { RunChanges } from './RunChanges.tsx';
import { RunList } from './RunList.tsx';
import { RunProgress } from './RunProgress.tsx';
import '../assessment.css';

/** Everybody assessed anew: the button, how far it is, and whose grade it moved. */
export function PortfolioPage() {
  const { t } = useTranslation('portfolio');
  const may = useMay();
  const problemText = useProblemText('portfolio');
  const [{ run: chosen }, change] = useAddress();
  const query = useQuery(portfolioRunsQuery);
  const start = useStartRun();
  const runs = query.data ?? [];
  const underWay = runs.find(isUnderWay);
  const shown = runs.find(({ id }) => id === chosen) ?? runs.find((run) => !isUnderWay(run));
  const isBusy = underWay !== undefined && !underWay.leftBehind;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          may('assessments:write') && (
            <Button
              type="primary"
              loading={start.isPending}
              disabled={isBusy}
              onClick={() => start.mutate({}, { onSuccess: () => change({ run: undefined }) })}
            >
              {t(underWay?.leftBehind === true ? 'goOn' : 'start')}
            </Button>
          )
        }
      />
      <div className="stack">
        {start.error !== null && <Alert type="error" role="alert" title={problemText(start.error)} />}
        {underWay !== undefined && <RunProgress run={underWay} />}
        <GradeBars />
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading lines={6} />
        ) : (
          <>
            {shown !== undefined && <RunChanges run={shown} />}
            <RunList runs={runs} shown={shown?.id} onShow={(id) => change({ run: id })} />
          </>
        )}
      </div>
    </>
  );
}
