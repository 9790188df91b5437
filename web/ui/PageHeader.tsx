import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';
import './page-header.css';

type Props = {
  readonly title: string;
  /** The object's code and state, beside the title. */
  readonly beside?: ReactNode;
  /** One sentence beneath: what this page is for. */
  readonly note?: ReactNode;
  /** The one main action, on the right; lesser ones before it. */
  readonly action?: ReactNode;
};

/** The first thing on every page. Also names the browser's tab. */
export function PageHeader({ title, beside, note, action }: Props) {
  usePageTitle(title);
  return (
    <header className="page-header">
      <div className="page-header-words">
        <h1>{title}</h1>
        {beside !== undefined && <div className="page-header-beside">{beside}</div>}
        {note !== undefined && <p>{note}</p>}
      </div>
      {action !== undefined && <div className="page-header-action">{action}</div>}
    </header>
  );
}
