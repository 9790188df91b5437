import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { CheckDrawer } from './CheckDrawer.tsx';
import { type CreditCheck, checkPages, type Outcome } from './check.ts';
import { CustomerHolds } from './CustomerHolds.tsx';
import { ObjectionTags } from './ObjectionList.tsx';
import { useObjectionTag } from './objection-words.ts';
import './holds.css';

const tones: Readonly<Record<Outcome, Tone>> = { approved: 'fine', held: 'soon', rejected: 'act' };

/** What this customer's orders were answered, and those that wait now. */
export function ChecksTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const [opened, setOpened] = useState<string>();
  const query = useInfiniteQuery(checkPages(customer.code));
  const columns = useCheckColumns(customer.currency);
  return (
    <div className="stack">
      <CustomerHolds code={customer.code} onOpen={({ checkId }) => setOpened(checkId ?? undefined)} />
      <DataTable<CreditCheck>
        name="checks"
        label={t('checks.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        onOpen={({ id }) => setOpened(id)}
        tools={<h2 className="panel-title">{t('checks.title')}</h2>}
        empty={
          <EmptyState
            title={t('checks.none')}
            action={
              may('credit:check') && (
                <ButtonLink to="/orders/check" search={{ customer: customer.code }}>
                  {t('check.title')}
                </ButtonLink>
              )
            }
          />
        }
      />
      <CheckDrawer checkId={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
}

function useCheckColumns(unit: string): readonly Column<CreditCheck>[] {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  const tag = useObjectionTag();
  return useMemo(
    () => [
      {
        key: 'document',
        title: t('holds.document'),
        value: ({ document }) => `${t(`documentTypes.${document.type}`)} ${document.number}`,
      },
      {
        key: 'outcome',
        title: t('checks.outcome'),
        value: ({ outcome }) => t(`outcomes.${outcome}`),
        render: ({ outcome }) => <StatusTag tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</StatusTag>,
      },
      {
        key: 'amount',
        title: t('holds.amount'),
        unit,
        kind: 'money',
        value: ({ amount, counted }) => (counted ?? amount).amount,
        render: ({ amount, counted, rate }) => <OwnMoney own={amount} counted={counted} rate={rate} />,
      },
      {
        key: 'headroomBefore',
        title: t('checks.headroomBefore'),
        unit,
        kind: 'money',
        value: ({ headroomBefore }) => (headroomBefore === 'unlimited' ? headroomBefore : headroomBefore.amount),
      },
      {
        key: 'reasons',
        title: t('holds.reasons'),
        value: ({ objections }) => objections.map(tag).join(' '),
        render: ({ objections }) => <ObjectionTags objections={objections} />,
      },
      {
        key: 'checkedAt',
        title: t('decision.checkedAt'),
        kind: 'day',
        value: ({ checkedAt }) => formatInstant(checkedAt, timeZone),
        render: ({ checkedAt }) => formatInstant(checkedAt, timeZone),
      },
    ],
    [t, unit, timeZone, tag],
  );
}
