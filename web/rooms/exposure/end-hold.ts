import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type HoldEnding = 'declined' | 'withdrawn';

const doors = { declined: exposureContract.declineHold, withdrawn: exposureContract.withdrawHold } as const;

type Asked = { readonly id: string; readonly how: HoldEnding; readonly reason: string };

export function useEndHold() {
  return useWrite(({ id, how, reason }: Asked, idempotencyKey) =>
    call(doors[how], { params: { id }, body: { reason }, idempotencyKey }),
  );
}
