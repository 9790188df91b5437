import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Question = AnswerOf<typeof assessmentContract.getJudgements>['questions'][number];
export type Level = BodyOf<typeof assessmentContract.settleJudgement>['level'];
type Sent = BodyOf<typeof assessmentContract.judgeCustomer>;
export type SentAnswer = Sent['answers'][number];
type Settled = BodyOf<typeof assessmentContract.settleJudgement> & { readonly question: string };

export function questionsQuery(code: string) {
  return queryOptions({
    queryKey: ['assessments', code, 'judgements'],
    queryFn: ({ signal }) => call(assessmentContract.getJudgements, { params: { code }, signal }),
    select: ({ questions }): readonly Question[] => questions,
  });
}

export function useJudge(code: string) {
  return useWrite((body: Sent, idempotencyKey) =>
    call(assessmentContract.judgeCustomer, { params: { code }, body, idempotencyKey }),
  );
}

export function useSettle(code: string) {
  return useWrite(({ question, ...body }: Settled, idempotencyKey) =>
    call(assessmentContract.settleJudgement, { params: { code, question }, body, idempotencyKey }),
  );
}
