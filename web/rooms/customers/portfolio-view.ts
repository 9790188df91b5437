import { useMemo } from 'react';
import { utilisationBands } from '#exposure/contract';
import { useAddress } from '../../app/address.ts';
import { type PortfolioView, portfolioSorts, portfolioStatuses } from '../exposure/position.ts';
import { buckets } from '../receivables/buckets.ts';

/** What a chart or a link narrowed the list to: said above the list, and taken away one by one. */
export const narrowings = ['owner', 'grade', 'bucket', 'utilisation', 'industry', 'groupOf'] as const;
export type Narrowing = (typeof narrowings)[number];

/** How the reader arranged the list of customers: kept in the address, so that the view can be sent. */
export function usePortfolioView() {
  const [{ q, status, sort, owner, grade, bucket, utilisation, industry, groupOf }, change] = useAddress();
  const view = useMemo(
    (): PortfolioView => ({
      search: q === undefined || q.trim() === '' ? undefined : q.trim(),
      status: portfolioStatuses.find((one) => one === status),
      sort: portfolioSorts.find((one) => one === sort) ?? 'name',
      owner: owners.find((one) => one === owner),
      grade,
      bucket: buckets.find((one) => one === bucket),
      utilisation: utilisationBands.find((one) => one === utilisation),
      industry,
      groupOf,
    }),
    [q, status, sort, owner, grade, bucket, utilisation, industry, groupOf],
  );
  return { view, change };
}

export const owners = ['me', 'nobody'] as const;
