import { useSyncExternalStore } from 'react';
import type { Draft } from './scorecard.ts';

/** A draft belongs to the version that it was drafted from. */
export type KeptDraft = { readonly replaces: string; readonly draft: Draft };

const place = 'headroom.scorecard-draft';
const listeners = new Set<() => void>();
let kept: KeptDraft | null | undefined;

/** The draft lives in this tab: it survives a reload and a look at another page, and nobody else sees it. */
export function keepDraft(draft: KeptDraft | null): void {
  kept = draft;
  if (draft === null) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(draft));
  for (const heard of listeners) heard();
}

export function useKeptDraft(): KeptDraft | null {
  return useSyncExternalStore(listen, read);
}

function listen(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

function read(): KeptDraft | null {
  if (kept === undefined) {
    const text = sessionStorage.getItem(place);
    kept = text === null ? null : (JSON.parse(text) as KeptDraft);
  }
  return kept;
}
