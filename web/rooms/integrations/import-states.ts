import type { Tone } from '../../ui/StatusTag.tsx';
import type { ImportState, ImportSummary } from './import.ts';

/** How an import stands for who looks at it: one that ended says what of the file went in. */
export type ShownState = ImportState | 'in_part' | 'none_in';

export function shownState({
  state,
  created,
  unchanged,
  rejected,
}: Pick<ImportSummary, 'state' | 'created' | 'unchanged' | 'rejected'>): ShownState {
  if (state !== 'imported' || rejected === 0) return state;
  return created + unchanged === 0 ? 'none_in' : 'in_part';
}

export const stateTones: Readonly<Record<ShownState, Tone>> = {
  uploaded: 'quiet',
  waiting: 'open',
  running: 'open',
  checked: 'open',
  imported: 'fine',
  in_part: 'open',
  none_in: 'act',
  refused: 'act',
  failed: 'act',
  cancelled: 'quiet',
};
