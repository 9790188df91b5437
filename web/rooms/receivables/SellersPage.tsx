import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { SellerDrawer } from './SellerDrawer.tsx';
import { type Seller, sellersQuery } from './sellers.ts';

/** 法人主体: our own companies that sell; a document names one of them, and a limit may be for one. */
export function SellersPage() {
  const { t } = useTranslation('receivables');
  const query = useQuery(sellersQuery);
  const mayWrite = useMay()('customers:write');
  const [edited, setEdited] = useState<Seller | 'new'>();
  const add = mayWrite && (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('sellers.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('sellers.title')} note={t('sellers.note')} action={(query.data?.length ?? 0) > 0 && add} />
      <DataTable<Seller>
        name="sellers"
        label={t('sellers.title')}
        columns={[
          { key: 'code', title: t('sellers.code'), sortable: true, value: ({ code }) => code },
          { key: 'name', title: t('sellers.name'), sortable: true, value: ({ name }) => name },
        ]}
        rows={query.data}
        rowKey={({ code }) => code}
        query={query}
        {...(mayWrite && { onOpen: setEdited })}
        empty={
          <EmptyState title={t('sellers.empty')} action={add}>
            {t('sellers.emptyNote')}
          </EmptyState>
        }
      />
      <SellerDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}
