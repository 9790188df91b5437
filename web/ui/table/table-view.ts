import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { preference } from '../../app/preferences.ts';
import type { Search } from '../../app/search-params.ts';
import type { Sort } from './column.ts';

/** How the reader arranged the table. Kept in the address, so that the view can be sent to a colleague. */
export type TableView = {
  readonly sort: Sort | undefined;
  /** The chosen values of one column's filter; empty when it is not filtered. */
  readonly chosen: (key: string) => readonly string[];
  readonly change: (to: { readonly sort?: Sort | undefined; readonly filters?: Search }) => void;
};

export function useTableView(): TableView {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(
    () => ({
      sort: readSort(search['sort']),
      chosen: (key) => search[key]?.split(',') ?? [],
      change: ({ sort, filters }) => {
        const next = { ...search, ...filters, sort: sort && (sort.descending ? `-${sort.key}` : sort.key) };
        void navigate({ to: '.', search: next, replace: true });
      },
    }),
    [search, navigate],
  );
}

function readSort(text: string | undefined): Sort | undefined {
  if (text === undefined || text === '' || text === '-') return undefined;
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false };
}

export type Density = 'compact' | 'comfortable';

/** One choice for every table. */
export const density = preference<Density>('density', (stored) => (stored === 'compact' ? 'compact' : 'comfortable'));

const choices = new Map<string, ReturnType<typeof preference<string | undefined>>>();

/** The columns chosen for one table, or undefined: those shown at first. */
export function columnChoice(table: string) {
  const found =
    choices.get(table) ?? preference<string | undefined>(`columns.${table}`, (stored) => stored ?? undefined);
  choices.set(table, found);
  return found;
}
