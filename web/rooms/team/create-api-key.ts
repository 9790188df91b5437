import { createApiKey } from '#team/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { NewApiKey } from './api-key.ts';

export function useCreateApiKey() {
  return useWrite((body: NewApiKey, idempotencyKey) => call(createApiKey, { body, idempotencyKey }));
}
