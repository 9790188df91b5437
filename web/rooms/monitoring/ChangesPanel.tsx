import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Review, ReviewChange } from './review.ts';
import { useChangeWords } from './change-words.ts';

const tones: Readonly<Record<ReviewChange['direction'], Tone>> = {
  better: 'fine',
  worse: 'act',
  neutral: 'open',
  same: 'quiet',
  not_known: 'soon',
};

/** What changed since the last time, one sentence with its numbers for each figure; what did not, in one line. */
export function ChangesPanel({ review }: { readonly review: Review }) {
  const { t } = useTranslation('monitoring');
  const sentence = useChangeWords();
  const { changes, since, asOf } = review;
  const told = changes.map((change) => ({ change, text: sentence(change) }));
  const moved = told.flatMap(({ change, text }) => (text === undefined ? [] : [{ ...change, text }]));
  const still = told.flatMap(({ change, text }) => (text === undefined ? [change] : []));
  const same = still.filter(({ before }) => before !== null);
  const unknown = still.filter(({ before }) => before === null);
  const names = (some: readonly ReviewChange[]) =>
    some.map(({ figure }) => t(`review.figures.${figure}`)).join(t('review.separator'));
  return (
    <section className="panel" aria-labelledby="review-changes">
      <h2 id="review-changes" className="panel-title">
        {t('review.changed')}
      </h2>
      <p className="warning-basis soft">{t('review.changedNote', { since, asOf })}</p>
      {moved.length === 0 && <p>{t('review.nothingChanged')}</p>}
      <ul className="review-changes">
        {moved.map((change) => (
          <li key={change.figure}>
            <StatusTag tone={tones[change.direction]}>{t(`review.directions.${change.direction}`)}</StatusTag>
            <span>{change.text}</span>
          </li>
        ))}
      </ul>
      {same.length > 0 && <p className="warning-basis soft">{t('review.same', { figures: names(same) })}</p>}
      {unknown.length > 0 && <p className="warning-basis soft">{t('review.unknown', { figures: names(unknown) })}</p>}
    </section>
  );
}
