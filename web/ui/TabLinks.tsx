import { Link } from '@tanstack/react-router';
import './tab-links.css';

type Props<Tab extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: Tab | undefined;
  readonly nameOf: (tab: Tab) => string;
};

/** The parts of one page as links: each has its address, and the first is the page itself. On a phone they wrap. */
export function TabLinks<Tab extends string>({ label, tabs, current, nameOf }: Props<Tab>) {
  return (
    <nav className="tab-links" aria-label={label}>
      {tabs.map((tab, place) => (
        <Link
          key={tab}
          to="."
          // Leaving a part leaves its sort and filters behind.
          search={{ tab: place === 0 ? undefined : tab }}
          replace
          // Without a tab in the address only the first is open, whatever else stands there.
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          {...(tab === current && { 'aria-current': 'page' as const })}
        >
          {nameOf(tab)}
        </Link>
      ))}
    </nav>
  );
}
