import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { noticesContract } from '#notices/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Notice = AnswerOf<typeof noticesContract.listNotices>['items'][number];

const secondsBetweenPolls = 45;

/** What waits for the reader. Asked while the page is looked at, and when the reader comes back to it. */
export const waitingQuery = queryOptions({
  queryKey: ['waiting'],
  queryFn: ({ signal }) => call(noticesContract.countWaiting, { signal }),
  refetchInterval: secondsBetweenPolls * 1000,
  staleTime: 15_000,
});

export const noticePages = pagesOf(['notices'], ({ cursor, signal }) =>
  call(noticesContract.listNotices, { query: { cursor, limit: 20 }, signal }),
);

export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, andOlder }: { readonly id: string; readonly andOlder: boolean }) =>
      call(noticesContract.markRead, { params: { id }, body: { andOlder } }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['notices'] }),
        queryClient.invalidateQueries({ queryKey: ['waiting'] }),
      ]),
  });
}
