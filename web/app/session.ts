import { type QueryClient, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getSession, getSignInOptions, signOut } from '#team/contract';
import { type AnswerOf, call, readCookie } from '../client/call.ts';
import { ApiProblem } from '../client/problem.ts';

export type Session = AnswerOf<typeof getSession>;
export type Scope = Session['user']['scopes'][number];
export type Role = Session['user']['roles'][number];

/** Who is signed in, or null. Asked once before the first page, then kept. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    // The session's second cookie is the one that scripts may read: without it nobody is signed in.
    if (readCookie(document.cookie, 'headroom_csrf') === undefined) return null;
    try {
      return await call(getSession, { signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
});

/** For everything behind the sign-in page: the router lets nobody in without a session. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('This page was opened without a session.');
  return data;
}

/** May the person do this? The server decides again; this only hides what would be refused. */
export function useMay(): (scope: Scope) => boolean {
  const { scopes } = useSession().user;
  return (scope) => scopes.includes(scope);
}

/** How one may sign in: the only answer that is the same for everybody. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call(getSignInOptions, { signal }),
});

/**
 * Forgets all that the last person saw. The sign-in page, which stands by then, keeps what it is asking for: a query
 * taken from under its page never answers.
 */
export function forgetPerson(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== signInOptionsQuery.queryKey[0] });
  queryClient.getMutationCache().clear();
}

export function useSignOut(leave: () => Promise<void>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call(signOut, {}),
    // First leave, then forget: the pages on the screen cannot stand without a session.
    onSettled: async () => {
      await leave();
      forgetPerson(queryClient);
    },
  });
}
