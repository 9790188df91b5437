import { queryOptions } from '@tanstack/react-query';
import { receivablesContract } from '#receivables/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type PaymentHistory = AnswerOf<typeof receivablesContract.getPaymentHistory>;
export type PaymentPromise = PaymentHistory['promises']['items'][number];
export type NewPromise = BodyOf<typeof receivablesContract.recordPromise>;

export function paymentHistoryQuery(code: string) {
  return queryOptions({
    queryKey: ['payment-history', code],
    queryFn: ({ signal }) => call(receivablesContract.getPaymentHistory, { params: { code }, signal }),
  });
}

export function useRecordPromise(code: string) {
  return useWrite((body: NewPromise, idempotencyKey) =>
    call(receivablesContract.recordPromise, { params: { code }, body, idempotencyKey }),
  );
}

export function useWithdrawPromise() {
  return useWrite(({ id, reason }: { readonly id: string; readonly reason: string }, idempotencyKey) =>
    call(receivablesContract.withdrawPromise, { params: { id }, body: { reason }, idempotencyKey }),
  );
}
