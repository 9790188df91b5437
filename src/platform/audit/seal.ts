import type { Database } from '../postgres/database.ts';
import { listUnsealed, lockLastSeal, saveSeal } from './store.ts';

const entriesPerSeal = 5_000;
/** What the first seal is bound to. */
const genesis = Buffer.alloc(32);

/**
 * Binds the entries that no seal holds yet into the chain. Runs every few seconds and at shutdown, apart from the
 * commands, so that no write waits for another. Returns how many entries it sealed.
 */
export async function sealAudit(database: Database, now: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await database.sql.transaction().execute(async (tx) => {
      const last = await lockLastSeal(tx);
      const entries = await listUnsealed(tx, entriesPerSeal);
      if (entries.length === 0) return 0;
      await saveSeal(tx, {
        sealNo: (last?.sealNo ?? 0) + 1,
        sealedAt: now,
        entryIds: entries.map((entry) => entry.entryId),
        entryHashes: entries.map((entry) => entry.contentHash),
        previousHash: last?.hash ?? genesis,
      });
      return entries.length;
    });
    sealed += count;
    if (count < entriesPerSeal) return sealed;
  }
}
