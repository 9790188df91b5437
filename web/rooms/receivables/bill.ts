import { exposureContract } from '#exposure/contract';
import { receivablesContract } from '#receivables/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import { useWrite } from '../../client/use-write.ts';

export type Bill = AnswerOf<typeof receivablesContract.listBills>['items'][number];
export type BillStepBody = BodyOf<typeof exposureContract.stepBill>;

export const billFilters = ['open', 'held', 'endorsed', 'discounted', 'honoured', 'dishonoured'] as const;
export type BillFilter = (typeof billFilters)[number];

export const billSteps = ['honour', 'endorse', 'discount', 'dishonour'] as const;
export type BillStepName = (typeof billSteps)[number];

export function billPages(state: BillFilter, customerCode?: string) {
  return pagesOf(['bills', state, customerCode], ({ cursor, signal }) =>
    call(receivablesContract.listBills, { query: { state, customerCode, cursor, limit: 100 }, signal }),
  );
}

export function useStepBill() {
  return useWrite(({ id, ...body }: BillStepBody & { readonly id: string }, idempotencyKey) =>
    call(exposureContract.stepBill, { params: { id }, body, idempotencyKey }),
  );
}

/** What it can still come to: with us anything, passed on with recourse only its end. */
export function stepsOf({ state, withRecourse }: Pick<Bill, 'state' | 'withRecourse'>): readonly BillStepName[] {
  if (state === 'held') return billSteps;
  return (state === 'endorsed' || state === 'discounted') && withRecourse === true ? ['honour', 'dishonour'] : [];
}
