import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentType } from './check.ts';
import { payersQuery } from './payers.ts';

type Props = { readonly customerCode: string | undefined; readonly type: DocumentType | undefined };

/** 付款方: asked only where the customer has a group; left empty it pays itself, and a delivery goes with its order. */
export function PayerField({ customerCode, type }: Props) {
  const { t } = useTranslation('exposure');
  const { data } = useQuery({ ...payersQuery(customerCode ?? ''), enabled: customerCode !== undefined });
  const members = data?.members ?? [];
  if (members.length === 0) return null;
  return (
    <Form.Item
      name="payerCode"
      label={t('payer.label')}
      extra={t(type === 'delivery' ? 'payer.deliveryNote' : 'payer.note')}
    >
      <Select
        size="large"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(type === 'delivery' ? 'payer.asOrder' : 'payer.itself')}
        options={members.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
      />
    </Form.Item>
  );
}
