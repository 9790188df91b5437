import { assessmentContract } from '#assessment/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useAssessCustomer(code: string) {
  return useWrite((_: Record<string, never>, idempotencyKey) =>
    call(assessmentContract.assessCustomer, { params: { code }, idempotencyKey }),
  );
}
