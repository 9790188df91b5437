import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { WeighedBars } from './WeighedBars.tsx';
import type { Topic, Weightings } from './weights.ts';

type Props = { readonly topic: Topic; readonly weights: Weightings['weights'] };

/** Who has compared, who counts, and what all of them come to together. */
export function MemberPanel({ topic: { topic, criteria, members, combined }, weights }: Props) {
  const { t } = useTranslation('weights');
  const text = useText();
  const { timeZone } = useSession().company;
  return (
    <aside className="panel stack" aria-labelledby="weights-together">
      <h2 id="weights-together" className="panel-title">
        {t('together')}
      </h2>
      {members.length === 0 ? (
        <p className="soft weights-note">{t('noMember')}</p>
      ) : (
        <ul className="weights-members">
          {members.map(({ person, isOwn, enteredAt, weighed }) => (
            <li key={`${person}-${enteredAt}`}>
              <span>
                {person}
                {isOwn && <span className="soft"> {t('you')}</span>}
                <div className="soft figure">{formatInstant(enteredAt, timeZone)}</div>
              </span>
              <StatusTag tone={weighed.isConsistent ? 'fine' : 'soon'}>
                {weighed.isConsistent
                  ? t('counts')
                  : t('countsNot', { ratio: (weighed.consistencyRatio ?? 0).toFixed(3) })}
              </StatusTag>
            </li>
          ))}
        </ul>
      )}
      {combined !== null && <WeighedBars criteria={criteria} weighed={combined} />}
      {topic !== 'dimensions' && (
        <div>
          <h3 className="panel-title">{t('points')}</h3>
          <ul className="weights-members">
            {criteria.map(({ code, name, weight }) => (
              <li key={code}>
                <span>{text(name)}</span>
                <span className="figure">
                  {t('arrow', { before: weight, after: weights.find((one) => one.code === code)?.weight ?? weight })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="soft weights-note">{t('rule')}</p>
    </aside>
  );
}
