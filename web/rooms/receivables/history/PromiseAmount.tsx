import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { useRatedCurrencies } from '../../rates/rates.ts';

/** How much was promised, in the customer's currency or another one. */
export function PromiseAmount({ own }: { readonly own: string }) {
  const { t } = useTranslation('receivables');
  const others = useRatedCurrencies(own);
  const currency = Form.useWatch<string | undefined>('inCurrency', Form.useFormInstance()) ?? own;
  return (
    <>
      <Form.Item name="amount" label={t('promise.amount')} rules={[{ required: true, message: t('promise.required') }]}>
        <AmountInput currency={currency} />
      </Form.Item>
      {others.length > 0 && (
        <Form.Item name="inCurrency" label={t('promise.currency')} extra={t('promise.currencyNote', { currency: own })}>
          <Select allowClear placeholder={own} options={[own, ...others].map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
    </>
  );
}
