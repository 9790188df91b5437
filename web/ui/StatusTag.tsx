import type { ReactNode } from 'react';
import './status-tag.css';

/** `act`: act now. `soon`: needs a look soon. `fine`: in force. `quiet`: history. `open`: under way. */
export type Tone = 'act' | 'soon' | 'fine' | 'quiet' | 'open';

/** A shape for each tone, so that the tag is read without its colour. */
const shapes: Readonly<Record<Tone, ReactNode>> = {
  act: <path d="M6 1 11.5 11h-11z" />,
  soon: <path d="M6 .5 11.5 6 6 11.5.5 6z" />,
  fine: <path d="M1.5 6.5 4.8 9.8 10.5 2.8" fill="none" stroke="currentColor" strokeWidth="2" />,
  quiet: <path d="M1.5 6h9" fill="none" stroke="currentColor" strokeWidth="2" />,
  open: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
};

export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`status-tag status-${tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
