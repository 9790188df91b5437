import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { RowActions } from '../../ui/table/RowActions.tsx';
import type { Invoice } from './receivables.ts';

const actions = ['settleDispute', 'dispute', 'transfer', 'writeOff'] as const;

export type InvoiceAction = (typeof actions)[number];

type Props = {
  readonly invoice: Invoice;
  readonly isSettled: boolean;
  readonly onChoose: (action: InvoiceAction, invoice: Invoice) => void;
};

/** What may be done with an invoice. */
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
  return (
    <RowActions
      name={`${t('invoices.actions')} ${invoice.number}`}
      items={items}
      onChoose={(action) => onChoose(action, invoice)}
    />
  );
}
