import { App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { useCancelRun } from './cancel-run.ts';
import type { Job } from './job.ts';

type Props = { readonly progress: NonNullable<Job['progress']>; readonly runId: string };

/** How far a run under way is, and the way to stop it. */
export function RunProgress({ progress: { done, total }, runId }: Props) {
  const { t } = useTranslation('jobs');
  const { message } = App.useApp();
  const problemText = useProblemText('jobs');
  const cancel = useCancelRun();
  const stop = () =>
    cancel.mutate(runId, {
      onSuccess: () => void message.success(t('cancelSent')),
      onError: (error) => void message.error(problemText(error)),
    });
  const text = t('progress', { done: formatCount(done), total: formatCount(total) });
  return (
    <div className="job-progress">
      <Progress
        percent={total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100))}
        size="small"
        aria-label={text}
      />
      <span className="figure soft">{text}</span>
      <Button size="small" loading={cancel.isPending} onClick={stop}>
        {t('cancel')}
      </Button>
    </div>
  );
}
