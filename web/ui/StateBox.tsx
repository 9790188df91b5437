import type { ReactNode } from 'react';
import './state-box.css';

type Props = {
  readonly title: string;
  readonly children?: ReactNode;
  /** The way on: one or two buttons. */
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
};

/** What a place says when it has nothing to show: what is so, what to do about it, and the way there. */
export function StateBox({ title, children, action, role }: Props) {
  return (
    <div className="state-box" role={role}>
      <p className="state-box-title">{title}</p>
      {children !== undefined && <div className="state-box-text">{children}</div>}
      {action !== undefined && <div className="state-box-action">{action}</div>}
    </div>
  );
}
