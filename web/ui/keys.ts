import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * One key and what it does now; `name` is what the list of shortcuts says. Without `run` it is only listed: the focused
 * element itself answers to it (Enter on a row), and a button elsewhere keeps its own Enter.
 */
export type KeyBinding = { readonly key: string; readonly name: string; readonly run?: () => void };

type Group = { readonly current: readonly KeyBinding[] };

/** What is on the screen now, the latest first. */
let groups: readonly Group[] = [];
const listeners = new Set<() => void>();

function change(to: readonly Group[]): void {
  groups = to;
  for (const listener of listeners) listener();
}

/** Binds keys for as long as the component is on the screen; the latest binding of a key wins. */
export function useKeys(wanted: readonly KeyBinding[]): void {
  const group = useRef(wanted);
  useEffect(() => {
    group.current = wanted;
  });
  useEffect(() => {
    change([group, ...groups]);
    return () => change(groups.filter((one) => one !== group));
  }, []);
}

/** Each key once, with what it does here and now. */
export function useKeyBindings(): readonly KeyBinding[] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
  const all = now.flatMap(({ current }) => current);
  return all.filter(({ key }, index) => all.findIndex((one) => one.key === key) === index);
}

const placesToType = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="combobox"]';

/** Listens once, for the whole app. Never takes a key from somebody who is typing or from an open dialog. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const withCommand = event.ctrlKey || event.metaKey;
      const pressed = withCommand ? `mod+${event.key.toLowerCase()}` : event.key;
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.altKey || event.isComposing) return;
      if (!withCommand && (target.closest(placesToType) !== null || isDialogOpen())) return;
      const binding = groups.flatMap(({ current }) => current).find(({ key }) => key === pressed);
      if (binding?.run === undefined) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])') !== null;
}
