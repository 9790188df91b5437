import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { MarkFields } from '../exposure/MarkFields.tsx';
import { type MarkValues, saidMarks } from '../exposure/said-marks.ts';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { useRatedCurrencies } from '../rates/rates.ts';

export type GrantValues = MarkValues & {
  readonly level: 'customer' | 'group';
  readonly kind: 'amount' | 'unlimited';
  readonly amount?: string;
  /** Where it is granted in another currency than the customer's. */
  readonly inCurrency?: string;
  readonly singleDocumentLimit?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reason?: string;
};

export function GrantFields({ currency: own }: { readonly currency: string }) {
  const { t } = useTranslation('limits');
  const kind = Form.useWatch<GrantValues['kind']>('kind');
  const others = useRatedCurrencies(own);
  const chosen = Form.useWatch<string | undefined>('inCurrency');
  const currency = kind !== 'unlimited' && chosen !== undefined ? chosen : own;
  const scope = Form.useWatch<GrantValues, GrantValues>((values: GrantValues) => values);
  const isOwn = scope === undefined || scopeOf(scope) === undefined;
  const isAmount = (isRequired: boolean) => ({
    validator: (_: unknown, typed: string | undefined) => {
      if (!isRequired && (typed ?? '').trim() === '') return Promise.resolve();
      return readTypedAmount(typed ?? '', decimalsOf(currency)) === undefined
        ? Promise.reject(new Error(t('grant.amountInvalid')))
        : Promise.resolve();
    },
  });
  return (
    <>
      <Form.Item name="level" label={t('scoped.level')} extra={isOwn ? undefined : t('scoped.note')}>
        <Radio.Group
          options={[
            { value: 'customer', label: t('scoped.levels.customer') },
            { value: 'group', label: t('scoped.levels.group') },
          ]}
        />
      </Form.Item>
      <MarkFields note={t('scoped.marksNote')} />
      <Form.Item name="kind" label={t('grant.kind')}>
        <Radio.Group
          options={[
            { value: 'amount', label: t('grant.kinds.amount') },
            { value: 'unlimited', label: t('grant.kinds.unlimited') },
          ]}
        />
      </Form.Item>
      {isOwn && kind !== 'unlimited' && others.length > 0 && (
        <Form.Item name="inCurrency" label={t('grant.currency')} extra={t('grant.currencyHelp', { currency: own })}>
          <Select allowClear placeholder={own} options={[own, ...others].map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      {kind !== 'unlimited' && (
        <Form.Item
          name="amount"
          label={t('fields.amount')}
          required
          extra={t('grant.amountHelp')}
          rules={[isAmount(true)]}
          validateTrigger="onBlur"
        >
          <AmountInput currency={currency} />
        </Form.Item>
      )}
      {isOwn && (
        <Form.Item
          name="singleDocumentLimit"
          label={t('fields.singleDocumentLimit')}
          extra={t('grant.singleHelp')}
          rules={[isAmount(false)]}
          validateTrigger="onBlur"
        >
          <AmountInput currency={currency} />
        </Form.Item>
      )}
      <div className="grant-days">
        <Form.Item
          name="validFrom"
          label={t('fields.validFrom')}
          rules={[{ required: true, message: t('grant.dayRequired') }]}
        >
          <DayInput />
        </Form.Item>
        <Form.Item
          name="validTo"
          label={t('fields.validTo')}
          dependencies={['validFrom']}
          rules={[
            { required: true, message: t('grant.dayRequired') },
            ({ getFieldValue }) => ({
              validator: (_, day: string | undefined) =>
                day !== undefined && day < String(getFieldValue('validFrom') ?? '')
                  ? Promise.reject(new Error(t('grant.daysReversed')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={t('fields.reason')}
        rules={[{ required: true, whitespace: true, message: t('grant.reasonRequired') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1000}
          placeholder={t('grant.reasonPlaceholder')}
        />
      </Form.Item>
    </>
  );
}

/** Undefined for the customer's own limit, which is granted without one. */
export function scopeOf(values: Pick<GrantValues, 'level' | keyof MarkValues>) {
  const marks = saidMarks(values);
  return values.level === 'group' || Object.keys(marks).length > 0 ? { level: values.level, ...marks } : undefined;
}
