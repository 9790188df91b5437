import type { Sql } from '../postgres/database.ts';
import { contentHash, type Seal, sealHash } from './entry.ts';
import { findEntryAfterSeal, listSealedEntries, listSeals, listUnsealedEntries, type StoredEntry } from './store.ts';

export type AuditFinding =
  | {
      readonly kind: 'entry_changed' | 'entry_removed' | 'entry_added';
      readonly entryId: string;
      readonly sealNo: number | null;
    }
  | { readonly kind: 'seal_changed' | 'seal_removed'; readonly sealNo: number };

export type AuditVerdict = {
  readonly entries: number;
  readonly seals: number;
  readonly unsealed: number;
  /** Noted outside the database, it proves later that no seal was cut off the end. */
  readonly lastSealHash: string | null;
  readonly finding: AuditFinding | null;
};

const sealsPerStep = 100;

/**
 * Walks every entry and seal in order and names the first that was changed, removed or slipped in. In one snapshot of
 * the database, so that what is sealed meanwhile does not look like a gap.
 */
export function verifyAudit(db: Sql): Promise<AuditVerdict> {
  return db.transaction().setIsolationLevel('repeatable read').execute(walk);
}

async function walk(db: Sql): Promise<AuditVerdict> {
  let entries = 0;
  let previous: { sealNo: number; hash: Buffer } = { sealNo: 0, hash: Buffer.alloc(32) };
  for (;;) {
    const seals = await listSeals(db, previous.sealNo, sealsPerStep);
    const [first] = seals;
    const last = seals.at(-1);
    if (first === undefined || last === undefined) break;
    const stored = new Map(
      (await listSealedEntries(db, first.sealNo, last.sealNo)).map((row) => [row.entry.entryId, row]),
    );
    for (const seal of seals) {
      const finding = checkSeal(seal, previous) ?? checkEntries(seal, stored);
      if (finding !== null) return verdict(finding);
      for (const entryId of seal.entryIds) stored.delete(entryId);
      entries += seal.entryIds.length;
      previous = seal;
    }
    for (const { entry, sealNo } of stored.values())
      return verdict({ kind: 'entry_added', entryId: entry.entryId, sealNo });
  }
  // Entries that claim a seal after the last one: it was cut off the end.
  const orphan = await findEntryAfterSeal(db, previous.sealNo);
  if (orphan !== undefined) return verdict({ kind: 'seal_removed', sealNo: orphan });
  const unsealed = await listUnsealedEntries(db);
  const changed = unsealed.find((row) => !contentHash(row.entry).equals(row.contentHash));
  return verdict(
    changed === undefined ? null : { kind: 'entry_changed', entryId: changed.entry.entryId, sealNo: null },
    unsealed.length,
  );

  function verdict(finding: AuditFinding | null, unsealedCount = 0): AuditVerdict {
    const lastSealHash = previous.sealNo === 0 ? null : previous.hash.toString('hex');
    return { entries: entries + unsealedCount, seals: previous.sealNo, unsealed: unsealedCount, lastSealHash, finding };
  }
}

function checkSeal(seal: Seal & { hash: Buffer }, previous: { sealNo: number; hash: Buffer }): AuditFinding | null {
  if (seal.sealNo !== previous.sealNo + 1) return { kind: 'seal_removed', sealNo: previous.sealNo + 1 };
  const intact = seal.previousHash.equals(previous.hash) && sealHash(seal).equals(seal.hash);
  return intact ? null : { kind: 'seal_changed', sealNo: seal.sealNo };
}

function checkEntries(seal: Seal, stored: ReadonlyMap<string, StoredEntry>): AuditFinding | null {
  for (const [index, entryId] of seal.entryIds.entries()) {
    const row = stored.get(entryId);
    if (row === undefined || row.sealNo !== seal.sealNo) return { kind: 'entry_removed', entryId, sealNo: seal.sealNo };
    const sealedHash = seal.entryHashes[index];
    if (sealedHash === undefined || !contentHash(row.entry).equals(sealedHash)) {
      return { kind: 'entry_changed', entryId, sealNo: seal.sealNo };
    }
  }
  return null;
}
