import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Assessment } from './assessment.ts';
import { useFactorValue } from './factor-words.ts';

/**
 * Every line of the scorecard. What is not known is said with its reason, and has the points of its worst; what others
 * judged is shown to who judges too once they have.
 */
export function FactorTable({
  assessment: { customerCode, factors, dimensions },
}: {
  readonly assessment: Assessment;
}) {
  const { t } = useTranslation('assessment');
  const valueOf = useFactorValue(customerCode);
  return (
    <section className="panel" aria-labelledby="factors">
      <h2 id="factors" className="panel-title">
        {t('factors.title')}
      </h2>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t('factors.factor')}</th>
            <th scope="col" className="assessment-figure">
              {t('factors.value')}
            </th>
            <th scope="col" className="assessment-figure">
              {t('factors.points')}
            </th>
          </tr>
        </thead>
        {dimensions
          .filter(({ maxPoints }) => maxPoints > 0)
          .map(({ dimension, points, maxPoints }) => (
            <tbody key={dimension}>
              <tr className="assessment-part">
                <th scope="rowgroup" colSpan={2}>
                  {t(`dimensions.${dimension}` as 'dimensions.soft')}
                </th>
                <td className="assessment-figure">
                  {points ?? noValue} / {maxPoints}
                </td>
              </tr>
              {factors
                .filter((factor) => factor.dimension === dimension)
                .map((factor) => (
                  <tr key={factor.code}>
                    <th scope="row">{t(`factors.names.${factor.code}` as 'factors.names.roe')}</th>
                    <td className="assessment-figure">
                      {valueOf(factor)}
                      {factor.because !== null && (
                        <div className="assessment-because">
                          <StatusTag tone="soon">{t(`because.${factor.because}` as 'because.no_statement')}</StatusTag>
                        </div>
                      )}
                    </td>
                    <td className="assessment-figure">
                      {factor.points ?? noValue} / {factor.maxPoints}
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
      </table>
    </section>
  );
}
