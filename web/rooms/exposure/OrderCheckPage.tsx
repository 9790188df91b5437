import { Form } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { formatAmount } from '../../format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CheckForm, type CheckValues, requestOf } from './CheckForm.tsx';
import { CheckResult } from './CheckResult.tsx';
import { documentTypes } from './check.ts';
import { useCheckCredit } from './check-credit.ts';
import './order-check.css';

/** Three fields and one answer: may this order go, and if not, what would make it go. */
export function OrderCheckPage() {
  const { t } = useTranslation('exposure');
  const [{ customer, payer, type, number, amount, prepaid, deliverOn }] = useAddress();
  const [form] = Form.useForm<CheckValues>();
  const check = useCheckCredit();
  const answer = useRef<HTMLDivElement>(null);
  const { data, isPending } = check;
  useEffect(() => {
    if (data !== undefined && !isPending) answer.current?.scrollIntoView({ block: 'start' });
  }, [data, isPending]);
  const again = (change: Partial<CheckValues>) => {
    form.setFieldsValue(change);
    form.submit();
  };
  return (
    <>
      <PageHeader title={t('check.title')} note={t('check.note')} />
      <div className="order-check">
        <CheckForm
          form={form}
          start={{
            type: documentTypes.find((one) => one === type) ?? 'sales_order',
            mode: 'simulate',
            ...(customer !== undefined && { customerCode: customer }),
            ...(payer !== undefined && payer !== customer && { payerCode: payer }),
            ...(number !== undefined && { number }),
            ...(amount !== undefined && { amount: formatAmount(amount) }),
            ...(prepaid !== undefined && { prepaid: formatAmount(prepaid) }),
            ...(deliverOn !== undefined && { deliverOn }),
          }}
          isPending={isPending}
          error={check.error}
          onSend={(values) => check.mutate(requestOf(values))}
        />
        <div ref={answer} className="order-check-answer" aria-live="polite" aria-busy={isPending}>
          {data === undefined ? (
            <Waiting />
          ) : (
            <CheckResult check={data} prepaid={check.variables?.prepaid} isStale={isPending} onAgain={again} />
          )}
        </div>
      </div>
    </>
  );
}

function Waiting() {
  const { t } = useTranslation('exposure');
  return (
    <div className="panel order-check-waiting">
      <p>{t('check.waitingTitle')}</p>
      <p className="soft">{t('check.waiting')}</p>
    </div>
  );
}
