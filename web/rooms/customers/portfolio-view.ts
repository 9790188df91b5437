import { useMemo } from 'react';
import { useAddress } from '../../app/address.ts';
import { type PortfolioView, portfolioSorts, portfolioStatuses } from '../exposure/position.ts';

/** How the reader arranged the list of customers: kept in the address, so that the view can be sent. */
export function usePortfolioView() {
  const [{ q, status, sort }, change] = useAddress();
  const view = useMemo(
    (): PortfolioView => ({
      search: q === undefined || q.trim() === '' ? undefined : q.trim(),
      status: portfolioStatuses.find((one) => one === status),
      sort: portfolioSorts.find((one) => one === sort) ?? 'name',
    }),
    [q, status, sort],
  );
  return { view, change };
}
