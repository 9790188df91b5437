import { useMutation } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { integrationsContract } from '#integrations/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Spread = AnswerOf<typeof assessmentContract.spreadStatements>;
export type SpreadRow = Spread['rows'][number];
export type SpreadAsked = BodyOf<typeof assessmentContract.spreadStatements>;
export type Sheets = SpreadAsked['sheets'];
export type SpreadPeriod = Spread['periods'][number];
export type ReviewedSpread = BodyOf<typeof assessmentContract.saveSpread>;

export function useReadSheets() {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      return call(integrationsContract.readSheets, { form });
    },
  });
}

export function useSpread() {
  return useMutation({ mutationFn: (body: SpreadAsked) => call(assessmentContract.spreadStatements, { body }) });
}

export function useSaveSpread() {
  return useWrite((body: ReviewedSpread, idempotencyKey) =>
    call(assessmentContract.saveSpread, { body, idempotencyKey }),
  );
}
