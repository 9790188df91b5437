import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Only what may heal by itself is asked again: no answer, or the server's own fault. */
function mayHeal(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ApiProblem && error.status < 500);
}

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayHeal, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
