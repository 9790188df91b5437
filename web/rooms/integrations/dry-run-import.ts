import { integrationsContract } from '#integrations/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { RunOptions } from './import.ts';

export function useDryRunImport(id: string) {
  return useWrite((body: RunOptions) => call(integrationsContract.dryRunImport, { params: { id }, body }));
}
