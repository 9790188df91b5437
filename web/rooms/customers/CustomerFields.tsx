import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from './CustomerPicker.tsx';
import { OwnerPicker } from './OwnerPicker.tsx';

export type CustomerFormValues = {
  readonly code?: string;
  readonly name?: string;
  readonly unifiedSocialCreditCode?: string;
  readonly industry?: string;
  readonly customerType?: string;
  readonly segment?: string;
  readonly parentCode?: string;
  readonly country?: string;
  readonly owner?: string;
};

/** The profile's fields, for a new customer and for a change. */
export function CustomerFields({ withCode = false }: { readonly withCode?: boolean }) {
  const { t } = useTranslation('customers');
  return (
    <>
      {withCode && (
        <Form.Item
          name="code"
          label={t('fields.code')}
          extra={t('form.codeHelp')}
          rules={[{ required: true, whitespace: true, message: t('form.codeRequired') }]}
        >
          <Input maxLength={64} autoComplete="off" autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('fields.name')}
        rules={[{ required: true, whitespace: true, message: t('form.nameRequired') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="unifiedSocialCreditCode"
        label={t('fields.unifiedSocialCreditCode')}
        extra={t('form.creditCodeHelp')}
        rules={[{ pattern: /^[\s\-0-9A-Za-z]{18,30}$/, message: t('form.creditCodeLength') }]}
      >
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="industry" label={t('fields.industry')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="customerType" label={t('fields.customerType')} extra={t('form.customerTypeHelp')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="segment" label={t('fields.segment')} extra={t('form.segmentHelp')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="parentCode" label={t('fields.parentCode')} extra={t('form.parentHelp')}>
        <CustomerPicker allowClear />
      </Form.Item>
      <Form.Item name="owner" label={t('fields.ownerName')} extra={t('form.ownerHelp')}>
        <OwnerPicker />
      </Form.Item>
      <Form.Item
        name="country"
        label={t('fields.country')}
        extra={t('form.countryHelp')}
        normalize={(text: string) => text.toUpperCase()}
        rules={[{ pattern: /^[A-Z]{2}$/, message: t('form.countryHelp') }]}
      >
        <Input maxLength={2} placeholder="CN" />
      </Form.Item>
    </>
  );
}

/** What was filled in; an empty field is not sent. */
export function given(values: CustomerFormValues): CustomerFormValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    ),
  );
}
