import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import type { Invoice } from './receivables.ts';
import { useTransferInvoice } from './take-back.ts';

type Props = { readonly invoice: Invoice | undefined; readonly onClose: () => void };

/** Another customer owes it from now on, if that customer's credit check lets it pass. */
export function TransferDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const [toCustomerCode, setTo] = useState<string>();
  const transfer = useTransferInvoice();
  const close = () => {
    setTo(undefined);
    transfer.reset();
    onClose();
  };
  const send = (reason: string) => {
    if (invoice === undefined || toCustomerCode === undefined) return;
    transfer.mutate(
      { id: invoice.id, toCustomerCode, reason },
      {
        onSuccess: () => {
          void message.success(t('transfer.done'));
          close();
        },
      },
    );
  };
  return (
    <ReasonDialog
      isOpen={invoice !== undefined}
      title={t('transfer.title', { number: invoice?.number ?? '' })}
      action={t('transfer.action')}
      isPending={transfer.isPending}
      error={transfer.error}
      room="receivables"
      onDo={send}
      onClose={close}
    >
      <div>{t('transfer.note', { open: formatMoney(invoice?.open) })}</div>
      <label className="stack">
        {t('transfer.to')}
        <CustomerPicker {...(toCustomerCode !== undefined && { value: toCustomerCode })} onChange={setTo} />
      </label>
    </ReasonDialog>
  );
}
