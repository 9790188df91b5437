import type { Item } from './items.ts';
import { useObjectionSentence } from './objection-words.ts';
import './failed-rules.css';

/** What was recorded although rules failed, rule by rule; what the policy only notes is quieter. */
export function FailedSentences({ failed }: { readonly failed: NonNullable<Item['failed']> }) {
  const sentence = useObjectionSentence();
  return (
    <ul className="failed-rules">
      {failed.map(({ objection, strength }, place) => (
        <li key={`${objection.code}-${place}`} className={strength === 'record' ? 'soft' : undefined}>
          {sentence(objection)}
        </li>
      ))}
    </ul>
  );
}
