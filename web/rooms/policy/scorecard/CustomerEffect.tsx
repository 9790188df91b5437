import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../format.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { useCapName } from '../../assessment/cap-words.ts';
import { type CustomerPreview, customerPreviewQuery, type Draft, grades, type Scorecard } from './scorecard.ts';

type Props = {
  readonly scorecard: Scorecard;
  readonly draft: Draft;
  readonly customer: string;
  readonly isUsable: boolean;
  readonly hasFaults: boolean;
};

/** One customer's score and grade, and every factor whose points would change. */
export function CustomerEffect({ scorecard, draft, customer, isUsable, hasFaults }: Props) {
  const { t } = useTranslation('scorecard');
  const query = useQuery({
    ...customerPreviewQuery(draft, customer),
    enabled: isUsable,
    placeholderData: (before, asked) => (asked?.queryKey[2] === customer ? before : undefined),
  });
  if (hasFaults) return <p className="soft scorecard-note">{t('effect.faulty')}</p>;
  if (query.data !== undefined)
    return <Effect preview={query.data} scorecard={scorecard} isStale={query.isPlaceholderData || !isUsable} />;
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={4} />;
}

type EffectProps = { readonly preview: CustomerPreview; readonly scorecard: Scorecard; readonly isStale: boolean };

function Effect({ preview: { before, after, factors }, scorecard, isStale }: EffectProps) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  const capName = useCapName();
  const changed = factors.filter((factor) => factor.before?.points !== factor.after?.points);
  const steps = grades.indexOf(after.grade as 'A') - grades.indexOf(before.grade as 'A');
  const caps = (side: CustomerPreview['after']) => side.caps.map(({ when }) => capName(when));
  const capsNew = caps(after).filter((name) => !caps(before).includes(name));
  return (
    <div className="stack" aria-live="polite" aria-busy={isStale}>
      <dl className="figures">
        <div>
          <dt>{t('effect.score')}</dt>
          <dd className="figure">{t('arrow', { before: before.score, after: after.score })}</dd>
        </div>
        <div>
          <dt>{t('effect.grade')}</dt>
          <dd className="figure">
            <strong>{t('arrow', { before: before.grade, after: after.grade })}</strong>
          </dd>
        </div>
        <div>
          <dt>{t('effect.pd')}</dt>
          <dd className="figure">
            {t('arrow', { before: formatPercent(before.pd, 2), after: formatPercent(after.pd, 2) })}
          </dd>
        </div>
      </dl>
      <div className="tags">
        <StatusTag tone={steps === 0 ? 'quiet' : steps < 0 ? 'fine' : 'soon'}>
          {steps === 0
            ? t('effect.gradeSame')
            : t(steps < 0 ? 'effect.gradeUp' : 'effect.gradeDown', { count: Math.abs(steps) })}
        </StatusTag>
        {after.variant !== null && <StatusTag tone="open">{text(after.variant)}</StatusTag>}
        {capsNew.map((name) => (
          <StatusTag key={name} tone="soon">
            {name}
          </StatusTag>
        ))}
      </div>
      {changed.length === 0 ? (
        <p className="soft scorecard-note">{t('effect.noPoints')}</p>
      ) : (
        <table className="scorecard-table">
          <thead>
            <tr>
              <th scope="col">{t('effect.factor')}</th>
              <th scope="col" className="figure">
                {t('effect.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((factor) => {
              const name = scorecard.factors.find(({ code }) => code === factor.code)?.name;
              return (
                <tr key={factor.code}>
                  <th scope="row">{name === undefined ? factor.code : text(name)}</th>
                  <td className="figure">
                    {t('arrow', { before: pointsText(factor.before), after: pointsText(factor.after) })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

function pointsText(points: CustomerPreview['factors'][number]['before']): string {
  return points === null ? '—' : `${points.points}/${points.maxPoints}`;
}
