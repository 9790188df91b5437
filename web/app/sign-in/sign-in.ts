import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { createFirstAdministrator, type getSignInOptions, signIn } from '#team/contract';
import { sessionQuery } from '../session.ts';

export type DemoUser = AnswerOf<typeof getSignInOptions>['demoUsers'][number];

type Credentials = BodyOf<typeof signIn>;
type FirstAdministrator = BodyOf<typeof createFirstAdministrator>;

export function useSignIn() {
  const enter = useEnter();
  return useMutation({ mutationFn: (body: Credentials) => call(signIn, { body }), onSuccess: enter });
}

export function useSetFirstAdministrator() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (body: FirstAdministrator) => call(createFirstAdministrator, { body }),
    onSuccess: enter,
  });
}

/** Back to where the person was going, but only inside this app: `//elsewhere` is another site. */
function useEnter() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { returnTo = '/' } = useSearch({ strict: false });
  return async () => {
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
    await queryClient.fetchQuery(sessionQuery);
    await navigate({ href: isInside(returnTo) ? returnTo : '/', replace: true });
  };
}

function isInside(address: string): boolean {
  return address.startsWith('/') && !/^\/[/\\]/.test(address) && !address.startsWith('/sign-in');
}
