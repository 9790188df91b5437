import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { useForceHold } from './force-hold.ts';
import type { Reservation } from './reservation.ts';

type Props = { readonly reservation: Reservation | undefined; readonly onClose: () => void };

/** 人工拦截: stops an approved order although the check let it pass. */
export function ForceHoldDialog({ reservation, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const force = useForceHold();
  const number = reservation?.document.number ?? '';
  const send = (reason: string) => {
    if (reservation === undefined) return;
    const { customerCode, document } = reservation;
    if (document.type === 'quotation') return;
    const body = { customerCode, document: { type: document.type, number }, reason };
    force.mutate(body, {
      onSuccess: () => {
        void message.success(t('force.done', { number }));
        onClose();
      },
    });
  };
  return (
    <ReasonDialog
      isOpen={reservation !== undefined}
      title={t('force.title', { number })}
      action={t('force.action')}
      isDangerous
      isPending={force.isPending}
      error={force.error}
      room="exposure"
      onDo={send}
      onClose={onClose}
    >
      <div>{t('force.note')}</div>
    </ReasonDialog>
  );
}
