import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { formatCount } from '../../../format.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { type PortfolioRun, useCancelRun } from './portfolio.ts';

export function RunProgress({ run }: { readonly run: PortfolioRun }) {
  const { t } = useTranslation('portfolio');
  const may = useMay();
  const cancel = useCancelRun();
  const problemText = useProblemText('portfolio');
  const { customersDone, customersTotal, assessed, unchanged, raised, lowered } = run;
  const percent = customersTotal === 0 ? 0 : Math.min(99, Math.floor((customersDone / customersTotal) * 100));
  return (
    <section className="panel stack" aria-live="polite">
      <strong>{t(run.leftBehind ? 'leftBehind' : run.state === 'waiting' ? 'waiting' : 'underWay')}</strong>
      <Progress percent={percent} status={run.leftBehind ? 'exception' : 'active'} aria-label={t('underWay')} />
      <span>
        {t('progress', {
          done: formatCount(customersDone),
          total: formatCount(customersTotal),
          assessed: formatCount(assessed),
          unchanged: formatCount(unchanged),
          raised: formatCount(raised),
          lowered: formatCount(lowered),
        })}
      </span>
      {cancel.isError && <span role="alert">{problemText(cancel.error)}</span>}
      {may('assessments:write') && (
        <div>
          <Button
            loading={cancel.isPending}
            disabled={run.cancelRequested && !run.leftBehind}
            onClick={() => cancel.mutate(run.id)}
          >
            {t(run.cancelRequested && !run.leftBehind ? 'stopping' : 'cancel')}
          </Button>
        </div>
      )}
    </section>
  );
}
