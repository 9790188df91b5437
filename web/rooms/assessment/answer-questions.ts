import { assessmentContract } from '#assessment/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewAnswers = BodyOf<typeof assessmentContract.answerQuestions>;

export function useAnswerQuestions(code: string) {
  return useWrite((body: NewAnswers, idempotencyKey) =>
    call(assessmentContract.answerQuestions, { params: { code }, body, idempotencyKey }),
  );
}
