import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';

/** 预计年采购额: may be left empty; until our own sales cover a year it stands in for them. */
export function ExpectedPurchasesField({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('approvals');
  return (
    <Form.Item
      name="expectedPurchases"
      label={t('fields.expectedPurchases')}
      extra={t('apply.expectedHelp')}
      validateTrigger="onBlur"
      rules={[
        {
          validator: (_: unknown, typed: string | undefined) =>
            (typed ?? '').trim() === '' || /[1-9]/.test(readTypedAmount(typed ?? '', decimalsOf(currency)) ?? '')
              ? Promise.resolve()
              : Promise.reject(new Error(t('apply.expectedInvalid'))),
        },
      ]}
    >
      <AmountInput currency={currency} />
    </Form.Item>
  );
}

/** What was typed, as money; `undefined` where nothing was. */
export function readExpectedPurchases(typed: string | undefined, currency: string) {
  if ((typed ?? '').trim() === '') return undefined;
  return { currency, amount: readTypedAmount(typed ?? '', decimalsOf(currency)) ?? typed ?? '' };
}
