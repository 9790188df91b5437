import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioSorts, portfolioStatuses } from '../exposure/position.ts';
import { usePortfolioView } from './portfolio-view.ts';

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
        aria-label={t('list.sort')}
        className="list-sort"
        value={view.sort}
        options={portfolioSorts.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
        onChange={(value) => change({ sort: value === 'name' ? undefined : value })}
      />
    </>
  );
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
