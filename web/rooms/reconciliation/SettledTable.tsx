import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Settled } from './reconciliation.ts';

/** What was done about this list, by whom and why. */
export function SettledTable({ settled }: { readonly settled: readonly Settled[] }) {
  const { t } = useTranslation('reconciliation');
  const { timeZone } = useSession().company;
  const columns: readonly Column<Settled>[] = [
    { key: 'number', title: t('number'), value: ({ number }) => number },
    { key: 'customer', title: t('customer'), value: ({ customerCode }) => customerCode },
    { key: 'cause', title: t('cause'), value: ({ cause }) => t(`causes.${cause}`) },
    { key: 'step', title: t('action'), value: ({ step }) => t(`steps.${step}`) },
    { key: 'reason', title: t('reason'), value: ({ reason }) => reason },
    { key: 'settledBy', title: t('settledBy'), value: ({ settledBy }) => settledBy },
    {
      key: 'settledAt',
      title: t('settledAt'),
      kind: 'day',
      value: ({ settledAt }) => formatInstant(settledAt, timeZone),
    },
  ];
  return (
    <DataTable<Settled>
      name="reconciliation-settled"
      label={t('settled')}
      columns={columns}
      rows={settled}
      rowKey={({ customerCode, number, cause }) => `${customerCode} ${number} ${cause}`}
      tools={<h2 className="panel-title">{t('settled')}</h2>}
    />
  );
}
