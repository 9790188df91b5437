import { sql } from 'kysely';
import type { Sql } from '#platform';

type Part = { readonly importId: string; readonly partNo: number; readonly bytes: Uint8Array; readonly now: Date };

export async function savePart(db: Sql, { importId, partNo, bytes, now }: Part): Promise<void> {
  await sql`
    insert into imports.file_parts (import_id, part_no, received_at, bytes)
    values (${importId}, ${partNo}, ${now}, ${Buffer.from(bytes)})`.execute(db);
}

/** The file from its beginning, one part in memory at a time. */
export async function* readParts(db: Sql, importId: string): AsyncGenerator<Uint8Array> {
  for (let partNo = 0; ; partNo += 1) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from imports.file_parts where import_id = ${importId} and part_no = ${partNo}`.execute(db);
    if (rows[0] === undefined) return;
    yield rows[0].bytes;
  }
}

export async function hasParts(db: Sql, importId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from imports.file_parts where import_id = ${importId} limit 1`.execute(db);
  return rows.length > 0;
}

export async function dropParts(db: Sql, importId: string): Promise<void> {
  await sql`delete from imports.file_parts where import_id = ${importId}`.execute(db);
}

/** Forgets files that nobody came back for, and parts of uploads that broke off. Returns how many parts went. */
export async function dropOldParts(db: Sql, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from imports.file_parts part
     where received_at < ${before}
       and not exists (select from imports.runs run
                        where run.import_id = part.import_id and run.state in ('waiting', 'running'))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
