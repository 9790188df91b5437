import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { parseDecimal } from '../../decimal.ts';
import { formatInstant, formatMoney } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Replay } from '../replay/Replay.tsx';
import { CheckFigures } from './CheckFigures.tsx';
import { type CheckRecord, checkQuery } from './check.ts';
import type { Hold } from './hold.ts';
import { DecisionPath } from './DecisionPath.tsx';
import { ObjectionList } from './ObjectionList.tsx';
import { OutcomeHeadline } from './OutcomeHeadline.tsx';
import { WaysOut } from './WaysOut.tsx';
import './order-check.css';

type Props = {
  readonly checkId: string | undefined;
  /** The hold that came of it, where the reader came from one. */
  readonly hold?: Hold | undefined;
  readonly action?: ReactNode;
  readonly onClose: () => void;
};

/** One decision as it was made: its figures of that moment, who asked, by which rules. */
export function CheckDrawer({ checkId, hold, action, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const query = useQuery({ ...checkQuery(checkId ?? ''), enabled: checkId !== undefined });
  return (
    <Drawer
      open={checkId !== undefined}
      title={t('decision.title')}
      extra={action}
      size="min(560px, 100vw)"
      onClose={onClose}
      destroyOnHidden
    >
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : (
        <Decision check={query.data} hold={hold} />
      )}
    </Drawer>
  );
}

function Decision({ check, hold }: { readonly check: CheckRecord; readonly hold: Hold | undefined }) {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  return (
    <div className={`check-result check-${check.outcome} check-in-drawer`}>
      <OutcomeHeadline check={check} />
      {hold !== undefined && hold.status !== 'open' && <HoldEnd hold={hold} />}
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
      {check.outcome !== 'approved' && hold?.status === 'open' && <WaysOut check={check} />}
      <DecisionPath check={check} />
      <Replay id={check.id} />
      <details>
        <summary>{t('decision.snapshot')}</summary>
        <pre className="check-snapshot">{JSON.stringify(check.snapshot, null, 2)}</pre>
      </details>
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
      {release !== undefined && <Released release={release} />}
      {closeReason !== null && <blockquote className="hold-end-reason">{closeReason}</blockquote>}
    </div>
  );
}

/** How much was released, on which condition, and how far that went beyond the rules. */
function Released({ release }: { readonly release: NonNullable<Hold['release']> }) {
  const { t } = useTranslation('exposure');
  const { t: approvals } = useTranslation('approvals');
  const { amount, prepay, excess, daysOverdue, level, reasonCode } = release;
  return (
    <dl className="check-figures">
      <div>
        <dt>{t('release.released')}</dt>
        <dd>{formatMoney(amount)}</dd>
      </div>
      {!isZero(prepay.amount) && (
        <div>
          <dt>{t('release.prepay')}</dt>
          <dd>{formatMoney(prepay)}</dd>
        </div>
      )}
      <div>
        <dt>{t('release.excess')}</dt>
        <dd>
          {formatMoney(excess)}
          {daysOverdue > 0 && ` · ${t('path.days', { count: daysOverdue })}`}
        </dd>
      </div>
      <div>
        <dt>{t('release.level')}</dt>
        <dd>{approvals(`levels.${level}`)}</dd>
      </div>
      <div>
        <dt>{t('release.reasonCode')}</dt>
        <dd>{t(`release.reasonCodes.${reasonCode}`)}</dd>
      </div>
    </dl>
  );
}

function isZero(amount: string): boolean {
  return parseDecimal(amount)?.units === 0n;
}
