import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { freshKey } from './call.ts';

const aboutThePerson = ['session', 'sign-in-options'];

/**
 * A write of the business. The same content sent again after no answer came goes under the same key, so that it counts
 * once. When it is through, everything on the screen is asked again: one posting moves many figures.
 */
export function useWrite<Input, Answer>(send: (input: Input, idempotencyKey: string) => Promise<Answer>) {
  const queryClient = useQueryClient();
  const attempt = useRef<{ readonly content: string; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: (input: Input) => {
      const content = JSON.stringify(input);
      if (attempt.current?.content !== content) attempt.current = { content, key: freshKey() };
      return send(input, attempt.current.key);
    },
    onSuccess: () => {
      attempt.current = undefined;
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => !aboutThePerson.includes(String(queryKey[0])),
      });
    },
  });
}
