import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
type Asked = { readonly cursor?: string; readonly signal: AbortSignal };

/**
 * A list with cursor paging as one query: `data` is every row loaded so far, `fetchNextPage` loads more.
 * `useInfiniteQuery(pagesOf(['holds'], ({ cursor, signal }) => call(listHolds, { query: { cursor }, signal })))`
 */
export function pagesOf<Item>(queryKey: QueryKey, load: (asked: Asked) => Promise<Page<Item>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam === null ? { signal } : { cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Item>) => last.nextCursor,
    select: ({ pages }): readonly Item[] => pages.flatMap(({ items }) => items),
  });
}
