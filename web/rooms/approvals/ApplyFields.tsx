import { Form, Input, Radio, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../app/company-day.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { useRatedCurrencies } from '../rates/rates.ts';
import { ExpectedPurchasesField } from './ExpectedPurchasesField.tsx';
import { applicationKinds } from './application.ts';

export type ApplyValues = {
  readonly customerCode?: string;
  readonly kind?: (typeof applicationKinds)[number];
  readonly amount?: string;
  /** Where it is asked in another currency than the customer's. */
  readonly inCurrency?: string;
  readonly expectedPurchases?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reason?: string;
};

type Props = {
  readonly currency: string | undefined;
  /** In which the amount is asked until another is chosen; undefined while that is not known. */
  readonly startCurrency: string | undefined;
  readonly withCustomer: boolean;
  /** The kind that fits how the customer stands. */
  readonly suggested: ApplyValues['kind'];
};

export function ApplyFields({ currency: own = 'CNY', startCurrency, withCustomer, suggested }: Props) {
  const { t } = useTranslation('approvals');
  const today = useToday();
  const form = Form.useFormInstance<ApplyValues>();
  const kind = Form.useWatch<ApplyValues['kind']>('kind', form);
  const others = useRatedCurrencies(own);
  const currency = Form.useWatch<string | undefined>('inCurrency', form) ?? own;
  useEffect(() => {
    if (suggested !== undefined && !form.isFieldTouched('kind')) form.setFieldValue('kind', suggested);
  }, [form, suggested]);
  useEffect(() => {
    if (startCurrency === undefined || form.isFieldsTouched(['inCurrency', 'amount'])) return;
    form.setFieldValue('inCurrency', startCurrency === own ? undefined : startCurrency);
  }, [form, startCurrency, own]);
  return (
    <>
      {withCustomer && (
        <Form.Item
          name="customerCode"
          label={t('fields.customer')}
          rules={[{ required: true, message: t('apply.customerRequired') }]}
        >
          <CustomerPicker autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="kind"
        label={t('fields.kind')}
        initialValue={suggested ?? 'new'}
        extra={kind !== undefined && t(`apply.kindHelp.${kind}`)}
      >
        <Radio.Group
          className="apply-kinds"
          options={applicationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Form.Item>
      {others.length > 0 && (
        <Form.Item name="inCurrency" label={t('fields.currency')} extra={t('apply.currencyHelp', { currency: own })}>
          <Select allowClear placeholder={own} options={[own, ...others].map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      <Form.Item
        name="amount"
        label={t('fields.asked')}
        required
        extra={t('apply.amountHelp')}
        validateTrigger="onBlur"
        rules={[
          {
            validator: (_: unknown, typed: string | undefined) =>
              readTypedAmount(typed ?? '', decimalsOf(currency)) === undefined
                ? Promise.reject(new Error(t('apply.amountInvalid')))
                : Promise.resolve(),
          },
        ]}
      >
        <AmountInput currency={currency} />
      </Form.Item>
      {kind === 'new' && <ExpectedPurchasesField currency={own} />}
      <div className="apply-days">
        <Form.Item name="validFrom" label={t('fields.validFrom')} initialValue={today}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="validTo"
          label={t('fields.validTo')}
          dependencies={['validFrom', 'kind']}
          rules={[
            { required: kind === 'temporary', message: t('apply.validToRequired') },
            ({ getFieldValue }) => ({
              validator: (_, day: string | undefined) =>
                day !== undefined && day < String(getFieldValue('validFrom') ?? '')
                  ? Promise.reject(new Error(t('apply.daysReversed')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <DayInput clearable />
        </Form.Item>
      </div>
      <p className="soft apply-days-note">{t('apply.validToHelp')}</p>
      <Form.Item
        name="reason"
        label={t('fields.reason')}
        rules={[{ required: true, whitespace: true, message: t('apply.reasonRequired') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1000}
          placeholder={t('apply.reasonPlaceholder')}
        />
      </Form.Item>
    </>
  );
}
