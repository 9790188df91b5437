import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Sql, type Tx } from '#platform';
import type { ExternalRecord } from '../external/external-record.ts';
import { type Owner, ownerRow } from './statements.ts';

/** A fact with whose it is and who entered it. */
export type KeptRecord = Owner &
  ExternalRecord & { readonly recordedBy: string; readonly recordedAt: Date; readonly customerCode: string };

const columns = sql`
  r.credit_group_id as "creditGroupId", r.customer_id as "customerId", r.record_id as "recordId", r.type,
  r.occurred_on as "occurredOn", r.source, r.reference, r.amount_minor as "amountMinor", r.rating, r.score, r.note,
  r.closed_on as "closedOn", r.recorded_by as "recordedBy", r.recorded_at as "recordedAt", c.code as "customerCode"`;

/** What is known of these customers from outside, the newest first, without what was withdrawn. */
export async function loadExternalRecords(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, KeptRecord[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<KeptRecord>`
    select ${columns}
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.external_records r using (credit_group_id, customer_id)
      join customers.customers c using (credit_group_id, customer_id)
     where r.withdrawn_at is null
     order by r.occurred_on desc, r.record_id desc`.execute(db);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

export async function findExternalRecord(db: Sql, recordId: string): Promise<KeptRecord | undefined> {
  const { rows } = await sql<KeptRecord>`
    select ${columns} from assessment.external_records r join customers.customers c using (credit_group_id, customer_id)
     where r.record_id = ${recordId} and r.withdrawn_at is null`.execute(db);
  return rows[0];
}

export async function insertExternalRecords(tx: Tx, records: readonly KeptRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((one) => ({
    ...ownerRow(one),
    record_id: one.recordId,
    type: one.type,
    occurred_on: one.occurredOn,
    source: one.source,
    reference: one.reference,
    amount_minor: one.amountMinor,
    rating: one.rating,
    score: one.score,
    note: one.note,
    closed_on: one.closedOn,
    recorded_by: one.recordedBy,
    recorded_at: one.recordedAt,
  }));
  await sql`
    insert into assessment.external_records
      (credit_group_id, customer_id, record_id, type, occurred_on, source, reference, amount_minor, rating, score, note,
       closed_on, recorded_by, recorded_at)
    select * from ${asTable(rows, {
      credit_group_id: 'uuid',
      customer_id: 'uuid',
      record_id: 'uuid',
      type: 'text',
      occurred_on: 'date',
      source: 'text',
      reference: 'text',
      amount_minor: 'bigint',
      rating: 'text',
      score: 'int',
      note: 'text',
      closed_on: 'date',
      recorded_by: 'text',
      recorded_at: 'timestamptz',
    })}`.execute(tx);
}

export async function closeExternalRecord(
  tx: Tx,
  { recordId, closedOn, note }: Pick<ExternalRecord, 'recordId' | 'closedOn' | 'note'>,
): Promise<void> {
  await sql`
    update assessment.external_records set closed_on = ${closedOn}, note = ${note} where record_id = ${recordId}`.execute(
    tx,
  );
}

export async function withdrawExternalRecord(
  tx: Tx,
  recordId: string,
  { because, by, at }: { readonly because: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    update assessment.external_records set withdrawn_because = ${because}, withdrawn_by = ${by}, withdrawn_at = ${at}
     where record_id = ${recordId}`.execute(tx);
}
