import { queryOptions } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type CreditCheck = AnswerOf<typeof exposureContract.checkCredit>;
export type CheckRecord = AnswerOf<typeof exposureContract.getCheck>;
export type Path = CheckRecord['path'];
export type Objection = CreditCheck['objections'][number];
export type DocumentType = CreditCheck['document']['type'];
export type Outcome = CreditCheck['outcome'];

export const documentTypes = ['sales_order', 'delivery', 'quotation'] as const satisfies readonly DocumentType[];

export function checkQuery(id: string) {
  return queryOptions({
    queryKey: ['checks', id],
    queryFn: ({ signal }) => call(exposureContract.getCheck, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY, // A decision never changes.
  });
}

export function checkPages(customerCode: string) {
  return pagesOf(['checks', 'of', customerCode], ({ cursor, signal }) =>
    call(exposureContract.listChecks, { query: { customerCode, cursor }, signal }),
  );
}

export type Level = NonNullable<CreditCheck['levels']>[number];
