import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Invoice } from './receivables.ts';
import { useWriteOff } from './take-back.ts';

type Props = {
  readonly customerCode: string;
  readonly invoice: Invoice | undefined;
  readonly onClose: () => void;
};

/** What an invoice still owes is given up. The write-off bears the invoice's number, so that it is found beside it. */
export function WriteOffDialog({ customerCode, invoice, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const today = useToday();
  const writeOff = useWriteOff();
  const send = (reason: string) => {
    if (invoice === undefined) return;
    const { number, open } = invoice;
    const allocations = [{ invoiceNumber: number, amount: open }];
    writeOff.mutate(
      { customerCode, number: `WO-${number}`, writtenOffOn: today, amount: open, allocations, reason },
      {
        onSuccess: () => {
          void message.success(t('writeOff.done'));
          onClose();
        },
      },
    );
  };
  return (
    <ReasonDialog
      isOpen={invoice !== undefined}
      title={t('writeOff.title', { number: invoice?.number ?? '' })}
      action={t('writeOff.action')}
      isDangerous
      isPending={writeOff.isPending}
      error={writeOff.error}
      room="receivables"
      onDo={send}
      onClose={onClose}
    >
      <div>{t('writeOff.note', { open: formatMoney(invoice?.open) })}</div>
    </ReasonDialog>
  );
}
