import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../app/company-day.ts';
import { formatAmount } from '../../format.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Application } from './application.ts';
import { ExpectedPurchasesField, readExpectedPurchases } from './ExpectedPurchasesField.tsx';
import { useResubmit } from './resubmit-application.ts';

type Values = {
  readonly amount: string;
  readonly expectedPurchases?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reason: string;
};

type Props = { readonly application: Application; readonly isOpen: boolean; readonly onClose: () => void };

/** Sends what was returned again: it is assessed anew and begins a new round. */
export function ResubmitDrawer({ application, isOpen, onClose }: Props) {
  const { t } = useTranslation('approvals');
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const resubmit = useResubmit(application.id);
  const { kind, asked, now, expectedPurchases, validFrom, validTo, version } = application;
  // Also where it was stated otherwise, so that it can be corrected.
  const withExpectation = kind === 'new' || expectedPurchases !== null;
  const own = now.exposure.currency;
  const read = (typed = '') => readTypedAmount(typed, decimalsOf(asked.currency));
  const submit = (values: Values) =>
    resubmit.mutate(
      {
        version,
        amount: { currency: asked.currency, amount: read(values.amount) ?? values.amount },
        ...(withExpectation && {
          expectedPurchases: readExpectedPurchases(values.expectedPurchases, own) ?? null,
        }),
        ...(values.validFrom !== undefined && { validFrom: values.validFrom }),
        ...(values.validTo !== undefined && { validTo: values.validTo }),
        reason: values.reason.trim(),
      },
      {
        onSuccess: () => {
          void message.success(t('own.resubmitted'));
          onClose();
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('own.resubmit')}
      action={t('apply.submit')}
      isPending={resubmit.isPending}
      form="resubmit"
      onClose={onClose}
    >
      <Form<Values>
        name="resubmit"
        form={form}
        layout="vertical"
        initialValues={{
          amount: formatAmount(asked.amount),
          ...(expectedPurchases !== null && { expectedPurchases: formatAmount(expectedPurchases.amount) }),
          validFrom: validFrom < today ? today : validFrom,
          validTo,
        }}
        onFinish={submit}
      >
        <FormProblem error={resubmit.error} room="approvals" />
        <Form.Item
          name="amount"
          label={t('fields.asked')}
          required
          extra={t('apply.amountHelp')}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_: unknown, typed: string | undefined) =>
                read(typed) === undefined ? Promise.reject(new Error(t('apply.amountInvalid'))) : Promise.resolve(),
            },
          ]}
        >
          <AmountInput currency={asked.currency} />
        </Form.Item>
        {withExpectation && <ExpectedPurchasesField currency={own} />}
        <div className="apply-days">
          <Form.Item name="validFrom" label={t('fields.validFrom')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="validTo" label={t('fields.validTo')}>
            <DayInput clearable />
          </Form.Item>
        </div>
        <Form.Item
          name="reason"
          label={t('own.resubmitReason')}
          rules={[{ required: true, whitespace: true, message: t('apply.reasonRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}
