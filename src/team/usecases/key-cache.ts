import { hash } from 'node:crypto';
import type { Database, KeyCaller } from '#platform';

const keptMs = 5_000;
/** Wrong keys are remembered too, so somebody who sends many of them must not fill the memory. */
const mostKept = 10_000;

type Found = KeyCaller | undefined;
type Lookup = Promise<Found>;

export type KeyCache = {
  /** What was found in the last seconds, at once; or else what `look` finds: asked at once by many, it looks once. */
  get(value: string, now: Date, look: () => Lookup): Found | Lookup;
  clear(): void;
};

const caches = new WeakMap<Database, KeyCache>();

/** One for each database of this process, so that revoking a key reaches whoever remembers it. */
export function keyCacheOf(database: Database): KeyCache {
  const cache = caches.get(database) ?? createCache();
  caches.set(database, cache);
  return cache;
}

type Kept = { readonly until: number; found: Found | Lookup };

function createCache(): KeyCache {
  const kept = new Map<string, Kept>();
  return {
    get(value, now, look) {
      // A value that opens doors is not kept, here as little as in the database.
      const mark = hash('sha256', value, 'base64');
      const known = kept.get(mark);
      if (known !== undefined && now.getTime() < known.until) return known.found;
      if (kept.size >= mostKept) kept.clear();
      const lookup = look();
      const asked: Kept = { until: now.getTime() + keptMs, found: lookup };
      kept.set(mark, asked);
      lookup.then(
        (found) => (asked.found = found),
        // A database that did not answer is no answer about the key.
        () => kept.delete(mark),
      );
      return lookup;
    },
    clear: () => kept.clear(),
  };
}
