import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import type { Warning } from './warning.ts';

/** What the policy suggests at this line, and what was done, each with the way to it. */
export function MeasuresPanel({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation('monitoring');
  const may = useMay();
  const { measures, froze, isFrozen, applicationId, reviewId } = warning;
  const isNothing = !froze && applicationId === null && reviewId === null;
  return (
    <section className="panel" aria-labelledby="warning-measures">
      <h2 id="warning-measures" className="panel-title">
        {t('page.done')}
      </h2>
      {isNothing && <p className="warning-basis soft">{t('page.nothingDone')}</p>}
      <ul className="warning-done">
        {froze && <li>{t(isFrozen ? 'page.froze' : 'page.frozenEnded')}</li>}
        {applicationId !== null && (
          <li>
            {t('list.lowerLimit')}
            {may('applications:read') && (
              <Link to="/credit/applications/$id" params={{ id: applicationId }}>
                {t('page.toApplication')}
              </Link>
            )}
          </li>
        )}
        {reviewId !== null && (
          <li>
            {t('list.reviewing')}
            {may('reviews:read') && (
              <Link to="/monitoring/reviews/$id" params={{ id: reviewId }}>
                {t('page.toReview')}
              </Link>
            )}
          </li>
        )}
      </ul>
      <p className="warning-basis">
        <span className="soft">{t('page.policy')}</span>{' '}
        {measures.map((measure) => t(`page.measures.${measure}`)).join(' · ')}
      </p>
    </section>
  );
}
