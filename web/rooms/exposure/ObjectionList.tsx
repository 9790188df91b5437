import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Objection } from './check.ts';
import type { Hold } from './hold.ts';
import { reasonName } from './rule-words.ts';
import { useObjectionSentence, useObjectionTag } from './objection-words.ts';

const grave: readonly Objection['code'][] = ['blacklisted', 'customer_inactive'];

/** Every reason, each with its figures. */
export function ObjectionList({ objections, warnings = [] }: Reasons) {
  return (
    <>
      <Sentences title="reasons" of={objections} />
      <Sentences title="warnings" of={warnings} />
    </>
  );
}

type Reasons = { readonly objections: readonly Objection[]; readonly warnings?: readonly Objection[] | undefined };

function Sentences({ title, of }: { readonly title: 'reasons' | 'warnings'; readonly of: readonly Objection[] }) {
  const { t } = useTranslation('exposure');
  const sentence = useObjectionSentence();
  if (of.length === 0) return null;
  return (
    <div>
      <h3>{t(`result.${title}`)}</h3>
      <ul className={title === 'reasons' ? 'objections' : undefined}>
        {of.map((objection, place) => (
          <li key={`${objection.code}-${place}`}>{sentence(objection)}</li>
        ))}
      </ul>
    </div>
  );
}

type Now = Hold['now'] | undefined;

/** In a row of a table: a tag for each; one that does not stand any more stays, as cleared. */
export function ObjectionTags({ objections, now }: { readonly objections: readonly Objection[]; readonly now?: Now }) {
  const tag = useObjectionTag();
  const { t } = useTranslation('exposure');
  const isCleared = (objection: Objection) => now?.cleared.includes(reasonName(objection)) === true;
  const all = [...objections, ...(now?.added ?? [])];
  return (
    <span className="tags">
      {all.map((objection, place) => (
        <StatusTag
          key={`${objection.code}-${place}`}
          tone={isCleared(objection) ? 'quiet' : grave.includes(objection.code) ? 'act' : 'soon'}
        >
          {isCleared(objection) ? t('tags.cleared', { tag: tag(objection) }) : tag(objection)}
        </StatusTag>
      ))}
    </span>
  );
}
