import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../format.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Topic, Weighed } from './weights.ts';

type Props = { readonly criteria: Topic['criteria']; readonly weighed: Weighed };

/** The weights that comparisons come to, beside those of now, and whether the comparisons may be used. */
export function WeighedBars({ criteria, weighed }: Props) {
  const { t } = useTranslation('weights');
  const text = useText();
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const { consistencyRatio, isConsistent, weights } = weighed;
  return (
    <>
      <BarList
        label={t('weights')}
        heads={[t('criterion'), t('weight'), t('now')]}
        rows={criteria.map(({ code, name, weight }, place) => ({
          key: code,
          name: text(name),
          value: (weights[place] ?? 0).toFixed(6),
          shown: formatPercent(weights[place]),
          note: formatPercent(total === 0 ? null : weight / total),
        }))}
      />
      <p className="weights-note">
        <StatusTag tone={isConsistent ? 'fine' : 'act'}>
          {t('consistency', { ratio: consistencyRatio === null ? '—' : consistencyRatio.toFixed(3) })}
        </StatusTag>{' '}
        {t(consistencyRatio === null ? 'alwaysConsistent' : isConsistent ? 'consistent' : 'inconsistent')}
      </p>
    </>
  );
}
