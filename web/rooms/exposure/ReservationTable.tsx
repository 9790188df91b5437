import { useInfiniteQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant, formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { RowActions } from '../../ui/table/RowActions.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Customer } from '../customers/customer.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { ForceHoldDialog } from './ForceHoldDialog.tsx';
import { useReleaseReservation } from './release-reservation.ts';
import { openReservationPages, type Reservation } from './reservation.ts';
import './holds.css';

/** Orders that hold headroom and are not delivered or invoiced yet. */
export function ReservationTable({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const [asked, setAsked] = useState<Reservation>();
  const query = useInfiniteQuery(openReservationPages(customer.code));
  const [forced, setForced] = useState<Reservation>();
  const columns = useReservationColumns(customer.currency, { release: setAsked, force: setForced });
  return (
    <>
      <DataTable<Reservation>
        name="reservations"
        label={t('reservations.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={<h2 className="panel-title">{t('reservations.title')}</h2>}
        empty={<p className="table-none soft">{t('reservations.none')}</p>}
      />
      <ForceHoldDialog reservation={forced} onClose={() => setForced(undefined)} />
      <GiveBack reservation={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

/** What was taken over is told in the order's own currency: where that is another than the column's, it is named. */
function isIn(unit: string, { currency, amount }: Reservation['takenOver']): boolean {
  return currency === unit || !/[1-9]/.test(amount);
}

type Actions = { readonly release: (one: Reservation) => void; readonly force: (one: Reservation) => void };

function useReservationColumns(unit: string, { release, force }: Actions): readonly Column<Reservation>[] {
  const { t } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  const may = useMay();
  const mayGiveBack = may('reservations:release');
  const mayForce = may('holds:release');
  return useMemo(
    () => [
      {
        key: 'document',
        title: t('holds.document'),
        value: ({ document }) => `${t(`documentTypes.${document.type}`)} ${document.number}`,
        render: ({ document, customerCode, payerCode }) => (
          <>
            {t(`documentTypes.${document.type}`)} {document.number}
            {payerCode !== undefined && <div className="soft">{t('payer.boughtBy', { code: customerCode })}</div>}
          </>
        ),
      },
      {
        key: 'amount',
        title: t('reservations.amount'),
        unit,
        kind: 'money',
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) => <OwnMoney own={amount} counted={counted?.amount} />,
      },
      {
        key: 'takenOver',
        title: t('reservations.takenOver'),
        unit,
        kind: 'money',
        value: ({ takenOver }) =>
          isIn(unit, takenOver) ? takenOver.amount : `${takenOver.currency} ${takenOver.amount}`,
        render: ({ takenOver }) => <MoneyText value={takenOver} bare={isIn(unit, takenOver)} />,
      },
      {
        key: 'open',
        title: t('reservations.open'),
        unit,
        kind: 'money',
        total: true,
        value: ({ open, counted }) => (counted?.open ?? open).amount,
        render: ({ open, counted }) => <OwnMoney own={open} counted={counted?.open} rate={counted?.rate} />,
      },
      {
        key: 'deliverOn',
        title: t('reservations.deliverOn'),
        kind: 'day',
        value: ({ deliverOn }) => deliverOn ?? null,
        render: ({ deliverOn, uncounted }) => (
          <>
            {deliverOn ?? '—'}
            {uncounted === true && <span className="waterfall-why">{t('reservations.uncounted')}</span>}
          </>
        ),
      },
      {
        key: 'createdAt',
        title: t('reservations.createdAt'),
        kind: 'day',
        value: ({ createdAt }) => formatInstant(createdAt, timeZone),
        render: ({ createdAt }) => formatInstant(createdAt, timeZone),
      },
      ...(mayGiveBack || mayForce
        ? [
            {
              key: 'action',
              title: t('holds.decision'),
              render: (row: Reservation) => (
                <RowActions
                  name={`${t('holds.decision')} ${row.document.number}`}
                  items={[
                    ...(mayGiveBack ? [{ key: 'release' as const, label: t('reservations.release') }] : []),
                    ...(mayForce ? [{ key: 'force' as const, label: t('force.action'), danger: true }] : []),
                  ]}
                  onChoose={(action) => (action === 'release' ? release(row) : force(row))}
                />
              ),
            },
          ]
        : []),
    ],
    [t, unit, timeZone, mayGiveBack, mayForce, release, force],
  );
}

function GiveBack({
  reservation,
  onClose,
}: {
  readonly reservation: Reservation | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const release = useReleaseReservation();
  const number = reservation?.document.number ?? '';
  const done = () => {
    void message.success(t('reservations.released', { number }));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={reservation !== undefined}
      title={t('reservations.releaseTitle', { number })}
      action={t('reservations.release')}
      isPending={release.isPending}
      error={release.error}
      room="exposure"
      onDo={(reason) => release.mutate({ id: reservation?.id ?? '', reason }, { onSuccess: done })}
      onClose={onClose}
    >
      <div>{t('reservations.releaseNote', { open: formatMoney(reservation?.open) })}</div>
    </ReasonDialog>
  );
}
