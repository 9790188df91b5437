import { useEffect, useSyncExternalStore } from 'react';
import { type Mode, paintDocument } from './palette.ts';
import { preference } from './preferences.ts';

export type Appearance = Mode | 'system';

export const appearance = preference<Appearance>('appearance', (stored) =>
  stored === 'light' || stored === 'dark' ? stored : 'system',
);

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const wantsStillness = window.matchMedia('(prefers-reduced-motion: reduce)');

function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}

/** Whether things may move. Told to the components too, because one whose motion never ends is never done. */
export function useMotion(): boolean {
  return !useMedia(wantsStillness);
}

/** The mode in force now: what the person chose, else what the machine says. */
export function useMode(): Mode {
  const chosen = appearance.use();
  const isDark = useMedia(systemIsDark);
  if (chosen !== 'system') return chosen;
  return isDark ? 'dark' : 'light';
}

/** Used once, at the top of the app. */
export function usePaintedDocument(mode: Mode): void {
  useEffect(() => paintDocument(mode), [mode]);
}

export function initialMode(): Mode {
  const chosen = appearance.get();
  if (chosen !== 'system') return chosen;
  return systemIsDark.matches ? 'dark' : 'light';
}
