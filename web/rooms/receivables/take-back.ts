import { exposureContract } from '#exposure/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export function useWriteOff() {
  return useWrite((body: BodyOf<typeof exposureContract.postWriteOff>, idempotencyKey) =>
    call(exposureContract.postWriteOff, { body, idempotencyKey }),
  );
}

type Return = { readonly id: string } & BodyOf<typeof exposureContract.returnDelivery>;

export function useReturnDelivery() {
  return useWrite(({ id, ...body }: Return, idempotencyKey) =>
    call(exposureContract.returnDelivery, { params: { id }, body, idempotencyKey }),
  );
}

export function useReverseSettlement() {
  return useWrite(({ id, reason }: { id: string; reason: string }, idempotencyKey) =>
    call(exposureContract.reverseSettlement, { params: { id }, body: { reason }, idempotencyKey }),
  );
}

type Transfer = { readonly id: string } & BodyOf<typeof exposureContract.transferInvoice>;

export function useTransferInvoice() {
  return useWrite(({ id, ...body }: Transfer, idempotencyKey) =>
    call(exposureContract.transferInvoice, { params: { id }, body, idempotencyKey }),
  );
}
