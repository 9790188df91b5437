import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Form } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';

/** Who is there already under a name like the one being typed, so that no company is created twice. */
export function SimilarCustomers() {
  const { t } = useTranslation('customers');
  const typed = Form.useWatch<string | undefined>('name') ?? '';
  const name = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['customers', 'like', name],
    queryFn: ({ signal }) => call(customersContract.listSimilar, { query: { name }, signal }),
    enabled: name.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (name.length < 2 || data === undefined || data.items.length === 0) return null;
  return (
    <div className="similar-customers" role="status">
      <div>{t('form.similar')}</div>
      <ul>
        {data.items.map(({ code, name: there, how }) => (
          <li key={code}>
            <Link to="/customers/$code" params={{ code }} target="_blank">
              {there}
            </Link>{' '}
            <span className="soft">{code}</span>{' '}
            <StatusTag tone={how === 'same_name' ? 'act' : 'soon'}>{t(`form.similarHow.${how}`)}</StatusTag>
          </li>
        ))}
      </ul>
    </div>
  );
}
