import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { HeadroomBar } from '../../ui/HeadroomBar.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { positionQuery } from '../exposure/position.ts';
import { ageingQuery } from '../receivables/receivables.ts';

/** How the customer stands today: what a measure would meet. */
export function StandingPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('monitoring');
  const may = useMay();
  const position = useQuery({ ...positionQuery(code), enabled: may('limits:read') });
  const ageing = useQuery({ ...ageingQuery(code), enabled: may('receivables:read') });
  if (!may('limits:read') || position.error !== null) return null;
  return (
    <section className="panel" aria-labelledby="warning-standing">
      <h2 id="warning-standing" className="panel-title">
        {t('page.standing')}
      </h2>
      {position.data === undefined || (may('receivables:read') && ageing.isPending) ? (
        <Loading lines={3} />
      ) : (
        <HeadroomBar
          size="head"
          position={position.data}
          overdue={ageing.data?.overdue ?? { ...position.data.exposure.total, amount: '0' }}
        />
      )}
    </section>
  );
}
