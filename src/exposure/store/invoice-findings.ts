import { sql } from 'kysely';
import { asTable, type Sql, type Tx } from '#platform';
import type { Owner } from '#receivables/usecases';
import { ownerColumns, toKey } from './load-books.ts';

/** What an invoice failed when it was booked. The texts are canonical JSON. */
export type InvoiceFinding = Owner & {
  readonly invoiceId: string;
  readonly policyVersion: string;
  readonly failedJson: string;
  readonly snapshotJson: string;
};

export async function insertInvoiceFindings(tx: Tx, findings: readonly InvoiceFinding[], at: Date): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((one) => ({
    ...toKey(one),
    invoice_id: one.invoiceId,
    policy_version: one.policyVersion,
    failed: one.failedJson,
    snapshot: one.snapshotJson,
  }));
  const given = asTable(rows, {
    ...ownerColumns,
    invoice_id: 'uuid',
    policy_version: 'text',
    failed: 'jsonb',
    snapshot: 'jsonb',
  });
  await sql`
    insert into exposure.invoice_findings
      (credit_group_id, customer_id, invoice_id, policy_version, failed, snapshot, found_at)
    select given.*, ${at}::timestamptz from ${given}`.execute(tx);
}

export async function findInvoiceFinding(
  db: Sql,
  invoiceId: string,
): Promise<{ readonly foundAt: Date; readonly policyVersion: string; readonly failed: unknown } | undefined> {
  const { rows } = await sql<{ foundAt: Date; policyVersion: string; failed: unknown }>`
    select found_at as "foundAt", policy_version as "policyVersion", failed
      from exposure.invoice_findings where invoice_id = ${invoiceId}`.execute(db);
  return rows[0];
}
