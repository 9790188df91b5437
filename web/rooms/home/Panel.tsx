import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';

type Asked<Data> = {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

type Props<Data> = {
  readonly title: string;
  /** How many there are in all, beside the title. */
  readonly count?: number | undefined;
  /** The way to the whole list. */
  readonly more?: ReactNode;
  readonly query: Asked<Data>;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
};

/** One thing on the home page: its name, the way to the whole of it, and the four faces of its query. */
export function Panel<Data>({ title, count, more, query, lines = 4, children }: Props<Data>) {
  return (
    <section className="panel home-panel" aria-label={title}>
      <header>
        <h2 className="panel-title">
          {title}
          {count !== undefined && count > 0 && <span className="home-count">{count}</span>}
        </h2>
        {more !== undefined && <div className="home-more">{more}</div>}
      </header>
      {query.error !== null ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={lines} />
      ) : (
        children(query.data)
      )}
    </section>
  );
}

/** Nothing waits: said in one line, not with an empty box. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="soft home-nothing">{children}</p>;
}
