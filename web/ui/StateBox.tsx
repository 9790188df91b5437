import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';
import './state-box.css';

type Props = {
  readonly title: string;
  readonly children?: ReactNode;
  /** The way on: one or two buttons. */
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
  /** The whole page is in this state: its title is the page's title. */
  readonly isPage?: boolean;
};

/** What a place says when it has nothing to show: what is so, what to do about it, and the way there. */
export function StateBox({ title, children, action, role, isPage = false }: Props) {
  usePageTitle(isPage ? title : undefined);
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="state-box" role={role}>
      <Title className="state-box-title">{title}</Title>
      {children !== undefined && <div className="state-box-text">{children}</div>}
      {action !== undefined && <div className="state-box-action">{action}</div>}
    </div>
  );
}
