import { Input, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioSorts, portfolioStatuses } from '../exposure/position.ts';
import { type Narrowing, narrowings, owners, usePortfolioView } from './portfolio-view.ts';

/** Search, status and order of the list. */
export function CustomerListTools() {
  const { t } = useTranslation('customers');
  const { view, change } = usePortfolioView();
  return (
    <>
      <SearchField />
      <Select
        aria-label={t('list.status')}
        className="list-status"
        value={view.status ?? 'all'}
        options={(['all', ...portfolioStatuses] as const).map((value) => ({
          value,
          label: t(`list.statuses.${value}`),
        }))}
        onChange={(value) => change({ status: value === 'all' ? undefined : value })}
      />
      <Select
        aria-label={t('list.owner')}
        className="list-status"
        value={view.owner ?? 'all'}
        options={(['all', ...owners] as const).map((value) => ({ value, label: t(`list.owners.${value}`) }))}
        onChange={(value) => change({ owner: value === 'all' ? undefined : value })}
      />
      <Select
        aria-label={t('list.sort')}
        className="list-sort"
        value={view.sort ?? 'name'}
        options={portfolioSorts.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
        onChange={(value) => change({ sort: value === 'name' ? undefined : value })}
      />
      <Narrowings />
    </>
  );
}

/** What the list is narrowed to beyond search and status, each with the way out of it. */
function Narrowings() {
  const { t } = useTranslation('customers');
  const { t: receivables } = useTranslation('receivables');
  const { view, change } = usePortfolioView();
  const said: Readonly<Record<Narrowing, string | undefined>> = {
    // The owner has its own field.
    owner: undefined,
    grade: view.grade === 'none' ? t('list.notAssessed') : view.grade,
    bucket: view.bucket && receivables(`buckets.${view.bucket}`),
    utilisation: view.utilisation && t(`list.utilisations.${view.utilisation}`),
    industry: view.industry,
    groupOf: view.groupOf,
  };
  return narrowings.flatMap((name) => {
    const value = said[name];
    if (value === undefined) return [];
    const label = t(`list.narrowed.${name}`, { value });
    return [
      <Tag key={name} closable onClose={() => change({ [name]: undefined })} className="list-narrowed">
        {label}
      </Tag>,
    ];
  });
}

/** Asks when the typing pauses, not at every key. */
function SearchField() {
  const { t } = useTranslation('customers');
  const { view, change } = usePortfolioView();
  const [text, setText] = useState(view.search ?? '');
  // Cleared from elsewhere: the way on from a search that found nothing.
  useEffect(() => {
    if (view.search === undefined) setText('');
  }, [view.search]);
  useEffect(() => {
    if (text.trim() === (view.search ?? '')) return;
    const pause = setTimeout(() => change({ q: text.trim() === '' ? undefined : text.trim() }), 250);
    return () => clearTimeout(pause);
  }, [text, view.search, change]);
  return (
    <Input.Search
      className="list-search"
      allowClear
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
}
