import { monitoringContract } from '#monitoring/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useStartReview(id: string) {
  return useWrite((body: BodyOf<typeof monitoringContract.startReview>, idempotencyKey) =>
    call(monitoringContract.startReview, { params: { id }, body, idempotencyKey }),
  );
}

export function useCompleteReview(id: string) {
  return useWrite((body: BodyOf<typeof monitoringContract.completeReview>, idempotencyKey) =>
    call(monitoringContract.completeReview, { params: { id }, body, idempotencyKey }),
  );
}
