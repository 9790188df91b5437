import { useState } from 'react';
import type { Hold } from './hold.ts';
import { type ReleaseTerms, useReleaseHold } from './release-hold.ts';

export type ReleaseResult = { readonly hold: Hold; readonly released?: Hold; readonly error?: unknown };

export type Releases = ReturnType<typeof useReleases>;

/** Releases one hold after the other for the same reason; what one refuses does not stop the next. */
export function useReleases() {
  const release = useReleaseHold();
  const [results, setResults] = useState<readonly ReleaseResult[]>([]);
  const [isRunning, setRunning] = useState(false);
  const run = async (holds: readonly Hold[], terms: ReleaseTerms): Promise<readonly ReleaseResult[]> => {
    setRunning(true);
    let done: readonly ReleaseResult[] = [];
    for (const hold of holds) {
      done = [...done, await releaseOne(hold, terms)];
      setResults(done);
    }
    setRunning(false);
    return done;
  };
  const releaseOne = async (hold: Hold, terms: ReleaseTerms): Promise<ReleaseResult> => {
    try {
      return { hold, released: await release.mutateAsync({ id: hold.id, ...terms }) };
    } catch (error) {
      return { hold, error };
    }
  };
  return { run, isRunning, results, forget: () => setResults([]) };
}
