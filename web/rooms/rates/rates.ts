import { queryOptions, useQuery } from '@tanstack/react-query';
import { ratesContract } from '#rates/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import { useMay } from '../../app/session.ts';

export type Rate = AnswerOf<typeof ratesContract.listRates>['items'][number];
export type UsedRate = NonNullable<Pick<Rate, 'type' | 'day' | 'rate'>> & {
  readonly from: string;
  readonly to: string;
};
export type NewRates = BodyOf<typeof ratesContract.enterRates>;
export type NewRate = NewRates['items'][number];

export const rateTypes = ['spot', 'planning', 'month_end'] as const satisfies readonly Rate['type'][];
export const units = [1, 10, 100, 1000, 10_000] as const satisfies readonly NewRate['units'][];

export type RateView = { readonly type?: Rate['type'] | undefined; readonly corrected: boolean };

export function ratePages({ type, corrected }: RateView) {
  return pagesOf(['rates', type ?? 'all', corrected], ({ cursor, signal }) =>
    call(ratesContract.listRates, { query: { cursor, type, corrected: corrected ? 'true' : 'false' }, signal }),
  );
}

const spotRates = queryOptions({
  queryKey: ['rates', 'currencies'],
  queryFn: ({ signal }) => call(ratesContract.listRates, { query: { type: 'spot', limit: 200 }, signal }),
  select: ({ items }) => [...new Set(items.map(({ currency }) => currency))].toSorted(),
  staleTime: 60_000,
});

/** In which other currencies a document can be counted: those that the table has a spot rate of. */
export function useRatedCurrencies(own: string): readonly string[] {
  const { data = [] } = useQuery({ ...spotRates, enabled: useMay()('limits:read') });
  return data.filter((currency) => currency !== own);
}
