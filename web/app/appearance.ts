import { useEffect, useSyncExternalStore } from 'react';
import { type Mode, paintDocument } from './palette.ts';
import { preference } from './preferences.ts';

export type Appearance = Mode | 'system';

export const appearance = preference<Appearance>('appearance', (stored) =>
  stored === 'light' || stored === 'dark' ? stored : 'system',
);

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function useSystemMode(): Mode {
  return useSyncExternalStore(
    (changed) => {
      systemIsDark.addEventListener('change', changed);
      return () => systemIsDark.removeEventListener('change', changed);
    },
    () => (systemIsDark.matches ? 'dark' : 'light'),
  );
}

/** The mode in force now: what the person chose, else what the machine says. */
export function useMode(): Mode {
  const chosen = appearance.use();
  const system = useSystemMode();
  return chosen === 'system' ? system : chosen;
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
