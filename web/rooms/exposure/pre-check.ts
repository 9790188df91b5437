import { useMutation } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';

export type PreCheck = AnswerOf<typeof exposureContract.preCheck>;

/** Asks and writes nothing: no key, and nothing on the screen has to be asked again. */
export function usePreCheck() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof exposureContract.preCheck>) => call(exposureContract.preCheck, { body }),
  });
}
