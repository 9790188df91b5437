import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Invoice } from './receivables.ts';
import { useSettleDispute } from './settle-dispute.ts';

type Props = {
  readonly invoice: Invoice | undefined;
  readonly onClose: () => void;
};

/** Both sides agree again: from here on the invoice counts as overdue once its day has passed. */
export function SettleDisputeDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const settle = useSettleDispute();
  const dispute = invoice?.dispute ?? undefined;
  const done = () => {
    void message.success(t('settleDispute.done'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={dispute !== undefined}
      title={t('settleDispute.title', { number: invoice?.number ?? '' })}
      label={t('settleDispute.resolution')}
      action={t('settleDispute.action')}
      isPending={settle.isPending}
      error={settle.error}
      room="receivables"
      onDo={(resolution) => settle.mutate({ id: dispute?.id ?? '', resolution }, { onSuccess: done })}
      onClose={onClose}
    >
      <div>{t('invoices.disputeOf', { reason: dispute?.reason ?? '', raisedOn: dispute?.raisedOn ?? '' })}</div>
      <div>{t('settleDispute.note', { open: formatMoney(invoice?.open) })}</div>
    </ReasonDialog>
  );
}
