import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { FailedRules } from './FailedRules.tsx';
import type { Invoice } from './receivables.ts';

/** How an invoice stands: its age, and whether and why the customer contests it. */
export function InvoiceStanding({ invoice, isSettled }: { readonly invoice: Invoice; readonly isSettled: boolean }) {
  const { t } = useTranslation('receivables');
  const { daysPastDue, dispute, exceedsReservation } = invoice;
  const isOverdue = daysPastDue > 0 && dispute === null;
  return (
    <span className="tags invoice-standing">
      {isSettled ? (
        <StatusTag tone="quiet">{t('invoices.settled')}</StatusTag>
      ) : isOverdue ? (
        <StatusTag tone={daysPastDue > 30 ? 'act' : 'soon'}>
          {t('invoices.daysPastDue', { count: daysPastDue })}
        </StatusTag>
      ) : daysPastDue > 0 ? (
        <StatusTag tone="quiet">{t('invoices.disputedPastDue', { count: daysPastDue })}</StatusTag>
      ) : (
        <StatusTag tone="open">{t('buckets.notDue')}</StatusTag>
      )}
      {dispute !== null && (
        <>
          <StatusTag tone="soon">{t('invoices.disputed')}</StatusTag>
          <span className="soft dispute-reason">{t('invoices.disputeOf', dispute)}</span>
        </>
      )}
      {exceedsReservation && <StatusTag tone="quiet">{t('invoices.exceedsReservation')}</StatusTag>}
      <FailedRules kind="invoice" document={invoice} />
    </span>
  );
}
