import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../session.ts';
import { SignInFrame } from '../sign-in/SignInFrame.tsx';
import { SetUp } from './SetUp.tsx';
import { useForgetSecondFactor } from './second-factor.ts';
import './second-factor.css';

/** For whoever must have a second factor and has none: this, or leave. */
export function RequiredPage() {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate({ to: '/sign-in' }));
  const forget = useForgetSecondFactor();
  const goOn = async () => {
    await forget();
    await navigate({ to: '/', replace: true });
  };
  return (
    <SignInFrame title={t('secondFactor.title')}>
      <section className="panel sign-in-form second-factor-panel">
        <h1>{t('secondFactor.title')}</h1>
        <SetUp
          before={<p>{t('secondFactor.required')}</p>}
          after={
            <Button type="link" onClick={() => signOut.mutate()} loading={signOut.isPending}>
              {t('secondFactor.leave')}
            </Button>
          }
          onDone={() => void goOn()}
        />
      </section>
    </SignInFrame>
  );
}
