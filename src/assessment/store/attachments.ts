import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { MediaType } from '../external/attached-file.ts';
import type { Owner } from './statements.ts';

/** A paper of a record, without its bytes. */
export type Attachment = {
  readonly attachmentId: string;
  readonly recordId: string;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly addedBy: string;
  readonly addedAt: Date;
};

const columns = sql`
  attachment_id as "attachmentId", record_id as "recordId", file_name as "fileName", media_type as "mediaType",
  size_bytes as "sizeBytes", added_by as "addedBy", added_at as "addedAt"`;

/** Every paper of a customer, the oldest first. */
export async function listAttachments(db: Sql, { creditGroupId, customerId }: Owner): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    select ${columns} from assessment.attachments
     where credit_group_id = ${creditGroupId} and customer_id = ${customerId} order by attachment_id`.execute(db);
  return rows;
}

/** The same bytes again at the same record. */
export async function findSameBytes(db: Sql, recordId: string, sha256: Buffer): Promise<Attachment | undefined> {
  const { rows } = await sql<Attachment>`
    select ${columns} from assessment.attachments where record_id = ${recordId} and sha256 = ${sha256}`.execute(db);
  return rows[0];
}

export async function insertAttachment(
  tx: Tx,
  owner: Owner,
  one: Attachment & { readonly sha256: Buffer; readonly bytes: Buffer },
): Promise<void> {
  await sql`
    insert into assessment.attachments
      (credit_group_id, customer_id, record_id, attachment_id, file_name, media_type, size_bytes, sha256, bytes, added_by, added_at)
    values (${owner.creditGroupId}, ${owner.customerId}, ${one.recordId}, ${one.attachmentId}, ${one.fileName},
            ${one.mediaType}, ${one.sizeBytes}, ${one.sha256}, ${one.bytes}, ${one.addedBy}, ${one.addedAt})`.execute(
    tx,
  );
}

/** With its bytes; not of a record that was withdrawn. */
export async function findAttachment(
  db: Sql,
  attachmentId: string,
): Promise<(Attachment & { readonly bytes: Buffer }) | undefined> {
  const { rows } = await sql<Attachment & { bytes: Buffer }>`
    select ${columns}, bytes from assessment.attachments a
     where attachment_id = ${attachmentId}
       and exists (select from assessment.external_records r
                    where r.record_id = a.record_id and r.withdrawn_at is null)`.execute(db);
  return rows[0];
}
