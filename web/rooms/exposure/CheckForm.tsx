import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useSession } from '../../app/session.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { customerQuery } from '../customers/customer.ts';
import { useRatedCurrencies } from '../rates/rates.ts';
import { type DocumentType, documentTypes } from './check.ts';
import type { CheckRequest } from './check-credit.ts';
import { MarkFields } from './MarkFields.tsx';
import { PayerField } from './PayerField.tsx';
import { type MarkValues, saidMarks } from './said-marks.ts';

export type CheckValues = MarkValues & {
  readonly customerCode?: string;
  readonly type: DocumentType;
  readonly number?: string;
  readonly payerCode?: string | undefined;
  readonly orderNumber?: string;
  readonly deliverOn?: string;
  readonly amount?: string;
  readonly prepaid?: string;
  readonly mode: 'simulate' | 'reserve';
  /** Of the customer; the form keeps it beside the amount. */
  readonly currency?: string;
  /** Another one, in which the document is. */
  readonly inCurrency?: string;
};

type Props = {
  readonly form: FormInstance<CheckValues>;
  readonly start: CheckValues;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSend: (values: CheckValues) => void;
};

export function CheckForm({ form, start, isPending, error, onSend }: Props) {
  const { t } = useTranslation('exposure');
  const customerCode = Form.useWatch('customerCode', form);
  const own = useCurrency(customerCode);
  const others = useRatedCurrencies(own);
  const chosen = Form.useWatch('inCurrency', form);
  const currency = chosen !== undefined && others.includes(chosen) ? chosen : own;
  const type = Form.useWatch('type', form);
  const isAmount = (_: unknown, typed: string | undefined) => {
    const amount = readTypedAmount(typed ?? '', decimalsOf(currency));
    const isPositive = amount !== undefined && !/^0(\.0+)?$/.test(amount);
    return isPositive ? Promise.resolve() : Promise.reject(new Error(t('check.amountInvalid')));
  };
  const isPrepaid = (_: unknown, typed: string | undefined) =>
    (typed ?? '').trim() === '' ? Promise.resolve() : isAmount(_, typed);
  return (
    <Form<CheckValues>
      form={form}
      name="order-check"
      className="panel"
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={(values) => onSend({ ...values, currency })}
    >
      <Form.Item
        name="customerCode"
        label={t('check.customer')}
        rules={[{ required: true, message: t('check.customerRequired') }]}
      >
        <CustomerPicker
          size="large"
          onChange={() => form.setFieldValue('payerCode', undefined)}
          autoFocus={start.customerCode === undefined}
        />
      </Form.Item>
      <PayerField customerCode={customerCode} type={type} />
      <Form.Item name="type" label={t('check.type')}>
        <Segmented block options={documentTypes.map((value) => ({ value, label: t(`documentTypes.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="number"
        label={t('check.number')}
        rules={[{ required: true, whitespace: true, message: t('check.numberRequired') }]}
      >
        <Input size="large" maxLength={64} autoComplete="off" />
      </Form.Item>
      {type === 'delivery' && (
        <Form.Item name="orderNumber" label={t('check.orderNumber')} extra={t('check.orderNumberNote')}>
          <Input size="large" maxLength={64} autoComplete="off" />
        </Form.Item>
      )}
      <div className="order-check-amount">
        <Form.Item name="amount" label={t('check.amount')} rules={[{ validator: isAmount }]} validateTrigger="onSubmit">
          <AmountInput size="large" currency={currency} />
        </Form.Item>
        {others.length > 0 && (
          <Form.Item name="inCurrency" label={t('check.currency')}>
            <Select
              size="large"
              allowClear
              placeholder={own}
              options={[own, ...others].map((value) => ({ value, label: value }))}
            />
          </Form.Item>
        )}
        {currency !== own && <p className="soft">{t('check.currencyNote', { currency: own })}</p>}
      </div>
      {type === 'sales_order' && (
        <Form.Item name="deliverOn" label={t('check.deliverOn')}>
          <DayInput clearable />
        </Form.Item>
      )}
      <MarkFields />
      <Form.Item
        name="prepaid"
        label={t('check.prepaid')}
        extra={t('check.prepaidNote')}
        rules={[{ validator: isPrepaid }]}
        validateTrigger="onSubmit"
      >
        <AmountInput size="large" currency={currency} />
      </Form.Item>
      <Form.Item
        name="mode"
        label={t('check.mode')}
        extra={type === 'quotation' ? t('check.quotationNote') : t('check.modeNote')}
      >
        <Segmented
          block
          options={(['simulate', 'reserve'] as const).map((value) => ({ value, label: t(`check.modes.${value}`) }))}
        />
      </Form.Item>
      <div className="order-check-send">
        <FormProblem error={error} room="exposure" />
        <Button type="primary" size="large" htmlType="submit" block loading={isPending}>
          {t('check.submit')}
        </Button>
      </div>
    </Form>
  );
}

function useCurrency(customerCode: string | undefined): string {
  const { company } = useSession();
  const { data } = useQuery({ ...customerQuery(customerCode ?? ''), enabled: customerCode !== undefined });
  return data?.currency ?? company.currency;
}

export function requestOf({
  customerCode = '',
  type,
  number = '',
  payerCode,
  orderNumber = '',
  deliverOn,
  amount = '',
  prepaid = '',
  mode,
  currency = '',
  ...marks
}: CheckValues): CheckRequest {
  return {
    customerCode,
    ...(payerCode !== undefined && payerCode !== customerCode && { payerCode }),
    document: {
      type,
      number: number.trim(),
      ...(type === 'delivery' && orderNumber.trim() !== '' && { orderNumber: orderNumber.trim() }),
      ...(type === 'sales_order' && deliverOn !== undefined && { deliverOn }),
    },
    amount: { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount },
    ...(prepaid.trim() !== '' && {
      prepaid: { currency, amount: readTypedAmount(prepaid, decimalsOf(currency)) ?? prepaid },
    }),
    ...saidMarks(marks),
    simulate: mode === 'simulate',
  };
}
