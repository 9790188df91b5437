import { changeUser } from '#team/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';
import type { UserChange } from './user.ts';

export function useChangeUser(id: string) {
  return useWrite((body: UserChange, idempotencyKey) => call(changeUser, { params: { id }, body, idempotencyKey }));
}
