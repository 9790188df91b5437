import { setPassword } from '#team/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useSetPassword(id: string) {
  return useWrite((password: string, idempotencyKey) =>
    call(setPassword, { params: { id }, body: { password }, idempotencyKey }),
  );
}
