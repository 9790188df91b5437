import { StatusTag } from '../../ui/StatusTag.tsx';
import { useDaysLeft } from './warning-words.ts';

/** A day by which something must be done; what is late says so in word, shape and colour. */
export function Deadline({ day, daysLeft }: { readonly day: string; readonly daysLeft: number }) {
  const inWords = useDaysLeft();
  return (
    <span className="deadline">
      <time className="figure">{day}</time>
      {daysLeft <= 0 ? (
        <StatusTag tone={daysLeft < 0 ? 'act' : 'soon'}>{inWords(daysLeft)}</StatusTag>
      ) : (
        <span className="soft">{inWords(daysLeft)}</span>
      )}
    </span>
  );
}
