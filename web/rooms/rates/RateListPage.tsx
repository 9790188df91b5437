import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { EnterRateDrawer } from './EnterRateDrawer.tsx';
import { type Rate, ratePages, rateTypes } from './rates.ts';

/** 汇率: what other currencies are worth here, from which day, and who said so. */
export function RateListPage() {
  const { t } = useTranslation('rates');
  const may = useMay();
  const [{ state }, change] = useAddress();
  const type = rateTypes.find((one) => one === state);
  const [corrected, setCorrected] = useState(false);
  const [isEntering, setIsEntering] = useState(false);
  const query = useInfiniteQuery(ratePages({ type, corrected }));
  const columns = useRateColumns(corrected);
  const mayWrite = may('receivables:write');
  const importLink = mayWrite && may('imports:run') && (
    <ButtonLink to="/import" search={{ kind: 'rates' }}>
      {t('import')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          mayWrite && (
            <>
              {importLink}
              <Button type="primary" onClick={() => setIsEntering(true)}>
                {t('enter')}
              </Button>
            </>
          )
        }
      />
      <DataTable<Rate>
        name="rates"
        label={t('title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={
          <>
            <Segmented
              aria-label={t('type')}
              value={type ?? 'all'}
              options={[
                { value: 'all', label: t('all') },
                ...rateTypes.map((value) => ({ value, label: t(`types.${value}`) })),
              ]}
              onChange={(value) => change({ state: value === 'all' ? undefined : value })}
            />
            <Checkbox checked={corrected} onChange={({ target }) => setCorrected(target.checked)}>
              {t('withCorrected')}
            </Checkbox>
          </>
        }
        empty={
          <EmptyState title={t('none')} action={importLink}>
            {t('noneNote')}
          </EmptyState>
        }
      />
      <EnterRateDrawer isOpen={isEntering} onClose={() => setIsEntering(false)} />
    </>
  );
}

function useRateColumns(withCorrected: boolean): readonly Column<Rate>[] {
  const { t } = useTranslation('rates');
  const { timeZone } = useSession().company;
  return useMemo(
    () => [
      { key: 'currency', title: t('currency'), sortable: true, value: ({ currency }) => currency },
      { key: 'type', title: t('type'), value: ({ type }) => t(`types.${type}`) },
      { key: 'day', title: t('day'), kind: 'day', sortable: true, value: ({ day }) => day },
      {
        key: 'rate',
        title: t('rate'),
        kind: 'money',
        value: ({ rate }) => rate,
        render: ({ currency, rate, houseCurrency, correctedBy }) => (
          <span className={correctedBy === null ? 'figure' : 'figure soft'}>
            1 {currency} = {correctedBy === null ? rate : <s>{rate}</s>} {houseCurrency}
          </span>
        ),
      },
      { key: 'source', title: t('source'), value: ({ source }) => source },
      {
        key: 'enteredBy',
        title: t('enteredBy'),
        value: ({ enteredBy }) => enteredBy,
        render: ({ enteredBy, enteredAt }) => (
          <>
            {enteredBy} <span className="soft">{formatInstant(enteredAt, timeZone)}</span>
          </>
        ),
      },
      ...(withCorrected
        ? [
            {
              key: 'correctedBy',
              title: t('correctedBy'),
              value: ({ correctedBy }: Rate) => correctedBy,
              render: ({ correctedBy, correctedAt }: Rate) =>
                correctedBy === null ? null : (
                  <>
                    {correctedBy} <span className="soft">{formatInstant(correctedAt, timeZone)}</span>
                  </>
                ),
            },
          ]
        : []),
    ],
    [t, timeZone, withCorrected],
  );
}
