import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useSession } from '../session.ts';
import { SetUp } from './SetUp.tsx';
import { secondFactorQuery, useForgetSecondFactor } from './second-factor.ts';
import { TurnOffDialog } from './TurnOffDialog.tsx';
import './second-factor.css';

/** One's own: set up, move to another device, turn off. */
export function SecondFactorPage() {
  const { t } = useTranslation('session');
  const { timeZone } = useSession().company;
  const query = useQuery(secondFactorQuery);
  const [doing, setDoing] = useState<'nothing' | 'setUp' | 'turnOff'>('nothing');
  const forget = useForgetSecondFactor();
  const finish = async () => {
    await forget();
    setDoing('nothing');
  };
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { state, since, recoveryCodesLeft } = query.data;
  const isOn = state === 'on';
  return (
    <>
      <PageHeader
        title={t('secondFactor.title')}
        note={t('secondFactor.note')}
        beside={
          <StatusTag tone={isOn ? 'fine' : 'quiet'}>{t(isOn ? 'secondFactor.on' : 'secondFactor.off')}</StatusTag>
        }
      />
      <section className="panel second-factor-panel">
        {doing === 'setUp' ? (
          <SetUp onDone={() => void finish()} />
        ) : (
          <>
            {isOn && (
              <p>{t('secondFactor.facts', { since: formatInstant(since, timeZone), count: recoveryCodesLeft })}</p>
            )}
            {!isOn && <p>{t('secondFactor.offNote')}</p>}
            <div className="tags">
              <Button type="primary" onClick={() => setDoing('setUp')}>
                {t(isOn ? 'secondFactor.replace' : 'secondFactor.setUp')}
              </Button>
              {isOn && <Button onClick={() => setDoing('turnOff')}>{t('secondFactor.turnOff')}</Button>}
            </div>
          </>
        )}
      </section>
      <TurnOffDialog isOpen={doing === 'turnOff'} onClose={() => setDoing('nothing')} />
    </>
  );
}
