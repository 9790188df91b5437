import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type causes, exposureContract } from '#exposure/contract';
import { type AnswerOf, addressOf, call, type Given } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Position = AnswerOf<typeof exposureContract.getPosition>;
export type PortfolioItem = AnswerOf<typeof exposureContract.listPositions>['items'][number];
export type LedgerEntry = AnswerOf<typeof exposureContract.listEntries>['items'][number];

export const portfolioStatuses = ['active', 'overdue', 'over_limit', 'frozen', 'blacklisted', 'inactive'] as const;
export const portfolioSorts = ['name', 'code', 'headroom', 'utilisation', 'exposure', 'overdue'] as const;

type PortfolioQuery =
  Given<typeof exposureContract.listPositions> extends { readonly query?: infer Query } ? NonNullable<Query> : never;

/** How a list of customers is narrowed and ordered, as the API takes it. */
export type PortfolioView = Omit<PortfolioQuery, 'limit' | 'cursor'>;

export function positionQuery(code: string) {
  return queryOptions({
    queryKey: ['position', code],
    queryFn: ({ signal }) => call(exposureContract.getPosition, { params: { code }, query: { with: 'marks' }, signal }),
  });
}

/** Customers with their positions, as the reader arranged them. */
export function portfolioPages(view: PortfolioView) {
  return {
    ...pagesOf(['positions', view], ({ cursor, signal }) =>
      call(exposureContract.listPositions, { query: { ...view, cursor }, signal }),
    ),
    placeholderData: keepPreviousData,
  };
}

/** Which lines of a ledger are seen, as it stands in the address. */
export type LedgerView = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cause?: LedgerEntryCause | undefined;
  readonly document?: string | undefined;
};

export type LedgerEntryCause = (typeof causes)[number];

export function ledgerPages(code: string, view: LedgerView) {
  return {
    ...pagesOf(['position', code, 'entries', view], ({ cursor, signal }) =>
      call(exposureContract.listEntries, { params: { code }, query: { ...view, cursor }, signal }),
    ),
    placeholderData: keepPreviousData,
  };
}

/** The same lines as a file, all of them. */
export function ledgerFileAddress(
  code: string,
  query: LedgerView & { readonly format: string; readonly language: string },
) {
  return addressOf(exposureContract.exportEntries.path, { params: { code }, query });
}
