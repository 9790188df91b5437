import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useSession } from '../../app/session.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { ApplyPreview } from '../approvals/ApplyPreview.tsx';
import type { Application } from '../approvals/application.ts';
import { useLimitCurrency } from '../limits/limit-currency.ts';
import { StandingNow } from '../limits/StandingNow.tsx';
import { useProposeLowerLimit } from './handle-warning.ts';
import type { Warning } from './warning.ts';
import '../approvals/approvals.css';

type Props = { readonly warning: Warning; readonly isOpen: boolean; readonly onClose: () => void };
type Values = { readonly amount?: string; readonly reason: string };

/** First the derivation as it would go to those who decide, then the same button sends it. */
export function LowerLimitDrawer({ warning, isOpen, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { t: approvals } = useTranslation('approvals');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [tried, setTried] = useState<Application>();
  const propose = useProposeLowerLimit(warning.id);
  const { company } = useSession();
  const granted = useLimitCurrency(warning.customerCode, isOpen);
  const currency = granted ?? company.currency;
  const decimals = decimalsOf(currency);
  const close = () => {
    setTried(undefined);
    propose.reset();
    onClose();
  };
  const submit = ({ amount, reason }: Values) => {
    const typed = readTypedAmount(amount ?? '', decimals);
    const body = {
      version: warning.version,
      reason: reason.trim(),
      ...(typed !== undefined && { amount: { currency, amount: typed } }),
    };
    propose.mutate(tried === undefined ? { ...body, dryRun: true } : body, {
      onSuccess: ({ application }) => {
        if (tried === undefined) return setTried(application);
        void message.success(t('actions.proposed'));
        close();
      },
    });
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('actions.lowerLimitTitle', { name: warning.customerName })}
      action={tried === undefined ? approvals('apply.preview') : approvals('apply.submit')}
      isPending={propose.isPending}
      form="lower-limit"
      onClose={close}
    >
      <div className="soft">{t('actions.lowerLimitNote')}</div>
      <StandingNow code={warning.customerCode} />
      <Form<Values>
        name="lower-limit"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        onValuesChange={() => setTried(undefined)}
      >
        <FormProblem error={propose.error} room="monitoring" />
        <Form.Item
          name="amount"
          label={t('actions.lowerLimitAmount')}
          extra={t('actions.lowerLimitAmountHelp')}
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
        <Form.Item
          name="reason"
          label={approvals('fields.reason')}
          rules={[{ required: true, whitespace: true, message: approvals('apply.reasonRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
      {tried !== undefined && <ApplyPreview application={tried} />}
    </FormDrawer>
  );
}
