import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { positionQuery } from '../exposure/position.ts';
import { RateText } from '../rates/OwnMoney.tsx';
import './limits.css';

/** What the new limit will have to carry: the limit in force and what is in use now. */
export function StandingNow({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { data: position } = useQuery(positionQuery(code));
  if (position === undefined) return null;
  return (
    <dl className="grant-now">
      <div>
        <dt>{t('headroom.limit')}</dt>
        <dd>
          <MoneyText value={position.limit} />
          {position.limitGranted !== undefined && (
            <div className="own-money soft">
              = <MoneyText value={position.limitGranted.amount} /> <RateText rate={position.limitGranted.rate} />
            </div>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('headroom.used')}</dt>
        <dd>
          <MoneyText value={position.counted} />
        </dd>
      </div>
      <div>
        <dt>{t('headroom.free')}</dt>
        <dd>
          <MoneyText value={position.headroom} />
        </dd>
      </div>
    </dl>
  );
}
