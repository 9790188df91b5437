import type { Objection } from './check.ts';
import { useObjectionSentence } from './objection-words.ts';
import './failed-rules.css';

type Failed = { readonly strength: 'block' | 'warn' | 'record'; readonly objection: Objection };

/** What was recorded although rules failed, rule by rule; what the policy only notes is quieter. */
export function FailedSentences({ failed }: { readonly failed: readonly Failed[] }) {
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
