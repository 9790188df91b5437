import { assessmentContract } from '#assessment/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type NewStatement = BodyOf<typeof assessmentContract.enterStatement>;

export function useEnterStatement() {
  return useWrite((body: NewStatement, idempotencyKey) =>
    call(assessmentContract.enterStatement, { body, idempotencyKey }),
  );
}
