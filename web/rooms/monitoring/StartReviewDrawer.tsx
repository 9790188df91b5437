import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useSession } from '../../app/session.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { ApplyPreview } from '../approvals/ApplyPreview.tsx';
import type { Application } from '../approvals/application.ts';
import { useLimitCurrency } from '../limits/limit-currency.ts';
import { StandingNow } from '../limits/StandingNow.tsx';
import { useStartReview } from './handle-review.ts';
import type { Review } from './review.ts';
import '../approvals/approvals.css';

type Props = { readonly review: Review; readonly isOpen: boolean; readonly onClose: () => void };
type Values = { readonly amount?: string; readonly validTo?: string; readonly reason: string };

/** First the new assessment with its proposal, then the same button sends the renewal. */
export function StartReviewDrawer({ review, isOpen, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { t: approvals } = useTranslation('approvals');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [tried, setTried] = useState<Application>();
  const start = useStartReview(review.id);
  const { company } = useSession();
  const granted = useLimitCurrency(review.customerCode, isOpen);
  const currency = granted ?? company.currency;
  const decimals = decimalsOf(currency);
  const close = () => {
    setTried(undefined);
    start.reset();
    onClose();
  };
  const submit = ({ amount, validTo, reason }: Values) => {
    const typed = readTypedAmount(amount ?? '', decimals);
    const body = {
      version: review.version,
      reason: reason.trim(),
      ...(typed !== undefined && { amount: { currency, amount: typed } }),
      ...(validTo !== undefined && { validTo }),
    };
    start.mutate(tried === undefined ? { ...body, dryRun: true } : body, {
      onSuccess: ({ application }) => {
        if (tried === undefined) return setTried(application);
        void message.success(t('review.started'));
        close();
      },
    });
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('review.startTitle', { name: review.customerName })}
      action={t(tried === undefined ? 'review.preview' : 'review.submit')}
      isPending={start.isPending}
      form="start-review"
      onClose={close}
    >
      <div className="soft">{t('review.startNote')}</div>
      <StandingNow code={review.customerCode} />
      <Form<Values>
        name="start-review"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        onValuesChange={() => setTried(undefined)}
      >
        <FormProblem error={start.error} room="monitoring" />
        <Form.Item
          name="amount"
          label={t('review.amount')}
          extra={t('review.amountHelp')}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_: unknown, typed: string | undefined) =>
                typed === undefined || typed === '' || readTypedAmount(typed, decimals) !== undefined
                  ? Promise.resolve()
                  : Promise.reject(new Error(approvals('apply.amountInvalid'))),
            },
          ]}
        >
          <AmountInput currency={currency} disabled={granted === undefined} />
        </Form.Item>
        <Form.Item name="validTo" label={t('review.validTo')} extra={t('review.validToHelp')}>
          <DayInput clearable />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('review.reason')}
          rules={[{ required: true, whitespace: true, message: approvals('apply.reasonRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
      {tried !== undefined && <ApplyPreview application={tried} />}
    </FormDrawer>
  );
}
