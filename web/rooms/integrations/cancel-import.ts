import { integrationsContract } from '#integrations/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { Import } from './import.ts';

export function useCancelImport(id: string) {
  return useWrite<void, Import>(() => call(integrationsContract.cancelImport, { params: { id } }));
}
