import { sql } from 'kysely';
import type { Sql, Statement } from '../postgres/database.ts';
import { asTable } from '../postgres/rows.ts';
import { type AuditEntry, contentOf, type Seal, sealHash } from './entry.ts';

/** Appends the entries of one command. Called inside that command's transaction. */
export async function appendEntries(db: Sql, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length > 0) await entriesInsert(entries).execute(db);
}

const givenColumns = {
  entry_id: 'uuid',
  at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'text',
  actor_name: 'text',
  command: 'text',
  customer_id: 'uuid',
  subject: 'text',
  detail: 'jsonb',
  content_hash: 'bytea',
} as const;

/** The insert of entries, one or more, to be sent with other writes. */
export function entriesInsert(entries: readonly AuditEntry[]): Statement {
  const rows = entries.map((entry) => {
    const { detail, hash } = contentOf(entry);
    return {
      entry_id: entry.entryId,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_id: entry.actorId,
      actor_name: entry.actorName,
      command: entry.command,
      customer_id: entry.customerId,
      subject: entry.subject,
      detail,
      content_hash: hash,
    };
  });
  const given = asTable(rows, givenColumns);
  return sql`
    insert into platform.audit_entries
      (entry_id, at, actor_kind, actor_id, actor_name, command, customer_id, subject, detail, content_hash)
    select * from ${given}`;
}

type EntryRow = Omit<AuditEntry, 'detail'> & { detail: unknown; contentHash: Buffer; sealNo: number | null };
export type StoredEntry = { readonly entry: AuditEntry; readonly contentHash: Buffer; readonly sealNo: number | null };

const entryColumns = sql`
  entry_id as "entryId", at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", command,
  customer_id as "customerId", subject, detail, content_hash as "contentHash", seal_no as "sealNo"`;

function fromRow({ contentHash: hash, sealNo, ...entry }: EntryRow): StoredEntry {
  return { entry, contentHash: hash, sealNo };
}

/** The newest entries about one customer, newest first; `before` is the last entry id of the page above. */
export async function listCustomerEntries(db: Sql, customerId: string, limit: number, before?: string) {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from platform.audit_entries
     where customer_id = ${customerId} and (${before ?? null}::uuid is null or entry_id < ${before ?? null}::uuid)
     order by entry_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** Locks out other sealers for this transaction, then gives the last seal's number and hash. */
export async function lockLastSeal(tx: Sql): Promise<{ sealNo: number; hash: Buffer } | undefined> {
  await sql`lock table platform.audit_seals in share row exclusive mode`.execute(tx);
  const { rows } = await sql<{ sealNo: number; hash: Buffer }>`
    select seal_no as "sealNo", hash from platform.audit_seals order by seal_no desc limit 1`.execute(tx);
  return rows[0];
}

export async function listUnsealed(tx: Sql, limit: number): Promise<{ entryId: string; contentHash: Buffer }[]> {
  const { rows } = await sql<{ entryId: string; contentHash: Buffer }>`
    select entry_id as "entryId", content_hash as "contentHash" from platform.audit_entries
     where seal_no is null order by seal_no, entry_id limit ${limit}`.execute(tx);
  return rows;
}

export async function saveSeal(tx: Sql, seal: Seal): Promise<void> {
  await sql`
    insert into platform.audit_seals (seal_no, sealed_at, entry_ids, entry_hashes, previous_hash, hash)
    values (${seal.sealNo}, ${seal.sealedAt}, ${seal.entryIds}::uuid[], ${seal.entryHashes}::bytea[],
            ${seal.previousHash}, ${sealHash(seal)})`.execute(tx);
  await sql`
    update platform.audit_entries set seal_no = ${seal.sealNo} where entry_id = any(${seal.entryIds}::uuid[])`.execute(
    tx,
  );
}

export async function listSeals(db: Sql, after: number, limit: number): Promise<(Seal & { hash: Buffer })[]> {
  const { rows } = await sql<Seal & { hash: Buffer }>`
    select seal_no as "sealNo", sealed_at as "sealedAt", entry_ids::text[] as "entryIds", entry_hashes as "entryHashes",
           previous_hash as "previousHash", hash
      from platform.audit_seals where seal_no > ${after} order by seal_no limit ${limit}`.execute(db);
  return rows;
}

export async function listSealedEntries(db: Sql, fromSeal: number, toSeal: number): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from platform.audit_entries
     where seal_no between ${fromSeal} and ${toSeal} order by entry_id`.execute(db);
  return rows.map(fromRow);
}

export async function listUnsealedEntries(db: Sql): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from platform.audit_entries where seal_no is null order by seal_no, entry_id`.execute(db);
  return rows.map(fromRow);
}

/** The first seal after this one that an entry says it is in, if any. */
export async function findEntryAfterSeal(db: Sql, sealNo: number): Promise<number | undefined> {
  const { rows } = await sql<{ sealNo: number | null }>`
    select min(seal_no) as "sealNo" from platform.audit_entries where seal_no > ${sealNo}`.execute(db);
  return rows[0]?.sealNo ?? undefined;
}

/** The entries that one command left, oldest first; `after` is the last entry id of the page before. */
export async function listCommandEntries(
  db: Sql,
  command: string,
  page: { limit: number; after: string | undefined },
): Promise<AuditEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from platform.audit_entries
     where command = ${command} and (${page.after ?? null}::uuid is null or entry_id > ${page.after ?? null}::uuid)
     order by entry_id limit ${page.limit}`.execute(db);
  return rows.map((row) => fromRow(row).entry);
}

/**
 * The newest entries in which a text occurs (subject, command, actor), or that are about one of these customers, but
 * for those of some commands.
 * `before` is the last entry id of the page above.
 */
export async function searchEntries(
  db: Sql,
  {
    text,
    customerIds,
    without = [],
    limit,
    before,
  }: {
    text: string;
    customerIds: readonly string[];
    without?: readonly string[];
    limit: number;
    before?: string | undefined;
  },
): Promise<StoredEntry[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from platform.audit_entries
     where (${text} = '' or subject ilike ${pattern} or actor_name ilike ${pattern} or command ilike ${pattern}
            or customer_id = any(${customerIds}::uuid[]))
       and command <> all(${without}::text[])
       and (${before ?? null}::uuid is null or entry_id < ${before ?? null}::uuid)
     order by entry_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

export type TrailState = {
  readonly entries: number;
  readonly unsealed: number;
  readonly lastSeal: { readonly sealNo: number; readonly sealedAt: Date; readonly hash: Buffer } | null;
};

/** How long the trail is and where its chain of seals ends, without walking it. */
export async function describeTrail(db: Sql): Promise<TrailState> {
  const [counts, seals] = await Promise.all([
    sql<{ entries: number; unsealed: number }>`
      select count(*)::int as entries, (count(*) filter (where seal_no is null))::int as unsealed
        from platform.audit_entries`.execute(db),
    sql<NonNullable<TrailState['lastSeal']>>`
      select seal_no as "sealNo", sealed_at as "sealedAt", hash from platform.audit_seals
       order by seal_no desc limit 1`.execute(db),
  ]);
  return { ...(counts.rows[0] ?? { entries: 0, unsealed: 0 }), lastSeal: seals.rows[0] ?? null };
}
