import type { ReactNode } from 'react';
import { noValue } from '../format.ts';
import './timeline.css';

export type TimelineItem = {
  readonly key: string;
  /** Already formatted by the company's clock. */
  readonly at: string;
  readonly who: string;
  readonly what: ReactNode;
  readonly why?: string | undefined;
  /** What changed, with the figures as they were that day. */
  readonly changes?: readonly { readonly name: string; readonly before?: ReactNode; readonly after: ReactNode }[];
};

/** The history of one thing, newest first: what happened, who, why, before → after. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map(({ key, at, who, what, why, changes = [] }) => (
        <li key={key}>
          <div className="timeline-head">
            <time className="figure">{at}</time>
            <span className="soft">{who}</span>
          </div>
          <div>{what}</div>
          {why !== undefined && <blockquote>{why}</blockquote>}
          {changes.length > 0 && (
            <dl>
              {changes.map(({ name, before, after }) => (
                <div key={name}>
                  <dt className="soft">{name}</dt>
                  <dd className="figure">{before === undefined ? after : <Change before={before} after={after} />}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

function Change({ before, after }: { readonly before: ReactNode; readonly after: ReactNode }) {
  return (
    <>
      <span className="soft">{before ?? noValue}</span> → {after ?? noValue}
    </>
  );
}
