import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type Assessment, type Explanation, explanationQuery } from './assessment.ts';
import { BridgeChart } from './BridgeChart.tsx';
import { useCapName } from './cap-words.ts';
import { useFactorValue } from './factor-words.ts';
import { NextGrade } from './NextGrade.tsx';

/** Why the score is what it is: what carried it, what cost it most, what changed, and the way up. */
export function WhyPanel({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation('assessment');
  const query = useQuery(explanationQuery(assessment.id));
  return (
    <section className="panel stack" aria-labelledby="why">
      <h2 id="why" className="panel-title">
        {t('why.title')}
      </h2>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <>
          <div className="why-columns">
            <Factors title={t('why.best')} codes={query.data.best} assessment={assessment} tone="fine" />
            <Factors title={t('why.worst')} codes={query.data.worst} assessment={assessment} tone="soon" />
            <NextGrade next={query.data.next} assessment={assessment} />
          </div>
          <Since since={query.data.since} assessment={assessment} />
        </>
      )}
    </section>
  );
}

type FactorsProps = {
  readonly title: string;
  readonly codes: readonly string[];
  readonly assessment: Assessment;
  readonly tone: 'fine' | 'soon';
};

function Factors({ title, codes, assessment, tone }: FactorsProps) {
  const { t } = useTranslation('assessment');
  const valueOf = useFactorValue(assessment.customerCode);
  const shown = codes.flatMap((code) => assessment.factors.find((factor) => factor.code === code) ?? []);
  return (
    <div>
      <h3 className="why-title">{title}</h3>
      {shown.length === 0 && <p className="soft assessment-note">{t('why.none')}</p>}
      <ol className="why-list">
        {shown.map((factor) => (
          <li key={factor.code}>
            <span>
              {t(`factors.names.${factor.code}` as 'factors.names.roe')}
              <span className="soft">
                {' '}
                {factor.because === null ? valueOf(factor) : t(`because.${factor.because}` as 'because.no_statement')}
              </span>
            </span>
            <StatusTag tone={tone}>
              {tone === 'fine'
                ? `${factor.points} / ${factor.maxPoints}`
                : t('why.lost', { points: factor.maxPoints - (factor.points ?? 0) })}
            </StatusTag>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Since({ since, assessment }: { readonly since: Explanation['since']; readonly assessment: Assessment }) {
  const { t } = useTranslation('assessment');
  const capName = useCapName();
  if (since === null) return <p className="soft assessment-note">{t('why.first')}</p>;
  const caps = (codes: readonly string[]) => codes.map(capName).join(t('why.comma'));
  return (
    <div>
      <h3 className="why-title">{t('why.since', { day: since.asOf, grade: since.grade, now: assessment.grade })}</h3>
      {since.otherPolicy && <p className="soft assessment-note">{t('why.otherPolicy')}</p>}
      {since.capsNew.length > 0 && <p className="assessment-note">{t('why.capsNew', { caps: caps(since.capsNew) })}</p>}
      {since.capsGone.length > 0 && (
        <p className="assessment-note">{t('why.capsGone', { caps: caps(since.capsGone) })}</p>
      )}
      {since.steps.length === 0 ? (
        <p className="soft assessment-note">{t('why.unchanged')}</p>
      ) : (
        <BridgeChart since={since} />
      )}
    </div>
  );
}
