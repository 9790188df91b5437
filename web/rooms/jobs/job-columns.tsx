import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import type { Column } from '../../ui/table/column.ts';
import { useText } from '../../ui/use-text.ts';
import { isUnderWay, type Job } from './job.ts';
import { useDurationWords, useScheduleWords } from './job-words.ts';
import { RunProgress } from './RunProgress.tsx';
import { RunTag } from './RunTag.tsx';

/** `running` is the job whose run is just being asked for. */
export function useJobColumns(onRun: (job: Job) => void, running: string | undefined): readonly Column<Job>[] {
  const { t } = useTranslation('jobs');
  const { timeZone } = useSession().company;
  const text = useText();
  const inWords = useScheduleWords();
  const took = useDurationWords();
  return useMemo(
    () => [
      {
        key: 'job',
        title: t('job'),
        sortable: true,
        value: ({ title }) => text(title),
        render: ({ title, name }) => (
          <div>
            <div>{text(title)}</div>
            <code className="soft job-name">{name}</code>
          </div>
        ),
      },
      { key: 'schedule', title: t('schedule'), value: ({ schedule }) => inWords(schedule) },
      {
        key: 'nextRunAt',
        title: t('nextRun'),
        kind: 'day',
        sortable: true,
        value: ({ nextRunAt }) => nextRunAt,
        render: ({ nextRunAt }) => formatInstant(nextRunAt, timeZone),
      },
      {
        key: 'lastRun',
        title: t('lastRun'),
        value: ({ lastRun }) => (lastRun === null ? t('never') : t(`states.${lastRun.state}`)),
        render: ({ lastRun, progress }) =>
          lastRun === null ? (
            <span className="soft">{t('never')}</span>
          ) : progress === null ? (
            <RunTag run={lastRun} />
          ) : (
            <RunProgress progress={progress} runId={lastRun.id} />
          ),
      },
      {
        key: 'startedAt',
        title: t('startedAt'),
        kind: 'day',
        value: ({ lastRun }) => lastRun?.startedAt,
        render: ({ lastRun }) => formatInstant(lastRun?.startedAt, timeZone),
      },
      {
        key: 'took',
        title: t('took'),
        kind: 'count',
        value: ({ lastRun }) => lastRun?.milliseconds,
        render: ({ lastRun }) => took(lastRun?.milliseconds ?? null),
      },
      {
        key: 'failures',
        title: t('failures'),
        kind: 'count',
        value: ({ counts }) => counts.failed ?? 0,
      },
      {
        key: 'action',
        title: t('actions'),
        render: (job) =>
          job.schedule.kind === 'on_demand' ? null : (
            <Button
              type="link"
              size="small"
              loading={running === job.name}
              disabled={isUnderWay(job)}
              onClick={() => onRun(job)}
            >
              {isUnderWay(job) ? t('underWay') : t('runNow')}
            </Button>
          ),
      },
    ],
    [t, timeZone, text, inWords, took, onRun, running],
  );
}
