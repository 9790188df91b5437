import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart/Chart.tsx';
import { type Bucket, bucketAmounts, buckets } from './buckets.ts';
import type { Ageing } from './receivables.ts';

type Props = { readonly ageing: Ageing; readonly onOpen?: (bucket: Bucket) => void };

/** Open invoices by days past due; a bar opens the invoices behind it. */
export function AgeingChart({ ageing, onOpen }: Props) {
  const { t } = useTranslation('receivables');
  const categories = useMemo(() => buckets.map((bucket) => t(`buckets.${bucket}`)), [t]);
  const series = useMemo(() => [{ name: t('ageing.open'), values: bucketAmounts(ageing) }], [t, ageing]);
  if (!/[1-9]/.test(ageing.total.amount)) return <p className="soft">{t('invoices.noneOpen')}</p>;
  return (
    <Chart
      title={t('ageing.title')}
      unit={ageing.currency}
      categories={categories}
      series={series}
      colours="buckets"
      height={210}
      {...(onOpen && {
        onOpen: (index: number) => {
          const bucket = buckets[index];
          if (bucket !== undefined) onOpen(bucket);
        },
      })}
    />
  );
}
