import { jobsContract } from '#platform/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useCancelRun() {
  return useWrite((id: string, idempotencyKey) => call(jobsContract.cancelRun, { params: { id }, idempotencyKey }));
}
