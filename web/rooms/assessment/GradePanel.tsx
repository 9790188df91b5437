import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant, formatPercent } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import { Replay } from '../replay/Replay.tsx';
import { RunningOverride } from './overrides/RunningOverride.tsx';
import type { Assessment } from './assessment.ts';
import { useCapName } from './cap-words.ts';
import { PointsBars } from './PointsBars.tsx';
import { qualityTones } from './QualityPanel.tsx';

/** The grade first, then what holds it down, then where the points are from. */
export function GradePanel({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation('assessment');
  const { t: common } = useTranslation();
  const text = useText();
  const capName = useCapName();
  const { timeZone } = useSession().company;
  const { grade, score, gradeByScore, caps, knownPercent, dimensions, limitBasis } = assessment;
  // A card for some customers may ask nothing of a dimension.
  const asked = dimensions.filter(({ maxPoints }) => maxPoints > 0);
  return (
    <section className="panel stack" aria-labelledby="grade">
      <h2 id="grade" className="panel-title">
        {t('latest')}
      </h2>
      <dl className="figures">
        <div>
          <dt>{t('grade')}</dt>
          <dd>
            <strong className="grade-letter">{grade}</strong>
            {assessment.modelGrade !== undefined && (
              <div className="grade-model">
                <StatusTag tone="soon">{common('grade.overridden', { grade: assessment.modelGrade })}</StatusTag>
              </div>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('score')}</dt>
          <dd className="figure">{t('scoreOf', { score })}</dd>
        </div>
        {assessment.variant && (
          <div>
            <dt>{t('variant')}</dt>
            <dd>{text(assessment.variant.name)}</dd>
          </div>
        )}
        {assessment.scoreBand && (
          <div>
            <dt>{t('quality.band')}</dt>
            <dd className="figure">
              {assessment.scoreBand.low}–{assessment.scoreBand.high}
              <span className="soft grade-band">
                {assessment.scoreBand.worst === assessment.scoreBand.best
                  ? assessment.scoreBand.best
                  : `${assessment.scoreBand.worst}–${assessment.scoreBand.best}`}
              </span>
            </dd>
          </div>
        )}
        {assessment.quality && (
          <div>
            <dt>{t('quality.title')}</dt>
            <dd>
              <StatusTag tone={qualityTones[assessment.quality.grade]}>
                {t(`quality.grades.${assessment.quality.grade}`)}
              </StatusTag>
            </dd>
          </div>
        )}
        {typeof assessment.pd === 'number' && (
          <div>
            <dt>{t('pd')}</dt>
            <dd className="figure">{formatPercent(assessment.pd, 2)}</dd>
          </div>
        )}
        <div>
          <dt>{t('known')}</dt>
          <dd className="figure">{knownPercent}%</dd>
        </div>
        <div>
          <dt>{t('netAssets')}</dt>
          <dd>
            <MoneyText value={limitBasis.netAssets} />
          </dd>
        </div>
        <div>
          <dt>{t('yearlySales')}</dt>
          <dd>
            <MoneyText value={limitBasis.yearlySales} />
          </dd>
        </div>
      </dl>
      <RunningOverride assessment={assessment} />
      {caps.length > 0 && (
        <div>
          <div>{t('capped', { grade: gradeByScore })}</div>
          <ul className="assessment-caps">
            {caps.map(({ when, atMost }) => (
              <li key={when}>
                <StatusTag tone="soon">{capName(when)}</StatusTag> <span>{t('atMost', { grade: atMost })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <PointsBars
        rows={asked.map(({ dimension, ...points }) => ({
          key: dimension,
          name: t(`dimensions.${dimension}` as 'dimensions.soft'),
          ...points,
        }))}
      />
      <p className="soft assessment-note">
        {t('by', {
          name: assessment.assessedBy,
          at: formatInstant(assessment.assessedAt, timeZone),
          version: assessment.policyVersion,
        })}
      </p>
      <Replay id={assessment.id} />
    </section>
  );
}
