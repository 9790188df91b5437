import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { HeadroomBar } from '../../ui/HeadroomBar.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Column } from '../../ui/table/column.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import type { PortfolioItem } from '../exposure/position.ts';
import { CustomerTags, standingWords } from './CustomerTags.tsx';

type Money = { readonly currency: string; readonly amount: string };

const phoneColumns: readonly string[] = ['name', 'code', 'standing', 'bar', 'headroom', 'limit', 'overdue'];

export function useCustomerColumns(): readonly Column<PortfolioItem>[] {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { currency } = useSession().company;
  const isPhone = useIsPhone();
  return useMemo(() => {
    /** The currency stands in the head; only a customer of another one says so in the cell. */
    const money = (key: string, title: string, of: (row: PortfolioItem) => Money | 'none' | 'unlimited') =>
      ({
        key,
        title,
        unit: currency,
        kind: 'money',
        value: (row) => amountOf(of(row)),
        render: (row) => {
          const value = of(row);
          return <MoneyText value={value} bare={typeof value === 'string' || value.currency === currency} />;
        },
      }) satisfies Column<PortfolioItem>;
    const all: readonly Column<PortfolioItem>[] = [
      {
        key: 'name',
        title: t('fields.name'),
        value: ({ name }) => name,
        render: ({ name, customerCode }) => (
          <Link to="/customers/$code" params={{ code: customerCode }} className="customer-name">
            {name}
          </Link>
        ),
      },
      { key: 'code', title: t('fields.code'), value: ({ customerCode }) => customerCode },
      {
        key: 'standing',
        title: t('list.status'),
        value: (row) =>
          standingWords(row)
            .map((word) => t(`standing.${word}`))
            .join(' '),
        render: (row) => <CustomerTags {...row} />,
      },
      {
        key: 'bar',
        title: common('headroom.label'),
        width: 150,
        render: (row) => <HeadroomBar size="cell" position={row} overdue={row.overdue} />,
      },
      money('headroom', common('headroom.free'), ({ headroom }) => headroom),
      money('limit', common('headroom.limit'), ({ limit }) => limit),
      money('exposure', common('headroom.used'), ({ counted }) => counted),
      money('overdue', common('headroom.overdue'), ({ overdue }) => overdue),
      {
        key: 'oldest',
        title: t('list.oldest'),
        unit: t('list.days'),
        kind: 'count',
        value: ({ oldestDaysPastDue }) => (oldestDaysPastDue === 0 ? null : oldestDaysPastDue),
      },
      {
        key: 'holds',
        title: t('list.holds'),
        kind: 'count',
        value: ({ openHolds }) => (openHolds === 0 ? null : openHolds),
        render: ({ openHolds, customerCode }) =>
          openHolds === 0 ? null : (
            <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'checks' }}>
              {openHolds}
            </Link>
          ),
      },
      { key: 'owner', title: t('fields.ownerName'), initiallyHidden: true, value: ({ ownerName }) => ownerName },
      { key: 'industry', title: t('fields.industry'), initiallyHidden: true, value: ({ industry }) => industry },
      {
        key: 'creditCode',
        title: t('fields.unifiedSocialCreditCode'),
        initiallyHidden: true,
        value: ({ unifiedSocialCreditCode }) => unifiedSocialCreditCode,
      },
    ];
    // On a phone: whether they may be sold to, not everything there is to know.
    return isPhone ? all.filter(({ key }) => phoneColumns.includes(key)) : all;
  }, [t, common, currency, isPhone]);
}

function amountOf(value: Money | 'none' | 'unlimited'): string {
  return typeof value === 'string' ? value : value.amount;
}
