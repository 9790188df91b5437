import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay, useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { GradeText } from '../../ui/GradeText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { Deadline } from './Deadline.tsx';
import { useCompleteReview } from './handle-review.ts';
import type { Review } from './review.ts';
import { StartReviewDrawer } from './StartReviewDrawer.tsx';

/** When it is due and why, the limit it is about, and the step that comes next. */
export function ReviewActions({ review }: { readonly review: Review }) {
  const { t } = useTranslation('monitoring');
  const { timeZone } = useSession().company;
  const { message } = App.useApp();
  const may = useMay();
  const [{ start }, change] = useAddress();
  const [isCompleting, setCompleting] = useState(false);
  const complete = useCompleteReview(review.id);
  const { id, state, dueOn, daysLeft, because, grade, modelGrade, limit, limitTo, applicationId, warningId, version } =
    review;
  const mayHandle = may('reviews:handle');
  const mayStart = mayHandle && may('applications:write') && (state === 'planned' || state === 'due');
  return (
    <section className="panel stack">
      <dl className="warning-owner">
        <div>
          <dt>{t('review.due')}</dt>
          <dd>{state === 'completed' ? dueOn : <Deadline day={dueOn} daysLeft={daysLeft} />}</dd>
        </div>
        <div>
          <dt>{t('review.because')}</dt>
          <dd>{t(`reviews.causes.${because}`)}</dd>
        </div>
        <div>
          <dt>{t('reviews.grade')}</dt>
          <dd>
            <GradeText grade={grade} modelGrade={modelGrade} />
          </dd>
        </div>
        <div>
          <dt>{t('reviews.limit')}</dt>
          <dd>
            <MoneyText value={limit} />
            {limitTo !== null && (
              <span className="soft">
                {' '}
                · {t('reviews.limitTo')} {limitTo}
              </span>
            )}
          </dd>
        </div>
      </dl>
      {review.startedBy !== null && (
        <div className="soft">
          {t('review.startedBy', { by: review.startedBy, at: formatInstant(review.startedAt, timeZone) })}
        </div>
      )}
      {review.completedBy !== null && (
        <div>
          {t('review.completedBy', { by: review.completedBy, on: review.completedOn })}
          <blockquote className="warning-quote">{review.conclusion}</blockquote>
        </div>
      )}
      {state === 'started' && <div className="soft">{t('review.waiting')}</div>}
      <div className="warning-actions">
        {mayStart && (
          <Button type="primary" onClick={() => change({ start: 'yes' })}>
            {t('reviews.start')}
          </Button>
        )}
        {applicationId !== null && may('applications:read') && (
          <ButtonLink to="/credit/applications/$id" params={{ id: applicationId }}>
            {t('review.toApplication')}
          </ButtonLink>
        )}
        {state === 'started' && mayHandle && (
          <Button onClick={() => setCompleting(true)}>{t('review.complete')}</Button>
        )}
        {warningId !== null && (
          <ButtonLink to="/monitoring/warnings/$id" params={{ id: warningId }}>
            {t('review.toWarning')}
          </ButtonLink>
        )}
      </div>
      {!mayHandle && <div className="soft">{t('review.readOnly')}</div>}
      {mayStart && (
        <StartReviewDrawer review={review} isOpen={start === 'yes'} onClose={() => change({ start: undefined })} />
      )}
      <ReasonDialog
        key={id}
        isOpen={isCompleting}
        title={t('review.completeTitle')}
        action={t('review.complete')}
        label={t('review.conclusion')}
        isPending={complete.isPending}
        error={complete.error}
        room="monitoring"
        onDo={(conclusion) =>
          complete.mutate(
            { version, conclusion },
            {
              onSuccess: () => {
                void message.success(t('review.completed'));
                setCompleting(false);
              },
            },
          )
        }
        onClose={() => setCompleting(false)}
      >
        <div>{t('review.completeNote')}</div>
      </ReasonDialog>
    </section>
  );
}
