import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { useRaiseDispute } from './raise-dispute.ts';
import type { Invoice } from './receivables.ts';

type Props = {
  readonly customerCode: string;
  readonly invoice: Invoice | undefined;
  readonly onClose: () => void;
};

/** The customer contests an invoice: it stays in the exposure, and does not count as overdue any more. */
export function DisputeDialog({ customerCode, invoice, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const raise = useRaiseDispute();
  const done = () => {
    void message.success(t('dispute.done'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={invoice !== undefined}
      title={t('dispute.title', { number: invoice?.number ?? '' })}
      action={t('dispute.action')}
      isPending={raise.isPending}
      error={raise.error}
      room="receivables"
      onDo={(reason) =>
        raise.mutate({ customerCode, invoiceNumber: invoice?.number ?? '', reason }, { onSuccess: done })
      }
      onClose={onClose}
    >
      <div>{t('dispute.note', { open: formatMoney(invoice?.open) })}</div>
    </ReasonDialog>
  );
}
