import { createHash } from 'node:crypto';
import { attachmentsMax, readAttachedFile } from '#assessment';
import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand, type SentFile } from '#platform';
import { findHoldPaper, findHoldPapers, type HoldPaper, insertHoldPaper } from '../store/hold-papers.ts';
import { findHold } from '../store/holds.ts';

/** Keeps a paper with a hold, before it is released or afterwards. The same bytes again change nothing. */
export function attachEvidence(
  platform: Platform,
  origin: Origin,
  holdId: string,
  { fileName, bytes }: SentFile,
): Promise<Result<Done<HoldPaper>>> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const hash = sha256.toString('hex');
  const command = {
    name: 'exposure.attach_evidence',
    may: 'holds:release',
    input: { holdId, fileName, sha256: hash },
  } as const;
  return runCommand(platform, origin, command, async ({ tx, now, caller, record }) => {
    const hold = await findHold(tx, holdId);
    if (hold === undefined) return refuse('not_found', 'hold_not_found', `There is no hold ${holdId}.`);
    if (hold.status === 'superseded')
      return refuse('conflict', 'hold_superseded', 'This document was checked again: its newest hold takes the paper.');
    const read = readAttachedFile(fileName, bytes);
    if (!read.ok) return read;
    const owner = (await lockCustomers(tx, [hold.customerCode])).get(hold.customerCode) ?? hold;
    const there = (await findHoldPapers(tx, [holdId])).get(holdId) ?? [];
    const before = there.find((paper) => paper.sha256.equals(sha256));
    if (before !== undefined) return ok({ answer: before, effect: 'unchanged' });
    if (there.length >= attachmentsMax)
      return refuse('conflict', 'too_many_files', `A hold has ${attachmentsMax} papers at most.`);
    const kept: HoldPaper = {
      paperId: newId(),
      holdId,
      ...read.value,
      sizeBytes: bytes.length,
      sha256,
      addedBy: caller.name,
      addedAt: now,
    };
    await insertHoldPaper(tx, owner, { ...kept, bytes });
    const { paperId, mediaType, sizeBytes } = kept;
    record({
      subject: `${hold.document.type} ${hold.document.number}`,
      customerId: hold.customerId,
      detail: { holdId, paperId, fileName: kept.fileName, mediaType, sizeBytes, sha256: hash },
    });
    return ok({ answer: kept, effect: 'created' });
  });
}

export async function readEvidence(
  { database }: Platform,
  paperId: string,
): Promise<Result<HoldPaper & { readonly bytes: Buffer }>> {
  const found = await findHoldPaper(database.sql, paperId);
  return found === undefined ? refuse('not_found', 'evidence_not_found', `There is no paper ${paperId}.`) : ok(found);
}
