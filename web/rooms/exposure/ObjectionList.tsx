import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Objection } from './check.ts';
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

/** In a row of a table: a tag for each. */
export function ObjectionTags({ objections }: { readonly objections: readonly Objection[] }) {
  const tag = useObjectionTag();
  return (
    <span className="tags">
      {objections.map((objection) => (
        <StatusTag key={objection.code} tone={grave.includes(objection.code) ? 'act' : 'soon'}>
          {tag(objection)}
        </StatusTag>
      ))}
    </span>
  );
}
