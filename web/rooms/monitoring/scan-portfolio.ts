import { monitoringContract } from '#monitoring/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useScan() {
  return useWrite((_: null, idempotencyKey) => call(monitoringContract.scanPortfolio, { idempotencyKey }));
}
