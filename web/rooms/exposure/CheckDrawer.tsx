import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant, formatMoney } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Replay } from '../replay/Replay.tsx';
import { CheckFigures } from './CheckFigures.tsx';
import { type CheckRecord, checkQuery } from './check.ts';
import type { Hold } from './hold.ts';
import { DecisionPath } from './DecisionPath.tsx';
import { EndHold } from './EndHold.tsx';
import { ObjectionList } from './ObjectionList.tsx';
import { OutcomeHeadline } from './OutcomeHeadline.tsx';
import { PaperList } from './PaperList.tsx';
import type { TypedTerms } from './ReleaseFields.tsx';
import { ReleaseTermsList } from './ReleaseTermsList.tsx';
import { WaysOut } from './WaysOut.tsx';
import './order-check.css';

type Props = {
  readonly checkId: string | undefined;
  /** The hold that came of it, where the reader came from one. */
  readonly hold?: Hold | undefined;
  readonly action?: ReactNode;
  /** Where the reader may release it: with the part or the prepayment that a way out found. */
  readonly onRelease?: ((terms: Partial<TypedTerms>) => void) | undefined;
  readonly onClose: () => void;
};

/** One decision as it was made: its figures of that moment, who asked, by which rules. */
export function CheckDrawer({ checkId, hold, action, onRelease, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const query = useQuery({ ...checkQuery(checkId ?? ''), enabled: checkId !== undefined });
  return (
    <Drawer
      open={checkId !== undefined || hold !== undefined}
      title={t('decision.title')}
      extra={action}
      size="min(560px, 100vw)"
      onClose={onClose}
      destroyOnHidden
    >
      {checkId === undefined && hold !== undefined ? (
        <HoldOnly hold={hold} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : (
        <Decision check={query.data} hold={hold} onRelease={onRelease} onClose={onClose} />
      )}
    </Drawer>
  );
}

type DecisionProps = Pick<Props, 'hold' | 'onRelease' | 'onClose'> & { readonly check: CheckRecord };

function Decision({ check, hold, onRelease, onClose }: DecisionProps) {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  return (
    <div className={`check-result check-${check.outcome} check-in-drawer`}>
      <OutcomeHeadline check={check} />
      {hold !== undefined &&
        (hold.status === 'open' ? <EndHold hold={hold} onDone={onClose} /> : <HoldEnd hold={hold} />)}
      <PaperList papers={hold?.papers} />
      {hold !== undefined && hold.objections.length > check.objections.length && (
        <ObjectionList objections={hold.objections.filter(({ code }) => code === 'forced_hold')} />
      )}
      <ObjectionList objections={check.objections} warnings={check.warnings} />
      <CheckFigures check={check} />
      <dl className="check-figures">
        <div>
          <dt>{t('decision.requestedBy')}</dt>
          <dd>{check.requestedBy}</dd>
        </div>
        <div>
          <dt>{t('decision.checkedAt')}</dt>
          <dd className="figure">{formatInstant(check.checkedAt, timeZone)}</dd>
        </div>
        <div>
          <dt>{t('decision.policyVersion')}</dt>
          <dd>{check.policyVersion}</dd>
        </div>
      </dl>
      {check.outcome !== 'approved' && hold?.status === 'open' && <WaysOut check={check} onRelease={onRelease} />}
      <DecisionPath check={check} />
      <Replay id={check.id} />
      <details>
        <summary>{t('decision.snapshot')}</summary>
        <pre className="check-snapshot">{JSON.stringify(check.snapshot, null, 2)}</pre>
      </details>
    </div>
  );
}

/** What somebody put on hold without a check of ours behind it. */
function HoldOnly({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  return (
    <div className="check-result check-held check-in-drawer">
      {hold.status !== 'open' && <HoldEnd hold={hold} />}
      <PaperList papers={hold.papers} />
      <ObjectionList objections={hold.objections} />
      <dl className="check-figures">
        <div>
          <dt>{t('holds.customer')}</dt>
          <dd>{hold.customerName}</dd>
        </div>
        <div>
          <dt>{t('holds.document')}</dt>
          <dd>{hold.document.number}</dd>
        </div>
        <div>
          <dt>{t('holds.amount')}</dt>
          <dd>{formatMoney(hold.amount)}</dd>
        </div>
        <div>
          <dt>{t('decision.requestedBy')}</dt>
          <dd>{hold.requestedBy}</dd>
        </div>
        <div>
          <dt>{t('holds.since')}</dt>
          <dd className="figure">{formatInstant(hold.createdAt, timeZone)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** How the waiting ended: who, when, why. */
function HoldEnd({ hold: { status, closedAt, closedBy, closeReason, release } }: { readonly hold: Hold }) {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  return (
    <div>
      <StatusTag tone={status === 'released' ? 'fine' : 'quiet'}>{t(`holdStatuses.${status}`)}</StatusTag>{' '}
      <span className="figure">{formatInstant(closedAt, timeZone)}</span> {closedBy}
      {release !== undefined && <ReleaseTermsList release={release} />}
      {closeReason !== null && <blockquote className="hold-end-reason">{closeReason}</blockquote>}
    </div>
  );
}
