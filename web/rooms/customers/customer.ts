import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { customersContract } from '#customers/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Customer = AnswerOf<typeof customersContract.getCustomer>;
export type TimelineEntry = AnswerOf<typeof customersContract.listTimeline>['items'][number];

export function customerQuery(code: string) {
  return queryOptions({
    queryKey: ['customers', code],
    queryFn: ({ signal }) => call(customersContract.getCustomer, { params: { code }, signal }),
  });
}

/** The few that a typed text finds: for pickers and the search palette. */
export function foundCustomersQuery(search: string) {
  return queryOptions({
    queryKey: ['customers', 'found', search],
    queryFn: ({ signal }) =>
      call(customersContract.listCustomers, { query: search === '' ? { limit: 8 } : { search, limit: 8 }, signal }),
    select: ({ items }): readonly Customer[] => items,
    placeholderData: keepPreviousData,
  });
}

/** Who may look after customers. */
export const salespeopleQuery = queryOptions({
  queryKey: ['salespeople'],
  queryFn: ({ signal }) => call(customersContract.listSalespeople, { signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
});

export function timelinePages(code: string) {
  return pagesOf(['customers', code, 'timeline'], ({ cursor, signal }) =>
    call(customersContract.listTimeline, { params: { code }, query: { cursor, limit: 50 }, signal }),
  );
}
