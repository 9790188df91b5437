import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform } from '#platform';
import { attachmentsMax, readAttachedFile } from '../external/attached-file.ts';
import {
  type Attachment,
  findAttachment,
  findSameBytes,
  insertAttachment,
  listAttachments,
} from '../store/attachments.ts';
import { onRecord } from './record-external.ts';

type Sent = { readonly fileName: string; readonly bytes: Buffer };

/** Keeps a paper at a record: what it is, its own bytes say. The same bytes again change nothing. */
export function attachFile(
  platform: Platform,
  origin: Origin,
  recordId: string,
  { fileName, bytes }: Sent,
): Promise<Result<Done<Attachment>>> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const input = { recordId, fileName, sha256: sha256.toString('hex') };
  const name = { name: 'assessment.attach_file', may: 'assessments:write', input };
  return onRecord(platform, origin, { name, recordId }, async ({ tx, now, caller, record }, found) => {
    const read = readAttachedFile(fileName, bytes);
    if (!read.ok) return read;
    const before = await findSameBytes(tx, recordId, sha256);
    if (before !== undefined) return ok({ answer: before, effect: 'unchanged' });
    const there = (await listAttachments(tx, found)).filter((one) => one.recordId === recordId);
    if (there.length >= attachmentsMax)
      return refuse('conflict', 'too_many_files', `A record has ${attachmentsMax} attachments at most.`);
    const kept: Attachment = {
      attachmentId: newId(),
      recordId,
      ...read.value,
      sizeBytes: bytes.length,
      addedBy: caller.name,
      addedAt: now,
    };
    await insertAttachment(tx, found, { ...kept, sha256, bytes });
    const { attachmentId, mediaType, sizeBytes } = kept;
    const detail = { recordId, attachmentId, fileName: kept.fileName, mediaType, sizeBytes, sha256: input.sha256 };
    record({ subject: found.customerCode, customerId: found.customerId, detail });
    return ok({ answer: kept, effect: 'created' });
  });
}

export async function readAttachment(
  { database }: Platform,
  attachmentId: string,
): Promise<Result<Attachment & { readonly bytes: Buffer }>> {
  const found = await findAttachment(database.sql, attachmentId);
  return found === undefined
    ? refuse('not_found', 'attachment_not_found', `There is no attachment ${attachmentId}.`)
    : ok(found);
}
