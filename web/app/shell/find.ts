import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { customersContract } from '#customers/contract';
import { call } from '../../client/call.ts';
import { groupsFor } from '../navigation.ts';
import { useMay, useSession } from '../session.ts';

export type Found = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly open: () => void;
};

/** Customers by name, code or registration number first, then the pages that the person may open. */
export function useFound(wanted: string): { readonly found: readonly Found[]; readonly isSearching: boolean } {
  const customers = useCustomers(wanted);
  const pages = usePages(wanted);
  return { found: [...customers.found, ...pages], isSearching: customers.isSearching };
}

function useCustomers(wanted: string) {
  const navigate = useNavigate();
  const may = useMay();
  const enabled = wanted !== '' && may('customers:read');
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'found', wanted],
    queryFn: ({ signal }) => call(customersContract.listCustomers, { query: { search: wanted, limit: 8 }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const found = enabled && data ? data.items : [];
  return {
    isSearching: isFetching,
    found: found.map(
      ({ code, name }): Found => ({
        id: `customer-${code}`,
        name,
        note: code,
        open: () => void navigate({ href: `/customers/${encodeURIComponent(code)}` }),
      }),
    ),
  };
}

function usePages(wanted: string): readonly Found[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  return groupsFor(user.scopes)
    .flatMap(({ name, entries }) =>
      entries.map((entry) => ({
        id: `page-${entry.name}`,
        name: t(`nav.${entry.name}`),
        note: t(`nav.${name}`),
        open: () => void navigate({ to: entry.to }),
        searched: `${t(`nav.${entry.name}`)} ${t(`nav.${name}`)} ${entry.to}`.toLowerCase(),
      })),
    )
    .filter(({ searched }) => searched.includes(wanted.toLowerCase()));
}
