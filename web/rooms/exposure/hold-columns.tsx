import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant, noValue } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import type { Column } from '../../ui/table/column.ts';
import { useSellerName } from '../receivables/sellers.ts';
import { type Actions, BestWay } from './BestWay.tsx';
import type { Hold, HoldStatus } from './hold.ts';
import { ObjectionTags } from './ObjectionList.tsx';
import { useObjectionTag } from './objection-words.ts';
import { shortBy } from './short-by.ts';
import { useWaiting } from './waiting.ts';

export function useHoldColumns(status: HoldStatus, actions: Actions): readonly Column<Hold>[] {
  const { t } = useTranslation('exposure');
  const { currency, timeZone } = useSession().company;
  const tag = useObjectionTag();
  const waiting = useWaiting();
  const sellerName = useSellerName();
  const base: readonly Column<Hold>[] = [
    {
      key: 'customer',
      title: t('holds.customer'),
      sortable: true,
      value: ({ customerName }) => customerName,
      render: ({ customerName, customerCode, owner: lookedAfterBy }) => (
        <>
          <Link to="/customers/$code" params={{ code: customerCode }} className="customer-name">
            {customerName}
          </Link>
          {lookedAfterBy !== null && <div className="soft">{t('holds.ownedBy', { name: lookedAfterBy })}</div>}
        </>
      ),
    },
    {
      key: 'document',
      title: t('holds.document'),
      value: ({ document: { type, number } }) =>
        type === 'sales_order' ? number : `${t(`documentTypes.${type}`)} ${number}`,
      render: ({ document: { type, number }, payerCode, payerName, sellerCode, businessUnit, productLine }) => (
        <>
          {type === 'sales_order' ? number : `${t(`documentTypes.${type}`)} ${number}`}
          {payerCode !== undefined && (
            <div>
              {t('payer.paidBy')}{' '}
              <Link to="/customers/$code" params={{ code: payerCode }}>
                {payerName ?? payerCode}
              </Link>
            </div>
          )}
          <div className="soft" title={sellerCode && sellerName(sellerCode)}>
            {[sellerCode, businessUnit, productLine].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'amount',
      title: t('holds.amount'),
      unit: currency,
      kind: 'money',
      sortable: true,
      value: ({ amount }) => amount.amount,
      render: ({ amount, original, rate }) =>
        original === undefined ? (
          <MoneyText value={amount} bare={amount.currency === currency} />
        ) : (
          <OwnMoney own={original} counted={amount} rate={rate} />
        ),
    },
    {
      key: 'shortBy',
      title: t('holds.shortBy'),
      unit: currency,
      kind: 'money',
      sortable: true,
      value: ({ objections }) => shortBy(objections)?.amount,
      render: ({ objections }) => {
        const missing = shortBy(objections);
        return missing === undefined ? noValue : <MoneyText value={missing} bare={missing.currency === currency} />;
      },
    },
    {
      key: 'reasons',
      title: t('holds.reasons'),
      value: ({ objections }) => objections.map(tag).join(' '),
      render: ({ objections, now }) => <ObjectionTags objections={objections} now={now} />,
    },
  ];
  const open: readonly Column<Hold>[] = [
    {
      key: 'bestWay',
      title: t('holds.bestWay'),
      render: (hold) => <BestWay hold={hold} {...actions} />,
    },
    {
      key: 'createdAt',
      title: t('holds.waiting'),
      sortable: true,
      value: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <time dateTime={createdAt}>{waiting(createdAt)}</time>,
    },
    {
      key: 'action',
      title: t('holds.decision'),
      render: (hold) => <ReleaseCell hold={hold} {...actions} />,
    },
  ];
  const closed: readonly Column<Hold>[] = [
    {
      key: 'closedAt',
      title: t(`holds.closedAt.${status}`),
      kind: 'day',
      sortable: true,
      value: ({ closedAt }) => formatInstant(closedAt, timeZone),
      render: ({ closedAt }) => formatInstant(closedAt, timeZone),
    },
    { key: 'closedBy', title: t('holds.closedBy'), value: ({ closedBy }) => closedBy },
    {
      key: 'closeReason',
      title: t('holds.closeReason'),
      value: ({ closeReason }) => closeReason,
      render: ({ closeReason }) => <div className="hold-reason">{closeReason ?? noValue}</div>,
    },
  ];
  const owner: Column<Hold> = {
    key: 'owner',
    title: t('holds.owner'),
    initiallyHidden: true,
    sortable: true,
    value: ({ owner: name }) => name,
  };
  const asked: Column<Hold> = {
    key: 'requestedBy',
    title: t('holds.requestedBy'),
    initiallyHidden: true,
    value: ({ requestedBy }) => requestedBy,
  };
  return [...base, ...(status === 'open' ? open : closed), owner, asked];
}

/** A release that is not possible says why, in the place of the button. */
function ReleaseCell({ hold, canRelease, onRelease }: { readonly hold: Hold } & Actions) {
  const { t } = useTranslation('exposure');
  const { t: approvals } = useTranslation('approvals');
  const may = useMay();
  if (canRelease(hold)) {
    return (
      <Button size="small" onClick={() => onRelease(hold)}>
        {t('holds.release')}
      </Button>
    );
  }
  return <span className="soft hold-why-not">{whyNot()}</span>;

  function whyNot(): string {
    if (!may('holds:release')) return t('holds.noScope');
    if (!hold.mayRelease || hold.now === undefined) return t('holds.own');
    return t('holds.beyond', { level: approvals(`levels.${hold.now.level}`) });
  }
}
