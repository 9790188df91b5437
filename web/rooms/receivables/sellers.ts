import { queryOptions, useQuery } from '@tanstack/react-query';
import { receivablesContract } from '#receivables/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type Seller = AnswerOf<typeof receivablesContract.listSellers>['items'][number];

export const sellersQuery = queryOptions({
  queryKey: ['sellers'],
  queryFn: async ({ signal }) => (await call(receivablesContract.listSellers, { signal })).items,
  staleTime: 60_000,
});

/** What a seller is called; its code where nobody set it up. */
export function useSellerName(): (code: string) => string {
  const { data = [] } = useQuery(sellersQuery);
  return (code) => data.find((seller) => seller.code === code)?.name ?? code;
}

export function useAddSeller() {
  return useWrite((body: BodyOf<typeof receivablesContract.addSeller>, idempotencyKey) =>
    call(receivablesContract.addSeller, { body, idempotencyKey }),
  );
}

export function useRenameSeller() {
  return useWrite(({ code, name }: Seller, idempotencyKey) =>
    call(receivablesContract.renameSeller, { params: { code }, body: { name }, idempotencyKey }),
  );
}
