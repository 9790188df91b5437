import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { sellersQuery } from '../receivables/sellers.ts';

/** Which of our companies sells, for which unit and line: asked only of who wants to say it. */
export function MarkFields({ note }: { readonly note?: string }) {
  const { t } = useTranslation('exposure');
  const { data: sellers = [] } = useQuery(sellersQuery);
  return (
    <details className="mark-fields">
      <summary>{t('marks.title')}</summary>
      <p className="soft">{note ?? t('marks.note')}</p>
      {sellers.length > 0 && (
        <Form.Item name="sellerCode" label={t('marks.sellerCode')}>
          <Select
            allowClear
            options={sellers.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
            placeholder={t('marks.any')}
          />
        </Form.Item>
      )}
      <div className="mark-pair">
        <Form.Item name="businessUnit" label={t('marks.businessUnit')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="productLine" label={t('marks.productLine')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
      </div>
    </details>
  );
}
