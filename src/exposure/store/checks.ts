import { sql } from 'kysely';
import { asTable, type Sql, type Statement } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { DocumentType } from '../credit-check.ts';
import type { Outcome } from '../objection.ts';
import { ownerColumns, toKey } from './load-books.ts';

/** A decision as it is kept: what was asked, what was known, what was answered. Written once. */
export type CheckRecord = Owner & {
  readonly checkId: string;
  readonly callerId: string;
  readonly requestKey: string;
  readonly requestHash: Buffer;
  readonly checkedAt: Date;
  readonly outcome: Outcome;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly amountMinor: bigint;
  readonly policyVersion: string;
  /** Made once: the text is stored, and its hash stands in the audit trail. */
  readonly snapshotJson: string;
  readonly answerJson: string;
};

/** A decision as it was made, before it is put in words. */
export type Decided = Omit<CheckRecord, 'snapshotJson' | 'answerJson'> & Pick<StoredCheck, 'snapshot'>;

export function inWords({ snapshot, answer }: StoredCheck) {
  return { snapshotJson: JSON.stringify(withoutBigints(snapshot)), answerJson: JSON.stringify(answer) };
}

/** Bigints as text. Asking a replacer about each value takes JSON longer than it takes to write a copy. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(withoutBigints);
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = withoutBigints((value as Record<string, unknown>)[key]);
  return copy;
}

export type RequestKey = Owner & { readonly callerId: string; readonly requestKey: string };

/** A key counts for one caller and one customer. */
export function requestKeyOf({ customerId, callerId, requestKey }: Omit<RequestKey, 'creditGroupId'>): string {
  return `${customerId} ${callerId} ${requestKey}`;
}

const checkColumns = {
  ...ownerColumns,
  check_id: 'uuid',
  caller_id: 'text',
  request_key: 'text',
  request_hash: 'bytea',
  checked_at: 'timestamptz',
  outcome: 'text',
  document_type: 'text',
  document_number: 'text',
  amount_minor: 'bigint',
  policy_version: 'text',
  snapshot: 'text',
  answer: 'text',
} as const;

export function insertChecks(checks: readonly CheckRecord[]): Statement {
  const rows = checks.map((check) => ({
    ...toKey(check),
    check_id: check.checkId,
    caller_id: check.callerId,
    request_key: check.requestKey,
    request_hash: check.requestHash,
    checked_at: check.checkedAt,
    outcome: check.outcome,
    document_type: check.documentType,
    document_number: check.documentNumber,
    amount_minor: check.amountMinor,
    policy_version: check.policyVersion,
    snapshot: check.snapshotJson,
    answer: check.answerJson,
  }));
  const given = asTable(rows, checkColumns);
  return sql`
    insert into exposure.credit_checks
      (credit_group_id, customer_id, check_id, caller_id, request_key, request_hash, checked_at, outcome,
       document_type, document_number, amount_minor, policy_version, snapshot, answer)
    select * from ${given}`;
}

type StoredCheck = { readonly answer: unknown; readonly snapshot: unknown };

export async function findCheck(db: Sql, checkId: string): Promise<StoredCheck | undefined> {
  const { rows } = await sql<Record<keyof StoredCheck, string>>`
    select answer, snapshot from exposure.credit_checks where check_id = ${checkId}`.execute(db);
  return rows.map(({ answer, snapshot }) => ({ answer: JSON.parse(answer), snapshot: JSON.parse(snapshot) }))[0];
}

/** What the audit trail vouches for: a decision's texts, with what stands beside them in columns of their own. */
export type KeptDecision = Pick<
  CheckRecord,
  'checkId' | 'outcome' | 'documentType' | 'documentNumber' | 'amountMinor' | 'snapshotJson' | 'answerJson'
>;

export async function loadDecisions(db: Sql, checkIds: readonly string[]): Promise<Map<string, KeptDecision>> {
  const { rows } = await sql<KeptDecision>`
    select check_id as "checkId", outcome, document_type as "documentType", document_number as "documentNumber",
           amount_minor as "amountMinor", snapshot as "snapshotJson", answer as "answerJson"
      from exposure.credit_checks where check_id = any(${checkIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.checkId, row]));
}

export async function countDecisions(db: Sql): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from exposure.credit_checks`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * A customer's checks, newest first; `before` is the last id of the page above. Every check has an outcome: saying so lets
 * PostgreSQL use the index that is there for this list alone.
 */
export async function listChecks(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  page: { limit: number; before: string | undefined },
): Promise<{ checkId: string; answer: unknown }[]> {
  const { rows } = await sql<{ checkId: string; answer: string }>`
    select check_id as "checkId", answer from exposure.credit_checks
     where (credit_group_id, customer_id) = (${creditGroupId}, ${customerId}) and outcome <> ''
       and (${page.before ?? null}::uuid is null or check_id < ${page.before ?? null}::uuid)
     order by check_id desc limit ${page.limit}`.execute(db);
  return rows.map(({ checkId, answer }) => ({ checkId, answer: JSON.parse(answer) }));
}
