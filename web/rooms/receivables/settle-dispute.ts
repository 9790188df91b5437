import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useSettleDispute() {
  return useWrite(({ id, resolution }: { id: string; resolution: string }, idempotencyKey) =>
    call(exposureContract.settleDispute, { params: { id }, body: { resolution }, idempotencyKey }),
  );
}
