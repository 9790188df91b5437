import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { exposureContract } from '#exposure/contract';
import { call } from '../../client/call.ts';
import { positionQuery } from './position.ts';

const everyMs = 5_000;

/** 自动更新: the hold desk is read again as soon as anything happens to a hold; until then only a mark is asked for. */
export function useLiveHolds(): void {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['hold-mark'],
    queryFn: ({ signal }) => call(exposureContract.getHoldMark, { signal }),
    refetchInterval: everyMs,
  });
  useOnChange(data?.mark, () => void queries.invalidateQueries({ queryKey: ['holds'] }));
}

/** Everything that is shown of a customer is read again when its position moved. */
export function useLivePosition(code: string, { enabled }: { readonly enabled: boolean }): void {
  const queries = useQueryClient();
  const { data } = useQuery({ ...positionQuery(code), refetchInterval: everyMs, enabled });
  const mark = data && JSON.stringify([data.version, data.limit, data.limitStatus]);
  useOnChange(
    mark,
    () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes(code) && !(queryKey[0] === 'position' && queryKey.length === 2),
      }),
  );
}

/** Not at the first value: that is what is shown already. */
function useOnChange(mark: string | undefined, changed: () => void): void {
  const before = useRef(mark);
  const run = useEffectEvent(changed);
  useEffect(() => {
    if (before.current !== undefined && mark !== undefined && before.current !== mark) run();
    if (mark !== undefined) before.current = mark;
  }, [mark]);
}
