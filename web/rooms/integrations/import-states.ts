import type { Tone } from '../../ui/StatusTag.tsx';
import type { ImportState } from './import.ts';

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  uploaded: 'quiet',
  waiting: 'open',
  running: 'open',
  checked: 'open',
  imported: 'fine',
  refused: 'act',
  failed: 'act',
  cancelled: 'quiet',
};
