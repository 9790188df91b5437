import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { type Application, whyNot } from './application.ts';
import { ResubmitDrawer } from './ResubmitDrawer.tsx';
import { useWithdraw } from './withdraw-application.ts';

/** What the applicant may still do, and where an approved application led to. */
export function OwnPanel({ application }: { readonly application: Application }) {
  const { t, i18n } = useTranslation('approvals');
  const { message } = App.useApp();
  const [opened, setOpened] = useState<'withdraw' | 'resubmit'>();
  const withdraw = useWithdraw(application.id);
  const mayWithdraw = whyNot(application, 'withdraw') === null;
  const mayResubmit = whyNot(application, 'resubmit') === null;
  const { id, limitId, customerCode, version, state } = application;
  const hasLetter = state === 'approved' || state === 'rejected';
  const close = () => setOpened(undefined);
  if (!mayWithdraw && !mayResubmit && !hasLetter) return null;
  return (
    <section className="panel decision-own">
      {mayResubmit && <p className="application-note">{t('own.returned')}</p>}
      {mayResubmit && (
        <Button type="primary" onClick={() => setOpened('resubmit')}>
          {t('own.resubmit')}
        </Button>
      )}
      {mayWithdraw && <Button onClick={() => setOpened('withdraw')}>{t('own.withdraw')}</Button>}
      {hasLetter && (
        <Button
          href={`/api/v1/applications/${id}/letter?language=${i18n.language === 'en' ? 'en' : 'zh'}`}
          target="_blank"
          rel="noopener"
        >
          {t('page.letter')}
        </Button>
      )}
      {limitId !== null && (
        <ButtonLink to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'limits' }}>
          {t('page.toLimit')}
        </ButtonLink>
      )}
      <ReasonDialog
        isOpen={opened === 'withdraw'}
        title={t('own.withdrawTitle')}
        action={t('own.withdraw')}
        isDangerous
        isPending={withdraw.isPending}
        error={withdraw.error}
        room="approvals"
        onDo={(reason) =>
          withdraw.mutate(
            { version, reason },
            {
              onSuccess: () => {
                void message.success(t('own.withdrawn'));
                close();
              },
            },
          )
        }
        onClose={close}
      >
        <div>{t('own.withdrawNote')}</div>
      </ReasonDialog>
      <ResubmitDrawer application={application} isOpen={opened === 'resubmit'} onClose={close} />
    </section>
  );
}
