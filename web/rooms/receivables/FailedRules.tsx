import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { FailedSentences } from '../exposure/FailedSentences.tsx';
import type { Invoice } from './receivables.ts';

/** What an invoice failed when it was booked: it was booked all the same, and says so. */
export function FailedRules({ invoice: { id, number, rulesFailed } }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('receivables');
  const [isOpen, setIsOpen] = useState(false);
  if (rulesFailed === 0) return null;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t('invoices.failedAt', { number })}
      content={isOpen ? <Sentences invoiceId={id} /> : null}
    >
      <Button size="small" danger>
        {t('invoices.rulesFailed', { count: rulesFailed })}
      </Button>
    </Popover>
  );
}

function Sentences({ invoiceId }: { readonly invoiceId: string }) {
  const { t } = useTranslation('receivables');
  const { data, isError } = useQuery({
    queryKey: ['invoices', invoiceId, 'failed-rules'],
    queryFn: ({ signal }) => call(exposureContract.getInvoiceFindings, { params: { id: invoiceId }, signal }),
    staleTime: Number.POSITIVE_INFINITY, // What was found when it was booked never changes.
  });
  if (data === undefined)
    return <p className="soft">{t(isError ? 'invoices.failedUnknown' : 'invoices.failedLoading')}</p>;
  return <FailedSentences failed={data.failed} />;
}
