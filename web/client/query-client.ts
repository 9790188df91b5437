import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Only what may heal by itself is asked again: no answer, or the server's own fault. */
function mayHeal(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ApiProblem && error.status < 500);
}

type Turned = {
  readonly signedOut: () => void;
  /** A second factor is asked for from now on, and the person has none. */
  readonly confined: () => void;
};

export function createQueryClient(away: Turned): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.status === 401) away.signedOut();
    if (error.code === 'second_factor_to_set_up') away.confined();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Without a network a question is answered "no answer" at once, and a write is never kept to go through unasked later.
      queries: {
        staleTime: 10_000,
        retry: mayHeal,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
