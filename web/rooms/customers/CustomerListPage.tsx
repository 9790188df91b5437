import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { type PortfolioItem, portfolioPages } from '../exposure/position.ts';
import { CreateCustomerDrawer } from './CreateCustomerDrawer.tsx';
import { CustomerListTools } from './CustomerListTools.tsx';
import { useCustomerColumns } from './customer-columns.tsx';
import { narrowings, usePortfolioView } from './portfolio-view.ts';
import './customers.css';

export function CustomerListPage() {
  const { t } = useTranslation('customers');
  const may = useMay();
  const navigate = useNavigate();
  const [isCreating, setCreating] = useState(false);
  const { view } = usePortfolioView();
  const query = useInfiniteQuery(portfolioPages(view));
  const columns = useCustomerColumns();
  const create = may('customers:create') && (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('list.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('list.title')} note={t('list.note')} action={create} />
      <DataTable<PortfolioItem>
        name="customers"
        label={t('list.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ customerCode }) => customerCode}
        query={query}
        arrangedBy="server"
        onOpen={({ customerCode }) => void navigate({ to: '/customers/$code', params: { code: customerCode } })}
        tools={<CustomerListTools />}
        empty={<NoCustomers create={create} />}
      />
      <CreateCustomerDrawer isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}

function NoCustomers({ create }: { readonly create: React.ReactNode }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  const may = useMay();
  const { view, change } = usePortfolioView();
  const isNarrowed = narrowings.some((name) => view[name] !== undefined);
  if (view.search !== undefined || view.status !== undefined || isNarrowed) {
    const none = Object.fromEntries(narrowings.map((name) => [name, undefined]));
    const clear = () => change({ q: undefined, status: undefined, ...none });
    return <EmptyState title={t('list.noMatch')} action={<Button onClick={clear}>{common('table.clear')}</Button>} />;
  }
  return (
    <EmptyState
      title={t('list.empty')}
      action={
        <>
          {create}
          {may('imports:run') && <Link to="/import">{t('list.import')}</Link>}
        </>
      }
    >
      {t('list.emptyNote')}
    </EmptyState>
  );
}
