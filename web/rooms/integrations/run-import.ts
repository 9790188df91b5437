import { integrationsContract } from '#integrations/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { RunOptions } from './import.ts';

export function useRunImport(id: string) {
  return useWrite((body: RunOptions) => call(integrationsContract.runImport, { params: { id }, body }));
}
