import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant, noValue } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { ExclusionsPanel } from '../exposure/ExclusionsPanel.tsx';
import { GrantDrawer } from './GrantDrawer.tsx';
import { LimitStrip } from './LimitStrip.tsx';
import { type Limit, limitPages, limitTones } from './limit.ts';
import { ScopedLimits } from './ScopedLimits.tsx';
import './limits.css';

/** Every limit the customer had, has and will have, and the grant of a new one. */
export function LimitsTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('limits');
  const may = useMay();
  const [{ grant }, change] = useAddress();
  const query = useInfiniteQuery(limitPages(customer.code));
  const columns = useLimitColumns(customer.currency);
  const rows = query.data ?? [];
  const grantButton = may('limits:grant') && (
    <Button type="primary" onClick={() => change({ grant: 'new' })}>
      {t('grant.action')}
    </Button>
  );
  return (
    <div className="stack">
      {query.isPending ? <div className="panel limit-strip-place" /> : <LimitStrip limits={rows} />}
      <DataTable<Limit>
        name="limits"
        label={t('list.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={rows.length > 0 && grantButton}
        empty={
          <EmptyState title={t('list.empty')} action={grantButton}>
            {t('list.emptyNote')}
          </EmptyState>
        }
      />
      <ScopedLimits customer={customer} />
      <ExclusionsPanel code={customer.code} />
      <GrantDrawer customer={customer} isOpen={grant === 'new'} onClose={() => change({ grant: undefined })} />
    </div>
  );
}

function useLimitColumns(currency: string): readonly Column<Limit>[] {
  const { t } = useTranslation('limits');
  const { timeZone } = useSession().company;
  return useMemo(() => {
    return [
      {
        key: 'status',
        title: t('fields.status'),
        value: ({ status }) => t(`status.${status}`),
        render: ({ status }) => <StatusTag tone={limitTones[status]}>{t(`status.${status}`)}</StatusTag>,
      },
      {
        key: 'amount',
        title: t('fields.amount'),
        unit: currency,
        kind: 'money',
        value: ({ amount, counted }) => (amount === 'unlimited' ? amount : (counted?.amount ?? amount).amount),
        render: ({ amount, counted }) =>
          amount === 'unlimited' || counted === undefined ? (
            <MoneyText bare value={amount} />
          ) : (
            <OwnMoney own={amount} counted={counted.amount} rate={counted.rate} />
          ),
      },
      {
        key: 'singleDocumentLimit',
        title: t('fields.singleDocumentLimit'),
        unit: currency,
        kind: 'money',
        value: ({ singleDocumentLimit, counted }) => (counted?.singleDocumentLimit ?? singleDocumentLimit)?.amount,
      },
      { key: 'validFrom', title: t('fields.validFrom'), kind: 'day', value: ({ validFrom }) => validFrom },
      {
        key: 'validTo',
        title: t('fields.validTo'),
        kind: 'day',
        value: ({ validTo }) => validTo,
        render: (limit) => <LastDay {...limit} />,
      },
      {
        key: 'reason',
        title: t('fields.reason'),
        value: ({ reason }) => reason,
        render: (limit) => <Grounds {...limit} />,
      },
      { key: 'grantedBy', title: t('fields.grantedBy'), value: ({ grantedBy }) => grantedBy },
      {
        key: 'grantedAt',
        title: t('fields.grantedAt'),
        kind: 'day',
        value: ({ grantedAt }) => formatInstant(grantedAt, timeZone),
        render: ({ grantedAt }) => formatInstant(grantedAt, timeZone),
      },
    ];
  }, [t, currency, timeZone]);
}

/** Why it was granted, and by which road: an application that was decided, or directly by somebody who may. */
function Grounds({ reason, applicationId, temporary }: Limit) {
  const { t } = useTranslation('limits');
  return (
    <div className="limit-reason">
      {reason}
      <div className="soft limit-granted-to">
        {applicationId === null ? (
          t('road.direct')
        ) : (
          <Link to="/credit/applications/$id" params={{ id: applicationId }}>
            {t(temporary ? 'road.temporary' : 'road.application')}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Where a later grant ended it earlier, the day first granted stays to be seen. */
function LastDay({ validFrom, validTo, grantedTo }: Limit) {
  const { t } = useTranslation('limits');
  const neverApplied = validTo < validFrom;
  return (
    <>
      {neverApplied ? noValue : validTo}
      {validTo !== grantedTo && <div className="soft limit-granted-to">{t('grantedTo', { day: grantedTo })}</div>}
    </>
  );
}
