import { useQuery } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import type { Hold } from './hold.ts';

type Answer = AnswerOf<typeof exposureContract.previewRelease>;

export type Preview = ReturnType<typeof useReleasePreview>;

/** Before a release: what it goes on covering; of many at once also which may be released now, what they come to, and why not the rest. */
export function useReleasePreview(holds: readonly Hold[]) {
  const holdIds = holds.map(({ id }) => id);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['holds', 'release-preview', holdIds],
    queryFn: ({ signal }) => call(exposureContract.previewRelease, { body: { holdIds }, signal }),
    enabled: holds.length > 0,
    staleTime: 0,
  });
  const whyNot = new Map<string, Answer['items'][number]>(
    (data?.items ?? []).filter((item) => item.whyNot !== null).map((item) => [item.holdId, item]),
  );
  const known = holds.length === 1 || data !== undefined;
  return {
    passing: known ? holds.filter(({ id }) => !whyNot.has(id)) : [],
    refused: [...whyNot.values()],
    sums: data?.sums ?? [],
    covers: data?.covers ?? null,
    error,
    again: () => void refetch(),
    isPending: holds.length > 1 && isPending,
  };
}
