import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { type BalanceList, differencesQuery, listsQuery } from './reconciliation.ts';
import { SettledTable } from './SettledTable.tsx';
import { TotalsPanel } from './TotalsPanel.tsx';
import './reconciliation.css';

/** 对账: the finance system's balance list of a day beside our books, difference by difference. */
export function ReconciliationPage() {
  const { t } = useTranslation('reconciliation');
  const lists = useQuery(listsQuery);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={<ToImport />} />
      {lists.error ? (
        <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />
      ) : lists.data === undefined ? (
        <Loading lines={4} />
      ) : lists.data.items.length === 0 ? (
        <EmptyState title={t('empty')} action={<ToImport />}>
          {t('emptyNote')}
        </EmptyState>
      ) : (
        <OneDay lists={lists.data.items} />
      )}
    </>
  );
}

function ToImport() {
  const { t } = useTranslation('reconciliation');
  if (!useMay()('imports:run')) return null;
  return (
    <ButtonLink to="/import" search={{ kind: 'balances' }}>
      {t('import')}
    </ButtonLink>
  );
}

function OneDay({ lists }: { readonly lists: readonly BalanceList[] }) {
  const { t } = useTranslation('reconciliation');
  const [{ day }, change] = useAddress();
  const asOf = lists.some((list) => list.asOf === day) ? (day ?? '') : (lists[0]?.asOf ?? '');
  const query = useQuery(differencesQuery(asOf));
  const list = lists.find((one) => one.asOf === asOf);
  return (
    <div className="stack">
      <div className="reconciliation-day">
        <Select
          aria-label={t('day')}
          value={asOf}
          options={lists.map((one) => ({
            value: one.asOf,
            label: t('dayOption', { day: one.asOf, count: one.lines }),
          }))}
          onChange={(value) => change({ day: value })}
        />
        {list !== undefined && <span className="soft">{t('receivedBy', { name: list.receivedBy })}</span>}
      </div>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <>
          <TotalsPanel reconciled={query.data} />
          <DifferenceTable reconciled={query.data} />
          {query.data.settled.length > 0 && <SettledTable settled={query.data.settled} />}
        </>
      )}
    </div>
  );
}
