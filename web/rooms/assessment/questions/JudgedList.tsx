import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import type { Question } from './questions.ts';

/** Who judged what, when, and on what it rests. */
export function JudgedList({ judged }: { readonly judged: NonNullable<Question['judged']> }) {
  const { timeZone } = useSession().company;
  const all = judged.mine === null ? judged.others : [judged.mine, ...judged.others];
  if (all.length === 0) return null;
  return (
    <ul className="judged-list">
      {all.map((one) => (
        <li key={one.judgedBy}>
          <strong className="figure">{one.level}</strong> {one.judgedBy}{' '}
          <span className="soft">
            {formatInstant(one.judgedAt, timeZone)} {one.evidence}
          </span>
        </li>
      ))}
    </ul>
  );
}
