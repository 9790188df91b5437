import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { Owner } from '#receivables/usecases';

/** A paper that a release rests on, without its bytes. */
export type HoldPaper = {
  readonly paperId: string;
  readonly holdId: string;
  readonly fileName: string;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly addedBy: string;
  readonly addedAt: Date;
};

const columns = sql`
  paper_id as "paperId", hold_id as "holdId", file_name as "fileName", media_type as "mediaType",
  size_bytes as "sizeBytes", sha256, added_by as "addedBy", added_at as "addedAt"`;

/** The papers of these holds, each hold's oldest first. */
export async function findHoldPapers(db: Sql, holdIds: readonly string[]): Promise<Map<string, HoldPaper[]>> {
  if (holdIds.length === 0) return new Map();
  const { rows } = await sql<HoldPaper>`
    select ${columns} from exposure.hold_papers where hold_id = any(${holdIds}::uuid[]) order by paper_id`.execute(db);
  return Map.groupBy(rows, ({ holdId }) => holdId);
}

export async function insertHoldPaper(
  tx: Tx,
  { creditGroupId, customerId }: Owner,
  one: HoldPaper & { readonly bytes: Buffer },
): Promise<void> {
  await sql`
    insert into exposure.hold_papers
      (credit_group_id, customer_id, hold_id, paper_id, file_name, media_type, size_bytes, sha256, bytes, added_by, added_at)
    values (${creditGroupId}, ${customerId}, ${one.holdId}, ${one.paperId}, ${one.fileName}, ${one.mediaType},
            ${one.sizeBytes}, ${one.sha256}, ${one.bytes}, ${one.addedBy}, ${one.addedAt})`.execute(tx);
}

export async function findHoldPaper(
  db: Sql,
  paperId: string,
): Promise<(HoldPaper & { readonly bytes: Buffer }) | undefined> {
  const { rows } = await sql<HoldPaper & { bytes: Buffer }>`
    select ${columns}, bytes from exposure.hold_papers where paper_id = ${paperId}`.execute(db);
  return rows[0];
}
