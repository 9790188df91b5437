import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/problem-text.ts';
import { type Customer, foundCustomersQuery } from './customer.ts';

type Props = {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
  readonly size?: 'large' | 'middle';
  readonly allowClear?: boolean;
  readonly autoFocus?: boolean;
};

/** One customer, found by a part of the name, the code or the social credit code. Its value is the code. */
export function CustomerPicker({ id, value, onChange, size = 'middle', allowClear = false, autoFocus = false }: Props) {
  const { t } = useTranslation('customers');
  const problemText = useProblemText('customers');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useQuery(foundCustomersQuery(wanted));
  // A code that came with the address is not among those found for an empty search: ask for it by itself.
  const chosen = useQuery({ ...foundCustomersQuery(value ?? ''), enabled: value !== undefined });
  const rows = withChosen(
    found.data ?? [],
    chosen.data?.find(({ code }) => code === value),
  );
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      className="customer-picker"
      value={value ?? null}
      size={size}
      allowClear={allowClear}
      autoFocus={autoFocus}
      placeholder={t('picker.placeholder')}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      onChange={(code?: string) => {
        setText('');
        onChange?.(code);
      }}
      notFoundContent={
        found.isFetching ? t('picker.searching') : found.error === null ? t('picker.none') : problemText(found.error)
      }
      options={rows.map((row) => ({ value: row.code, label: <Option customer={row} />, title: row.name }))}
    />
  );
}

function withChosen(rows: readonly Customer[], chosen: Customer | undefined): readonly Customer[] {
  return chosen === undefined || rows.some(({ code }) => code === chosen.code) ? rows : [chosen, ...rows];
}

function Option({ customer: { code, name } }: { readonly customer: Customer }) {
  return (
    <>
      {name} <span className="soft">{code}</span>
    </>
  );
}
