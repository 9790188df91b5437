import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { receivablesContract } from '#receivables/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Ageing = AnswerOf<typeof receivablesContract.getAgeing>;
export type Behaviour = AnswerOf<typeof receivablesContract.getBehaviour>;
export type Invoice = AnswerOf<typeof receivablesContract.listInvoices>['items'][number];
export type Delivery = AnswerOf<typeof receivablesContract.listDeliveries>['items'][number];
export type Settlement = AnswerOf<typeof receivablesContract.listSettlements>['items'][number];

/** Without a day: as of today. */
export function ageingQuery(code: string, asOf?: string) {
  return queryOptions({
    queryKey: ['ageing', code, asOf],
    queryFn: ({ signal }) => call(receivablesContract.getAgeing, { params: { code }, query: { asOf }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function behaviourQuery(code: string) {
  return queryOptions({
    queryKey: ['behaviour', code],
    queryFn: ({ signal }) => call(receivablesContract.getBehaviour, { params: { code }, signal }),
  });
}

export function collectionQuery(code: string, asOf?: string) {
  return queryOptions({
    queryKey: ['collection', code, asOf],
    queryFn: ({ signal }) => call(receivablesContract.getCollection, { params: { code }, query: { asOf }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function invoicePages(code: string, onlyOpen: boolean) {
  return pagesOf(['invoices', code, onlyOpen], ({ cursor, signal }) =>
    call(receivablesContract.listInvoices, {
      params: { code },
      query: { ...open(onlyOpen), cursor, limit: 200 },
      signal,
    }),
  );
}

export function deliveryPages(code: string, onlyOpen: boolean) {
  return pagesOf(['deliveries', code, onlyOpen], ({ cursor, signal }) =>
    call(receivablesContract.listDeliveries, { params: { code }, query: { ...open(onlyOpen), cursor }, signal }),
  );
}

export function settlementPages(code: string, onlyOpen: boolean) {
  return pagesOf(['settlements', code, onlyOpen], ({ cursor, signal }) =>
    call(receivablesContract.listSettlements, { params: { code }, query: { ...open(onlyOpen), cursor }, signal }),
  );
}

function open(onlyOpen: boolean): { readonly open?: string } {
  return onlyOpen ? { open: 'true' } : {};
}
