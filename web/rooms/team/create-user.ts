import { createUser } from '#team/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { NewUser } from './user.ts';

export function useCreateUser() {
  return useWrite((body: NewUser, idempotencyKey) => call(createUser, { body, idempotencyKey }));
}
