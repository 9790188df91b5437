import type { z } from 'zod';
import { decisionPath } from '../credit-check.ts';
import { readSnapshot } from '../snapshot.ts';
import type { exposureContract as doors } from './contract.ts';
import { presentPath } from './present-check.ts';

type CheckAnswer = z.input<typeof doors.checkCredit.answer>;

/**
 * A decision with its path. The path is read from the snapshot, rules included, that was kept with the decision: a
 * later policy does not move it, and the order check does not write twice what it knew.
 */
export function presentRecord(kept: {
  readonly answer: unknown;
  readonly snapshot: unknown;
}): z.input<typeof doors.getCheck.answer> {
  const { facts, request } = readSnapshot(kept.snapshot);
  const { requestedBy = '' } = kept.snapshot as { requestedBy?: string };
  const path = presentPath(decisionPath(facts, request));
  return { ...(kept.answer as CheckAnswer), path, requestedBy, snapshot: kept.snapshot };
}
