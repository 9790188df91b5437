import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx';
import { ChangeList } from './ChangeList.tsx';
import { keepDraft } from './draft-store.ts';
import { type Edition, editionsQuery, useDecideEdition } from './scorecard.ts';

const tones: Readonly<Record<Edition['state'], Tone>> = {
  proposed: 'open',
  in_force: 'fine',
  rejected: 'quiet',
  withdrawn: 'quiet',
};

/** The edition that waits for its second person; as history every edition there has been. */
export function EditionPanel({ isHistory = false }: { readonly isHistory?: boolean }) {
  const { t } = useTranslation('scorecard');
  const { data, error, refetch } = useQuery(editionsQuery);
  if (data === undefined) {
    if (!isHistory) return null;
    return error === null ? <Loading lines={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const shown = isHistory ? data : data.filter(({ state }) => state === 'proposed');
  if (shown.length === 0)
    return isHistory ? <EmptyState title={t('editions.none')}>{t('editions.noneNote')}</EmptyState> : null;
  return (
    <div className="stack scorecard-editions">
      {shown.map((edition) => (
        <EditionCard key={edition.version} edition={edition} />
      ))}
    </div>
  );
}

function EditionCard({ edition }: { readonly edition: Edition }) {
  const { t } = useTranslation('scorecard');
  const { timeZone } = useSession().company;
  const { version, state, effectiveFrom, replaces, reason, proposedBy, proposedAt } = edition;
  return (
    <section className="panel stack" aria-label={version}>
      <div className="scorecard-head">
        <h2 className="panel-title figure">{version}</h2>
        <StatusTag tone={tones[state]}>{t(`editions.states.${state}`)}</StatusTag>
        <span className="soft">{t('editions.from', { day: effectiveFrom, replaces })}</span>
      </div>
      <p className="scorecard-note">
        {t('editions.proposed', { by: proposedBy, at: formatInstant(proposedAt, timeZone), reason })}
      </p>
      {edition.decidedBy !== null && (
        <p className="scorecard-note">
          {t('editions.decided', {
            by: edition.decidedBy,
            at: formatInstant(edition.decidedAt, timeZone),
            reason: edition.decisionReason ?? '',
          })}
        </p>
      )}
      <details open={state === 'proposed'}>
        <summary>{t('editions.changes', { count: edition.changes.length })}</summary>
        <ChangeList changes={edition.changes} />
      </details>
      {state === 'proposed' && (
        <div>
          <Button onClick={() => keepDraft({ replaces, draft: edition.draft })}>{t('editions.try')}</Button>
        </div>
      )}
      {state === 'proposed' && <Decide edition={edition} />}
    </section>
  );
}

type Decision = 'approve' | 'reject' | 'withdraw';

/** Who proposed may take it back; somebody else puts it in force or turns it down. */
function Decide({ edition: { version, proposedById } }: { readonly edition: Edition }) {
  const { t } = useTranslation('scorecard');
  const { message } = App.useApp();
  const may = useMay();
  const { id } = useSession().user;
  const [decision, setDecision] = useState<Decision>();
  const decide = useDecideEdition(version);
  if (!may('policies:write')) return <p className="soft scorecard-note">{t('editions.waits')}</p>;
  const offered: readonly Decision[] = proposedById === id ? ['withdraw'] : ['approve', 'reject'];
  return (
    <>
      {proposedById === id && <p className="soft scorecard-note">{t('editions.own')}</p>}
      <div className="scorecard-options">
        {offered.map((one) => (
          <Button key={one} {...(one === 'approve' && { type: 'primary' as const })} onClick={() => setDecision(one)}>
            {t(`editions.decisions.${one}`)}
          </Button>
        ))}
      </div>
      <ReasonDialog
        isOpen={decision !== undefined}
        title={t('editions.dialog', { version })}
        action={decision === undefined ? '' : t(`editions.decisions.${decision}`)}
        isDangerous={decision === 'reject'}
        isPending={decide.isPending}
        error={decide.error}
        room="scorecard"
        onClose={() => setDecision(undefined)}
        onDo={(reason) =>
          decision !== undefined &&
          decide.mutate(
            { decision, reason },
            {
              onSuccess: ({ state, effectiveFrom }) => {
                void message.success(t(`editions.done.${state}`, { version, day: effectiveFrom }));
                setDecision(undefined);
              },
            },
          )
        }
      >
        {decision === 'approve' && <p>{t('editions.approveNote')}</p>}
      </ReasonDialog>
    </>
  );
}
