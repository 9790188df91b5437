import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Command, RowOutcome } from './command.ts';

/**
 * One audit entry for many rows: what they came to, and the hash by which the very rows can be recognised again.
 * A chunk that changed nothing leaves no trace.
 */
export function recordChunk(
  command: Command,
  subject: string,
  rows: readonly unknown[],
  outcomes: readonly RowOutcome[],
): void {
  const counts = { created: 0, unchanged: 0, refused: 0 };
  for (const outcome of outcomes) counts['refusal' in outcome ? 'refused' : outcome.effect] += 1;
  if (counts.created === 0) return;
  const rowsHash = createHash('sha256').update(canonicalJson(rows)).digest('hex');
  command.record({ subject, detail: { rows: rows.length, ...counts, rowsHash } });
}
