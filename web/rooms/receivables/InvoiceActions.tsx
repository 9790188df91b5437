import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import type { Invoice } from './receivables.ts';

const actions = ['settleDispute', 'dispute', 'transfer', 'writeOff'] as const;

export type InvoiceAction = (typeof actions)[number];

type Props = {
  readonly invoice: Invoice;
  readonly isSettled: boolean;
  readonly onChoose: (action: InvoiceAction, invoice: Invoice) => void;
};

/** What may be done with an invoice; in a menu, because beside two currencies there is no room for four buttons. */
export function InvoiceActions({ invoice, isSettled, onChoose }: Props) {
  const { t } = useTranslation('receivables');
  const may = useMay();
  const isDisputed = invoice.dispute !== null;
  const isOffered: Readonly<Record<InvoiceAction, boolean>> = {
    settleDispute: may('receivables:write') && isDisputed,
    dispute: may('receivables:write') && !isDisputed && !isSettled,
    transfer: may('receivables:write') && !isDisputed && !isSettled,
    writeOff: may('receivables:write_off') && !isSettled,
  };
  const items = actions.flatMap((key) => (isOffered[key] ? [{ key, label: t(`${key}.action`) }] : []));
  if (items.length === 0) return null;
  return (
    <ActionMenu items={items} onChoose={(action) => onChoose(action, invoice)}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={`${t('invoices.actions')} ${invoice.number}`}
      />
    </ActionMenu>
  );
}
