import { sql } from 'kysely';
import { asTable, type Sql, type Tx } from '#platform';
import type { Owner } from '#receivables/usecases';
import { ownerColumns, toKey } from './load-books.ts';

/** What is booked whatever it fails. */
export type FlaggedKind = 'delivery' | 'invoice';

/** What a document failed when it was booked. The texts are canonical JSON. */
export type DocumentFinding = Owner & {
  readonly documentId: string;
  readonly policyVersion: string;
  readonly failedJson: string;
  readonly snapshotJson: string;
};

export async function insertFindings(
  tx: Tx,
  kind: FlaggedKind,
  findings: readonly DocumentFinding[],
  at: Date,
): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((one) => ({
    ...toKey(one),
    document_id: one.documentId,
    policy_version: one.policyVersion,
    failed: one.failedJson,
    snapshot: one.snapshotJson,
  }));
  const given = asTable(rows, {
    ...ownerColumns,
    document_id: 'uuid',
    policy_version: 'text',
    failed: 'jsonb',
    snapshot: 'jsonb',
  });
  await sql`
    insert into ${sql.table(`exposure.${kind}_findings`)}
      (credit_group_id, customer_id, ${sql.ref(`${kind}_id`)}, policy_version, failed, snapshot, found_at)
    select given.*, ${at}::timestamptz from ${given}`.execute(tx);
}

export async function findFinding(
  db: Sql,
  kind: FlaggedKind,
  documentId: string,
): Promise<{ readonly foundAt: Date; readonly policyVersion: string; readonly failed: unknown } | undefined> {
  const { rows } = await sql<{ foundAt: Date; policyVersion: string; failed: unknown }>`
    select found_at as "foundAt", policy_version as "policyVersion", failed
      from ${sql.table(`exposure.${kind}_findings`)} where ${sql.ref(`${kind}_id`)} = ${documentId}`.execute(db);
  return rows[0];
}
