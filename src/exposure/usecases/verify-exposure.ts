import type { Platform } from '#platform';
import { countPositions, type Difference, findDifferences } from '../store/verify.ts';
import { findDrawDifferences } from '../store/verify-draws.ts';
import { findOriginalDifferences } from '../store/verify-originals.ts';
import { findDueDayDifferences } from '../store/verify-due-days.ts';
import { findMarkDifferences } from '../store/verify-marks.ts';
import { findPartDifferences } from '../store/verify-parts.ts';
import { findStandingDifferences } from '../store/verify-standing.ts';

export type ExposureVerdict = { readonly positions: number; readonly differences: readonly Difference[] };

/** Recomputes every position from its entries and from its documents, in one snapshot of the database. */
export function verifyExposure({ database }: Pick<Platform, 'database'>): Promise<ExposureVerdict> {
  return database.sql
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      positions: await countPositions(tx),
      differences: [
        ...(await findDifferences(tx)),
        ...(await findDueDayDifferences(tx)),
        ...(await findDrawDifferences(tx)),
        ...(await findMarkDifferences(tx)),
        ...(await findOriginalDifferences(tx)),
        ...(await findPartDifferences(tx)),
        ...(await findStandingDifferences(tx)),
      ],
    }));
}
