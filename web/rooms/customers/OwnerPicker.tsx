import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { salespeopleQuery } from './customer.ts';

/** Somebody in sales, by name; the value is the e-mail address, which only one person has. */
export function OwnerPicker(props: SelectProps<string>) {
  const { t } = useTranslation('customers');
  const { data = [], isPending } = useQuery(salespeopleQuery);
  return (
    <Select<string>
      {...props}
      allowClear
      showSearch
      optionFilterProp="label"
      loading={isPending}
      placeholder={t('values.nobody')}
      options={data.map(({ name, email }) => ({ value: email, label: name }))}
    />
  );
}
