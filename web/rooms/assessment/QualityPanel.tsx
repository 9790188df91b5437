import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { type Assessment, explanationQuery, type Quality } from './assessment.ts';
import { useFindingText } from './finding-words.ts';

export const qualityTones: Readonly<Record<Quality['grade'], Tone>> = {
  reliable: 'fine',
  fair: 'open',
  doubtful: 'soon',
  unreliable: 'act',
};

const severityTones: Readonly<Record<Quality['findings'][number]['severity'], Tone>> = {
  minor: 'quiet',
  material: 'soon',
  serious: 'act',
};

/** How far the figures may be trusted, and every reason why not. */
export function QualityPanel({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation('assessment');
  const textOf = useFindingText();
  const { data } = useQuery(explanationQuery(assessment.id));
  if (data === undefined) return null;
  const { quality, qualityCounts } = data;
  return (
    <section className="panel" aria-labelledby="quality">
      <h2 id="quality" className="panel-title">
        {t('quality.title')}
      </h2>
      {quality === null ? (
        <p className="soft assessment-note">{t('quality.noStatement')}</p>
      ) : (
        <>
          <p className="assessment-note">
            <StatusTag tone={qualityTones[quality.grade]}>{t(`quality.grades.${quality.grade}`)}</StatusTag>{' '}
            <span className="soft">
              {t('quality.demerits', { demerits: quality.demerits })}
              {t(qualityCounts ? 'quality.counts' : 'quality.countsNot', { margin: quality.scoreMargin })}
            </span>
          </p>
          {quality.findings.length === 0 ? (
            <p className="soft assessment-note">{t('quality.nothing')}</p>
          ) : (
            <ul className="quality-findings">
              {quality.findings.map((finding) => (
                <li key={`${finding.code}${finding.periodEnd}${finding.line ?? finding.part ?? ''}`}>
                  <StatusTag tone={severityTones[finding.severity]}>
                    {t(`quality.severities.${finding.severity}`)}
                  </StatusTag>
                  <span>
                    {textOf(finding)} <span className="soft figure">{finding.periodEnd}</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
