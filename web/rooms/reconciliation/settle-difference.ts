import { reconciliationContract } from '#reconciliation/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

type Settling = BodyOf<typeof reconciliationContract.settleDifference>;

export function useSettleDifference(asOf: string) {
  return useWrite((body: Settling, idempotencyKey) =>
    call(reconciliationContract.settleDifference, { params: { asOf }, body, idempotencyKey }),
  );
}
