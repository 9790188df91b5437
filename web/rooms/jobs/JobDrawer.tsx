import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { useText } from '../../ui/use-text.ts';
import { type Job, type JobRun, runPages } from './job.ts';
import { useDurationWords, useScheduleWords } from './job-words.ts';
import { useRetryRun } from './retry-run.ts';
import { RunTag } from './RunTag.tsx';

type Props = { readonly job: Job | undefined; readonly onClose: () => void };

/** The runs of one job of the last seven days, the newest first. */
export function JobDrawer({ job, onClose }: Props) {
  const text = useText();
  return (
    <Drawer
      open={job !== undefined}
      title={job === undefined ? '' : text(job.title)}
      size="min(560px, 100vw)"
      onClose={onClose}
      destroyOnHidden
    >
      {job !== undefined && <Runs job={job} />}
    </Drawer>
  );
}

function Runs({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const { t: common } = useTranslation();
  const { timeZone } = useSession().company;
  const inWords = useScheduleWords();
  const query = useInfiniteQuery({ ...runPages(job.name), refetchInterval: 5_000 });
  return (
    <div className="stack">
      <p className="job-facts">
        {inWords(job.schedule)}
        {job.nextRunAt !== null && (
          <span className="soft"> · {t('next', { at: formatInstant(job.nextRunAt, timeZone) })}</span>
        )}
      </p>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : query.data.length === 0 ? (
        <EmptyState title={t('noRuns')}>{t('noRunsNote')}</EmptyState>
      ) : (
        <ol className="job-runs" aria-label={t('runs')}>
          {query.data.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('table.more')}
        </Button>
      )}
    </div>
  );
}

function Run({ run }: { readonly run: JobRun }) {
  const { t } = useTranslation('jobs');
  const { timeZone } = useSession().company;
  const problemText = useProblemText('jobs');
  const took = useDurationWords();
  const retry = useRetryRun();
  const { id, state, attempt, startedAt, createdAt, milliseconds, error } = run;
  return (
    <li>
      <div className="job-run">
        <RunTag run={run} />
        <time className="figure">{formatInstant(startedAt ?? createdAt, timeZone)}</time>
        {milliseconds !== null && <span className="soft">{took(milliseconds)}</span>}
        {attempt > 1 && <span className="soft">{t('attempt', { attempt })}</span>}
        {(state === 'failed' || state === 'retrying') && (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(id)}>
            {state === 'failed' ? t('retry') : t('tryNow')}
          </Button>
        )}
      </div>
      {error !== null && <pre className="job-error">{error}</pre>}
      {retry.error !== null && <Alert type="error" role="alert" title={problemText(retry.error)} />}
    </li>
  );
}
