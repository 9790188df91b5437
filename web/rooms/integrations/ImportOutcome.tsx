import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { failureText } from './failure-text.ts';
import { FaultList } from './FaultList.tsx';
import { type Import, rejectedAddress } from './import.ts';
import { shownState, stateTones } from './import-states.ts';
import { useRunImport } from './run-import.ts';

type Props = { readonly one: Import; readonly onMap: () => void; readonly onLeave: () => void };

/** What a trial found, or what came of the import: counts, the rejected rows, and the way on. */
export function ImportOutcome({ one, onMap, onLeave }: Props) {
  const { t, i18n } = useTranslation('integrations');
  const problemText = useProblemText('integrations');
  const run = useRunImport(one.id);
  const { state, created, rejected, fileKept, fileName } = one;
  const shown = shownState(one);
  const failure = failureText(i18n, one);
  const isTrial = state === 'checked';
  const hasWork = created > 0 && !(one.options.allOrNothing && rejected > 0);
  return (
    <section className="panel stack">
      <div className="import-outcome-head">
        <StatusTag tone={stateTones[shown]}>{t(`states.${shown}`)}</StatusTag>
        <strong>{t(`outcome.${shown}`, { file: fileName })}</strong>
      </div>
      {failure !== null && <Alert type="error" role="alert" title={failure} />}
      <Counts one={one} />
      {rejected > 0 && (
        <>
          <FaultList faults={one.faults} total={rejected} />
          <div>
            <Button href={rejectedAddress(one.id)} download>
              {t('outcome.download', { count: rejected, shown: formatCount(rejected) })}
            </Button>
          </div>
        </>
      )}
      {run.isError && <Alert type="error" role="alert" title={problemText(run.error)} />}
      <div className="import-actions">
        <Button onClick={onLeave}>{t(isTrial ? 'leave' : 'outcome.another')}</Button>
        {fileKept && state !== 'imported' && <Button onClick={onMap}>{t('outcome.map')}</Button>}
        {isTrial && (
          <Button
            type="primary"
            disabled={!hasWork}
            loading={run.isPending}
            onClick={() => run.mutate(runOptions(one))}
          >
            {t('outcome.run', { count: created, shown: formatCount(created) })}
          </Button>
        )}
        {state === 'imported' && shown !== 'none_in' && (
          <ButtonLink variant="solid" color="primary" to="/customers">
            {t('outcome.customers')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** The very options of the trial: what was counted is what is done. */
function runOptions({ options: { currency, ...options } }: Import) {
  return { ...options, ...(currency !== null && { currency }) };
}

function Counts({ one }: { readonly one: Import }) {
  const { t } = useTranslation('integrations');
  const tense = one.dryRun ? 'would' : 'did';
  const counts: readonly (readonly [string, number])[] = [
    [t(`counts.${tense}.created`), one.created],
    [t(`counts.${tense}.unchanged`), one.unchanged],
    [t(`counts.${tense}.rejected`), one.rejected],
    ...(one.customersCreated > 0 ? [[t(`counts.${tense}.customers`), one.customersCreated] as const] : []),
    ...(one.receiptsCreated > 0 ? [[t(`counts.${tense}.receipts`), one.receiptsCreated] as const] : []),
  ];
  return (
    <dl className="figures">
      {counts.map(([name, count]) => (
        <Count key={name} name={name}>
          {formatCount(count)}
        </Count>
      ))}
    </dl>
  );
}

function Count({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{children}</dd>
    </div>
  );
}
