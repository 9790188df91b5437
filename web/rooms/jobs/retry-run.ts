import { jobsContract } from '#platform/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useRetryRun() {
  return useWrite((id: string, idempotencyKey) => call(jobsContract.retryRun, { params: { id }, idempotencyKey }));
}
