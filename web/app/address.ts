import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search-params.ts';

/** The view that stands in the address (tab, search, filters), and how to change a part of it without a new page. */
export function useAddress(): readonly [Search, (change: Search) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (to: Search) => {
      void navigate({ to: '.', search: (before: Search) => ({ ...before, ...to }), replace: true });
    },
    [navigate],
  );
  return [search, change];
}
