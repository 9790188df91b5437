import { useSyncExternalStore } from 'react';

/** What one person chose on one machine (language, light or dark, columns): kept in the browser, never needed. */
export type Preference<Value> = {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly use: () => Value;
};

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** A stored text; `read` turns what was stored (or null) into a value and must accept anything. */
export function preference<Value extends string | undefined>(
  key: string,
  read: (stored: string | null) => Value,
): Preference<Value> {
  const storedKey = `headroom.${key}`;
  const get = () => {
    try {
      return read(localStorage.getItem(storedKey));
    } catch {
      return read(null); // Storage may be switched off; the choice then lasts as long as the page.
    }
  };
  const set = (value: Value) => {
    try {
      if (value === undefined) localStorage.removeItem(storedKey);
      else localStorage.setItem(storedKey, value);
    } catch {
      // As above: the app works without a memory.
    }
    for (const listener of listeners) listener();
  };
  return { get, set, use: () => useSyncExternalStore(subscribe, get) };
}
