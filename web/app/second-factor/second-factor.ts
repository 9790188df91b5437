import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { confirmSecondFactor, getSecondFactor, startSecondFactor, turnOffSecondFactor } from '#team/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { sessionQuery } from '../session.ts';

export type ShownSecret = AnswerOf<typeof startSecondFactor>;

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => call(getSecondFactor, { signal }),
});

export function useStartSecondFactor() {
  return useMutation({ mutationFn: (body: BodyOf<typeof startSecondFactor>) => call(startSecondFactor, { body }) });
}

/** The session is asked again only after the recovery codes were seen: it then leads away from them. */
export function useConfirmSecondFactor() {
  return useMutation({ mutationFn: (body: BodyOf<typeof confirmSecondFactor>) => call(confirmSecondFactor, { body }) });
}

export function useTurnOffSecondFactor() {
  const forget = useForgetSecondFactor();
  return useMutation({
    mutationFn: (body: BodyOf<typeof turnOffSecondFactor>) => call(turnOffSecondFactor, { body }),
    onSuccess: forget,
  });
}

/** What was known about it has changed. */
export function useForgetSecondFactor() {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  };
}
