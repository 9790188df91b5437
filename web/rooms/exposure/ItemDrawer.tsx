import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../app/company-day.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Customer } from '../customers/customer.ts';
import { useRatedCurrencies } from '../rates/rates.ts';
import { ItemPreview } from './ItemPreview.tsx';
import { type Item, itemKinds, isTold, useRecordItem } from './items.ts';

type Values = {
  readonly kind: Item['kind'];
  readonly amount?: string;
  readonly inCurrency?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reference?: string;
  readonly source?: string;
  readonly document?: string;
};
type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** Records a plan, a guarantee, a deposit, an insured or a collateralised part: first what it comes to, then the same button. */
export function ItemDrawer({ customer: { code, currency: own, name }, isOpen, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const record = useRecordItem(code);
  const today = useToday();
  const others = useRatedCurrencies(own);
  const [tried, setTried] = useState<Item>();
  const currency = Form.useWatch('inCurrency', form) ?? own;
  const close = () => {
    setTried(undefined);
    record.reset();
    onClose();
  };
  const submit = ({
    kind,
    amount = '',
    validFrom = today,
    validTo,
    reference = '',
    source = '',
    document = '',
  }: Values) =>
    record.mutate(
      {
        kind,
        amount: { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount },
        validFrom,
        ...(validTo !== undefined && { validTo }),
        reference: reference.trim(),
        source: source.trim(),
        ...(document.trim() !== '' && { document: document.trim() }),
        ...(tried === undefined && { dryRun: true }),
      },
      {
        onSuccess: (item) => {
          if (tried === undefined) return setTried(item);
          void message.success(t('items.added'));
          close();
        },
      },
    );
  const required = [{ required: true, message: t('items.required') }];
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('items.drawer', { name })}
      action={t(actionOf(tried))}
      isDangerous={tried?.failed !== undefined}
      isPending={record.isPending}
      form="exposure-item"
      onClose={close}
    >
      <p className="soft">{t('items.help')}</p>
      <Form<Values>
        name="exposure-item"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ kind: 'insured', validFrom: today }}
        onFinish={submit}
        onValuesChange={() => setTried(undefined)}
      >
        <FormProblem error={record.error} room="exposure" />
        <Form.Item name="kind" label={t('items.kind')}>
          <Select options={itemKinds.map((value) => ({ value, label: t(`components.${value}`) }))} />
        </Form.Item>
        <Form.Item name="amount" label={t('items.amount')} rules={required}>
          <AmountInput currency={currency} />
        </Form.Item>
        {others.length > 0 && (
          <Form.Item name="inCurrency" label={t('items.currency')} extra={t('items.currencyNote', { currency: own })}>
            <Select allowClear placeholder={own} options={[own, ...others].map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        <Form.Item name="reference" label={t('items.reference')} rules={required} extra={t('items.referenceNote')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="source" label={t('items.source')} rules={required} extra={t('items.sourceNote')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="validFrom" label={t('items.validFrom')} rules={required}>
          <DayInput />
        </Form.Item>
        <Form.Item name="validTo" label={t('items.validTo')} extra={t('items.validToNote')}>
          <DayInput clearable />
        </Form.Item>
        <Form.Item name="document" label={t('items.document')}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      </Form>
      {tried !== undefined && <ItemPreview item={tried} />}
    </FormDrawer>
  );
}

function actionOf(tried: Item | undefined) {
  if (tried === undefined) return 'items.preview';
  if (tried.failed === undefined) return 'items.save';
  return isTold(tried) ? 'items.saveAndTell' : 'items.saveAllTheSame';
}
