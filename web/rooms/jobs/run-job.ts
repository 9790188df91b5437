import { jobsContract } from '#platform/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useRunJob() {
  return useWrite((name: string, idempotencyKey) => call(jobsContract.runJob, { params: { name }, idempotencyKey }));
}
