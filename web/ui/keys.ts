import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One key and what it does now; `name` is what the list of shortcuts says. */
export type KeyBinding = { readonly key: string; readonly name: string; readonly run: () => void };

let bindings: readonly KeyBinding[] = [];
const listeners = new Set<() => void>();

function change(to: readonly KeyBinding[]): void {
  bindings = to;
  for (const listener of listeners) listener();
}

/** Binds keys for as long as the component is on the screen; the latest binding of a key wins. */
export function useKeys(wanted: readonly KeyBinding[]): void {
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  const names = wanted.map(({ key, name }) => `${key}\t${name}`).join('\n');
  useEffect(() => {
    const mine =
      names === ''
        ? []
        : names.split('\n').map((line): KeyBinding => {
            const [key = '', name = ''] = line.split('\t');
            return { key, name, run: () => latest.current.find((one) => one.key === key)?.run() };
          });
    change([...mine, ...bindings]);
    return () => change(bindings.filter((one) => !mine.includes(one)));
  }, [names]);
}

export function useKeyBindings(): readonly KeyBinding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => bindings,
  );
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
      const binding = bindings.find(({ key }) => key === pressed);
      if (binding === undefined) return;
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
