import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { useCancelImport } from './cancel-import.ts';
import type { Import } from './import.ts';

export function ImportProgress({ one }: { readonly one: Import }) {
  const { t } = useTranslation('integrations');
  const cancel = useCancelImport(one.id);
  const problemText = useProblemText('integrations');
  const { dryRun, rowsDone, rowsTotal, created, unchanged, rejected } = one;
  const percent = rowsTotal === 0 ? 0 : Math.min(99, Math.floor((rowsDone / rowsTotal) * 100));
  return (
    <section className="panel stack" aria-live="polite">
      <strong>{t(dryRun ? 'progress.checking' : 'progress.importing', { file: one.fileName })}</strong>
      <Progress percent={percent} status="active" />
      <span className="figure">
        {t('progress.rows', {
          done: formatCount(rowsDone),
          total: formatCount(Math.max(rowsTotal, rowsDone)),
          created: formatCount(created),
          unchanged: formatCount(unchanged),
          rejected: formatCount(rejected),
        })}
      </span>
      {cancel.isError && <span role="alert">{problemText(cancel.error)}</span>}
      <div>
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('progress.cancel')}
        </Button>
      </div>
    </section>
  );
}
