import { integrationsContract } from '#integrations/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useCancelImport(id: string) {
  return useWrite((_: void) => call(integrationsContract.cancelImport, { params: { id } }));
}
