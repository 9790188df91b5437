import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { JobDrawer } from './JobDrawer.tsx';
import { type Job, jobsQuery } from './job.ts';
import { useJobColumns } from './job-columns.tsx';
import { useRunJob } from './run-job.ts';
import './jobs.css';

/** What runs in the background: when, how it went, and once more. */
export function JobsPage() {
  const { t } = useTranslation('jobs');
  const { message } = App.useApp();
  const problemText = useProblemText('jobs');
  const [{ job }, change] = useAddress();
  const query = useQuery(jobsQuery);
  const run = useRunJob();
  const runNow = ({ name }: Job) =>
    run.mutate(name, {
      onSuccess: () => void message.success(t('sent')),
      onError: (error) => void message.error(problemText(error)),
    });
  const columns = useJobColumns(runNow, run.isPending ? run.variables : undefined);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <DataTable<Job>
        name="jobs"
        label={t('title')}
        columns={columns}
        rows={query.data}
        rowKey={({ name }) => name}
        query={query}
        onOpen={({ name }) => change({ job: name })}
      />
      <JobDrawer job={query.data?.find(({ name }) => name === job)} onClose={() => change({ job: undefined })} />
    </>
  );
}
