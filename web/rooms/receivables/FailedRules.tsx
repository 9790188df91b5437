import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { FailedSentences } from '../exposure/FailedSentences.tsx';

type Flagged = { readonly id: string; readonly number: string; readonly rulesFailed: number };

/** What an invoice failed when it was booked, or a delivery that left without a check: it was booked all the same, and says so. */
export function FailedRules({
  kind,
  document: { id, number, rulesFailed },
}: {
  readonly kind: Kind;
  readonly document: Flagged;
}) {
  const { t } = useTranslation('receivables');
  const [isOpen, setIsOpen] = useState(false);
  if (rulesFailed === 0) return null;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t(kind === 'invoice' ? 'invoices.failedAt' : 'invoices.deliveryFailedAt', { number })}
      content={isOpen ? <Sentences kind={kind} id={id} /> : null}
    >
      <Button size="small" danger>
        {t('invoices.rulesFailed', { count: rulesFailed })}
      </Button>
    </Popover>
  );
}

type Kind = 'invoice' | 'delivery';

function Sentences({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useTranslation('receivables');
  const { data, isError } = useQuery({
    queryKey: [kind, id, 'failed-rules'],
    queryFn: ({ signal }) =>
      kind === 'invoice'
        ? call(exposureContract.getInvoiceFindings, { params: { id }, signal })
        : call(exposureContract.getDeliveryFindings, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY, // What was found when it was booked never changes.
  });
  if (data === undefined)
    return <p className="soft">{t(isError ? 'invoices.failedUnknown' : 'invoices.failedLoading')}</p>;
  return <FailedSentences failed={data.failed} />;
}
