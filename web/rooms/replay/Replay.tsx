import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { useFieldName } from './field-name.ts';
import { type Replayed, useReplay } from './replay.ts';
import './replay.css';

/** For who audits: takes what is shown here again from what was stored with it, and says whether it comes out the same. */
export function Replay({ id }: { readonly id: string }) {
  const { t } = useTranslation('replay');
  const may = useMay();
  const problemText = useProblemText('replay');
  const replay = useReplay();
  if (!may('audit:read')) return null;
  return (
    <div className="replay">
      <div className="replay-head">
        <Button size="small" loading={replay.isPending} onClick={() => replay.mutate(id)}>
          {t('action')}
        </Button>
        <span className="soft">{t('note')}</span>
      </div>
      <div aria-live="polite">
        {replay.error !== null && <Alert type="error" title={problemText(replay.error)} />}
        {replay.data !== undefined && <Outcome replayed={replay.data} />}
      </div>
    </div>
  );
}

function Outcome({ replayed: { agrees, compared, differences, policyVersion } }: { readonly replayed: Replayed }) {
  const { t } = useTranslation('replay');
  const nameOf = useFieldName();
  return (
    <div className="replay-outcome">
      <StatusTag tone={agrees ? 'fine' : 'act'}>
        {agrees ? t('agrees', { count: compared.length }) : t('differs', { count: differences.length })}
      </StatusTag>
      <span>{t('under', { version: policyVersion })}</span>
      {!agrees && <DifferenceTable differences={differences} />}
      <details>
        <summary>{t('compared', { count: compared.length })}</summary>
        <p className="soft">{compared.map(nameOf).join(t('separator'))}</p>
      </details>
    </div>
  );
}
