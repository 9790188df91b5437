import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type JobRun, runTones } from './job.ts';

/** How a run stands; while it waits for its next try, when that is. */
export function RunTag({ run: { state, retryAt } }: { readonly run: Pick<JobRun, 'state' | 'retryAt'> }) {
  const { t } = useTranslation('jobs');
  const { timeZone } = useSession().company;
  return (
    <StatusTag tone={runTones[state]}>
      {state === 'retrying' && retryAt !== null
        ? t('retryingAt', { at: formatInstant(retryAt, timeZone) })
        : t(`states.${state}`)}
    </StatusTag>
  );
}
