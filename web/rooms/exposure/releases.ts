import { useRef, useState } from 'react';
import type { Hold } from './hold.ts';
import { type ReleaseTerms, useAttachEvidence, useReleaseHold } from './release-hold.ts';

export type ReleaseResult = { readonly hold: Hold; readonly released?: Hold; readonly error?: unknown };

export type Releases = ReturnType<typeof useReleases>;

/** Releases one hold after the other for the same reason; what one refuses does not stop the next. */
export function useReleases() {
  const release = useReleaseHold();
  const attach = useAttachEvidence();
  const [results, setResults] = useState<readonly ReleaseResult[]>([]);
  const [isRunning, setRunning] = useState(false);
  const attached = useRef(new Map<string, File>());
  const run = async (holds: readonly Hold[], terms: ReleaseTerms, paper?: File): Promise<readonly ReleaseResult[]> => {
    setRunning(true);
    let done: readonly ReleaseResult[] = [];
    for (const hold of holds) {
      done = [...done, await releaseOne(hold, terms, paper)];
      setResults(done);
    }
    setRunning(false);
    return done;
  };
  // The paper first: what is released without its evidence cannot be taken back.
  const releaseOne = async (hold: Hold, terms: ReleaseTerms, paper?: File): Promise<ReleaseResult> => {
    try {
      if (paper !== undefined && attached.current.get(hold.id) !== paper) {
        await attach.mutateAsync({ id: hold.id, file: paper });
        attached.current.set(hold.id, paper);
      }
      return { hold, released: await release.mutateAsync({ id: hold.id, ...terms }) };
    } catch (error) {
      return { hold, error };
    }
  };
  // What stands in the way of all of them: the first says it.
  const isRefused = !isRunning && results.every(({ released }) => released === undefined);
  const refusal = isRefused ? results[0]?.error : undefined;
  return { run, isRunning, results, refusal, forget: () => setResults([]) };
}
