import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { BillStepDialog, type ChosenStep } from './BillStepDialog.tsx';
import { type Bill, billFilters, billPages } from './bill.ts';
import { useBillColumns } from './bill-columns.tsx';

/** 应收票据: what customers paid with and nobody has honoured yet, the first due first. */
export function BillListPage() {
  const { t } = useTranslation('receivables');
  const [{ state: wanted }, change] = useAddress();
  const state = billFilters.find((one) => one === wanted) ?? 'open';
  const query = useInfiniteQuery(billPages(state));
  const [chosen, setChosen] = useState<ChosenStep>();
  const columns = useBillColumns((bill, step) => setChosen({ bill, step }));
  return (
    <>
      <PageHeader title={t('bills.title')} note={t('bills.note')} />
      <DataTable<Bill>
        name="bills"
        label={t('bills.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={
          <Segmented
            className="bill-states"
            aria-label={t('bills.state')}
            value={state}
            options={billFilters.map((value) => ({ value, label: t(`bills.states.${value}`) }))}
            onChange={(value) => change({ state: value === 'open' ? undefined : value })}
          />
        }
        empty={<NoBills isOpen={state === 'open'} />}
      />
      <BillStepDialog chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}

function NoBills({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation('receivables');
  const may = useMay();
  return (
    <EmptyState
      title={t(isOpen ? 'bills.none' : 'bills.noneOfState')}
      action={
        isOpen &&
        may('imports:run') && (
          <ButtonLink to="/import" search={{ kind: 'receipts' }}>
            {t('bills.import')}
          </ButtonLink>
        )
      }
    >
      {isOpen && t('bills.noneNote')}
    </EmptyState>
  );
}
