import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { formatMoney } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { HeadroomBar } from '../../ui/HeadroomBar.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { TighterLevel } from '../exposure/LevelList.tsx';
import type { Position } from '../exposure/position.ts';
import { RateText } from '../rates/OwnMoney.tsx';
import type { Ageing } from '../receivables/receivables.ts';
import type { Customer } from './customer.ts';

type Props = {
  readonly customer: Customer;
  readonly position: UseQueryResult<Position>;
  readonly ageing: UseQueryResult<Ageing>;
};

/** What stands in the way of every order, in words, then the headroom with its legend. */
export function CustomerHead({ customer, position, ageing }: Props) {
  const { t } = useTranslation('customers');
  const may = useMay();
  return (
    <section className="panel customer-head" aria-label={t('overview.position')}>
      <Warnings customer={customer} />
      {!may('limits:read') ? (
        <p className="soft">{t('page.noPosition')}</p>
      ) : position.error ? (
        <ErrorState error={position.error} onRetry={() => void position.refetch()} />
      ) : ageing.error ? (
        <ErrorState error={ageing.error} onRetry={() => void ageing.refetch()} />
      ) : position.data === undefined || ageing.isLoading ? (
        <Loading lines={4} />
      ) : (
        <>
          <HeadroomBar
            size="head"
            position={position.data}
            overdue={ageing.data?.overdue ?? { ...position.data.exposure.total, amount: '0' }}
          />
          <TighterLevel levels={position.data.levels} />
          <Granted {...position.data} />
        </>
      )}
    </section>
  );
}

function Warnings({
  customer: { blacklisted, blacklistReason, frozen, freezeReason, freezeStopsDeliveries, status },
}: Pick<Props, 'customer'>) {
  const { t } = useTranslation('customers');
  return (
    <>
      {blacklisted && <Warning tone="act" text={t('page.blacklistedNote')} reason={blacklistReason} />}
      {status === 'inactive' && <Warning tone="act" text={t('page.inactiveNote')} reason={null} />}
      {frozen && (
        <Warning
          tone={freezeStopsDeliveries ? 'act' : 'soon'}
          text={t(freezeStopsDeliveries ? 'page.stoppedNote' : 'page.frozenNote')}
          reason={freezeReason}
        />
      )}
    </>
  );
}

/** A limit that was granted in another currency: what it counts as moves with the rate. */
function Granted({ limitGranted }: Pick<Position, 'limitGranted'>) {
  const { t } = useTranslation('customers');
  if (limitGranted === undefined) return null;
  return (
    <p className="customer-granted soft">
      {t('page.limitGranted', { amount: formatMoney(limitGranted.amount) })} <RateText rate={limitGranted.rate} />
    </p>
  );
}

type WarningProps = { readonly tone: 'act' | 'soon'; readonly text: string; readonly reason: string | null };

function Warning({ tone, text, reason }: WarningProps) {
  return (
    <p className="customer-warning">
      <StatusTag tone={tone}>{text}</StatusTag>
      {reason !== null && <span className="soft">{reason}</span>}
    </p>
  );
}
