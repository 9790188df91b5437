import { revokeApiKey } from '#team/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useRevokeApiKey() {
  return useWrite((id: string, idempotencyKey) => call(revokeApiKey, { params: { id }, idempotencyKey }));
}
