import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 639px)');

/** Where tables become cards. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      phone.addEventListener('change', changed);
      return () => phone.removeEventListener('change', changed);
    },
    () => phone.matches,
  );
}
