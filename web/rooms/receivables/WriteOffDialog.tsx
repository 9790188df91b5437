import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { freshKey } from '../../client/call.ts';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Invoice } from './receivables.ts';
import { useWriteOff } from './take-back.ts';

type Props = {
  readonly customerCode: string;
  readonly invoice: Invoice | undefined;
  readonly onClose: () => void;
};

/** What an invoice still owes is given up. */
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
      { customerCode, number: numberOfWriteOff(number), writtenOffOn: today, amount: open, allocations, reason },
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

/** The invoice's number, to be found by, and a few letters: one that was taken back may be written off once more. */
function numberOfWriteOff(invoiceNumber: string): string {
  return `WO-${invoiceNumber.slice(0, 56)}-${freshKey().slice(0, 4)}`;
}
