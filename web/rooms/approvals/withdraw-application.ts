import { approvalsContract } from '#approvals/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useWithdraw(id: string) {
  return useWrite((body: BodyOf<typeof approvalsContract.withdraw>, idempotencyKey) =>
    call(approvalsContract.withdraw, { params: { id }, body, idempotencyKey }),
  );
}
