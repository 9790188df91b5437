import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart/Chart.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import type { Explanation } from './assessment.ts';

type Since = NonNullable<Explanation['since']>;

/** From the score before to the score now, a bar for each factor that moved it; what is small is gathered in one. */
export function BridgeChart({ since }: { readonly since: Since }) {
  const { t } = useTranslation('assessment');
  const most = useIsPhone() ? 3 : 8;
  const { categories, values } = useMemo(() => {
    const own = since.steps.slice(0, most);
    const rest = since.steps.slice(most).reduce((sum, { change }) => sum + change, 0);
    const others = rest !== 0 ? [{ name: t('why.others'), change: rest }] : [];
    const steps = [
      ...own.map(({ code, change }) => ({ name: t(`factors.names.${code}` as 'factors.names.roe'), change })),
      ...others,
    ];
    return {
      categories: [t('why.before'), ...steps.map(({ name }) => name), t('why.now')],
      values: [since.from, ...steps.map(({ change }) => change), since.to].map(String),
    };
  }, [since, most, t]);
  const series = useMemo(() => [{ name: t('score'), values }], [t, values]);
  return (
    <Chart
      title={t('why.bridge')}
      unit={t('why.points')}
      categories={categories}
      series={series}
      shape="bridge"
      height={250}
    />
  );
}
