import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { GradeText } from '../../ui/GradeText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import { PointsBars } from '../assessment/PointsBars.tsx';
import type { Application } from './application.ts';

type Props = { readonly assessment: NonNullable<Application['assessment']>; readonly customerCode: string };

/** The grade and where its points come from, dimension by dimension; then what is doubtful or not known. */
export function AssessmentPanel({ assessment, customerCode }: Props) {
  const { t } = useTranslation('approvals');
  const text = useText();
  const { grade, override, score, gradeOfScore, caps, knownPercent, dimensions, doubts, asOf } = assessment;
  return (
    <section className="panel stack" aria-labelledby="assessment">
      <div className="application-panel-head">
        <h2 id="assessment" className="panel-title">
          {t('page.assessment')}
        </h2>
        <ButtonLink size="small" to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'assessment' }}>
          {t('page.toAssessment')}
        </ButtonLink>
      </div>
      <dl className="figures">
        <div>
          <dt>{t('page.grade')}</dt>
          <dd>
            <strong>
              <GradeText grade={grade} modelGrade={override?.modelGrade} />
            </strong>
          </dd>
        </div>
        <div>
          <dt>{t('page.score')}</dt>
          <dd className="figure">{score === null ? '—' : t('page.scoreOf', { score })}</dd>
        </div>
      </dl>
      {override !== null && (
        <p className="application-note">
          {t('page.overridden', {
            by: override.by,
            model: override.modelGrade,
            validTo: override.validTo,
            because: text(override.reasonName),
            reason: override.reason,
          })}
        </p>
      )}
      {caps.length > 0 && (
        <div>
          {gradeOfScore !== null && <div>{t('page.gradeOfScore', { grade: gradeOfScore })}</div>}
          <ul className="application-list">
            {caps.map((cap) => (
              <li key={cap.en}>
                <StatusTag tone="soon">{text(cap)}</StatusTag>
              </li>
            ))}
          </ul>
        </div>
      )}
      <PointsBars rows={dimensions.map(({ code, name, ...points }) => ({ key: code, name: text(name), ...points }))} />
      <p className="soft application-note">
        {t('page.known', { percent: knownPercent })} · {t('page.asOf', { day: asOf })}
      </p>
      <div>
        <h3 className="application-subtitle">{t('page.doubts')}</h3>
        {doubts.length === 0 ? (
          <p className="soft application-note">{t('page.noDoubts')}</p>
        ) : (
          <ul className="application-doubts">
            {doubts.map((doubt) => (
              <li key={doubt.code}>{text(doubt.text)}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
