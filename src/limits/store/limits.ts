import { sql } from 'kysely';
import type { CreditGroupId, Customer, CustomerId } from '#customers';
import { asCurrency, type CalendarDate, canonicalJson } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Grant } from '../grant.ts';
import { originalLimit, type StoredLimit, storedLimit } from '../in-currency.ts';
import type { GrantedLimit, LimitId, LimitTerms } from '../limit.ts';
import type { GrantRecord } from '../limit-view.ts';

/** Whose limits: both keys, so that every question goes straight to its lane. */
export type Lane = { readonly customerId: CustomerId; readonly creditGroupId: CreditGroupId };

/** How much a limit is, and from when to when. */
export type LimitAmountsRow = {
  limitId: LimitId;
  currency: string;
  amountMinor: bigint | null;
  singleDocumentMinor: bigint | null;
  validFrom: CalendarDate;
  validTo: CalendarDate;
  original: StoredLimit;
};

type LimitRow = LimitAmountsRow & {
  customerId: CustomerId;
  grantedTo: CalendarDate;
  endedBy: LimitId | null;
  reason: string;
  grantedBy: string;
  grantedAt: Date;
  temporary: boolean;
  terms: LimitTerms | null;
  applicationId: string | null;
};

/** Of a grant `l`: a {@link LimitAmountsRow}. */
export const limitAmounts = sql`
  l.limit_id as "limitId", l.currency, l.amount_minor as "amountMinor", l.single_document_minor as "singleDocumentMinor",
  l.valid_from as "validFrom", l.valid_to as "validTo", l.original`;

const columns = sql`
  ${limitAmounts}, l.customer_id as "customerId", l.granted_to as "grantedTo", l.ended_by as "endedBy", l.reason,
  l.granted_by as "grantedBy", l.granted_at as "grantedAt", l.temporary, l.terms, l.application_id as "applicationId"`;

const askedColumns = { credit_group_id: 'uuid', customer_id: 'uuid', as_of: 'date', place: 'int' } as const;

/**
 * The grant that counts for `given (credit_group_id, customer_id, as_of)`: the temporary one that runs on that day, else
 * the newest standing one that has begun by then.
 */
export const limitOnDay = sql`
  select * from limits.limits
   where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
     and valid_from <= given.as_of and valid_to >= valid_from and (not temporary or valid_to >= given.as_of)
   order by temporary desc, valid_from desc limit 1`;

/** For each question the grant that counts on `asOf`, or null; the answers stand in the questions' order. */
export async function limitsAsOf(
  db: Sql,
  questions: readonly (Lane & { readonly asOf: CalendarDate })[],
): Promise<(GrantedLimit | null)[]> {
  if (questions.length === 0) return [];
  const asked = questions.map((question, place) => ({ ...laneRow(question), as_of: question.asOf, place }));
  const { rows } = await sql<LimitAmountsRow & { place: number }>`
    select given.place, ${limitAmounts}
      from ${asTable(asked, askedColumns)} cross join lateral (${limitOnDay}) l`.execute(db);
  const answers = new Map(rows.map((row) => [row.place, toGranted(row)]));
  return questions.map((_, place) => answers.get(place) ?? null);
}

/** Every grant ever made to these customers. */
export async function findHistories(db: Sql, lanes: readonly Lane[]): Promise<Map<CustomerId, GrantRecord[]>> {
  const { rows } = await sql<LimitRow>`
    select ${columns}
      from ${asTable(lanes.map(laneRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join limits.limits l using (credit_group_id, customer_id)
     order by l.limit_id`.execute(db);
  const histories = new Map<CustomerId, GrantRecord[]>(lanes.map((lane) => [lane.customerId, []]));
  for (const row of rows) histories.get(row.customerId)?.push(fromRow(row));
  return histories;
}

/** The customer's grants, the newest first; `before` is the last of the page above. */
export async function listLimits(
  db: Sql,
  { customerId, creditGroupId }: Lane,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<GrantRecord[]> {
  const { rows } = await sql<LimitRow>`
    select ${columns} from limits.limits l
     where l.credit_group_id = ${creditGroupId} and l.customer_id = ${customerId}
       and (${before ?? null}::uuid is null or l.limit_id < ${before ?? null}::uuid)
     order by l.limit_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** A grant and whose it is. */
export type OwnedGrant = { readonly customer: Customer; readonly grant: Grant };

export async function insertGrants(
  tx: Tx,
  grants: readonly (OwnedGrant & Pick<GrantRecord, 'reason'>)[],
  { grantedBy, grantedAt, applicationId }: Pick<GrantRecord, 'grantedBy' | 'grantedAt' | 'applicationId'>,
): Promise<void> {
  if (grants.length === 0) return;
  const rows = grants.map(({ customer, grant, reason }) => ({
    ...laneRow(customer),
    limit_id: grant.limitId,
    kind: grant.amount.kind,
    currency: customer.currency,
    amount_minor: grant.amount.kind === 'amount' ? grant.amount.amount.minor : null,
    single_document_minor: grant.singleDocument?.minor ?? null,
    valid_from: grant.validFrom,
    valid_to: grant.validTo,
    granted_to: grant.grantedTo,
    ended_by: grant.endedBy,
    reason,
    temporary: grant.temporary,
    terms: grant.terms === null ? null : canonicalJson(grant.terms),
    original: grant.original === undefined ? null : canonicalJson(storedLimit(grant.original)),
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    limit_id: 'uuid',
    kind: 'text',
    currency: 'text',
    amount_minor: 'bigint',
    single_document_minor: 'bigint',
    valid_from: 'date',
    valid_to: 'date',
    granted_to: 'date',
    ended_by: 'uuid',
    reason: 'text',
    temporary: 'boolean',
    terms: 'jsonb',
    original: 'jsonb',
  });
  await sql`
    insert into limits.limits
      (credit_group_id, customer_id, limit_id, kind, currency, amount_minor, single_document_minor, valid_from,
       valid_to, granted_to, ended_by, reason, granted_by, granted_at, temporary, terms, original, application_id)
    select credit_group_id, customer_id, limit_id, kind, currency, amount_minor, single_document_minor, valid_from,
           valid_to, granted_to, ended_by, reason, ${grantedBy}::text, ${grantedAt}::timestamptz,
           temporary, terms, original, ${applicationId}::uuid
      from ${given}`.execute(tx);
}

/** The customers' own limits, and those beside them. */
type LimitTable = 'limits.limits' | 'limits.scoped_limits';

/** Writes the earlier end of grants that a later one ended. */
export async function endGrants(
  tx: Tx,
  table: LimitTable,
  ended: readonly { readonly customer: Customer; readonly grant: Pick<Grant, 'limitId' | 'validTo' | 'endedBy'> }[],
): Promise<void> {
  if (ended.length === 0) return;
  const rows = ended.map(({ customer, grant }) => ({
    ...laneRow(customer),
    limit_id: grant.limitId,
    valid_to: grant.validTo,
    ended_by: grant.endedBy,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    limit_id: 'uuid',
    valid_to: 'date',
    ended_by: 'uuid',
  });
  await sql`
    update ${sql.table(table)} l set valid_to = given.valid_to, ended_by = given.ended_by from ${given}
     where (l.credit_group_id, l.customer_id, l.limit_id) = (given.credit_group_id, given.customer_id, given.limit_id)`.execute(
    tx,
  );
}

/** What limits in another currency count as at another rate. */
export async function saveCounted(tx: Tx, counted: readonly OwnedGrant[]): Promise<void> {
  if (counted.length === 0) return;
  const rows = counted.map(({ customer, grant: { limitId, amount, singleDocument, original } }) => ({
    ...laneRow(customer),
    limit_id: limitId,
    amount_minor: amount.kind === 'amount' ? amount.amount.minor : null,
    single_document_minor: singleDocument?.minor ?? null,
    original: original === undefined ? null : canonicalJson(storedLimit(original)),
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    limit_id: 'uuid',
    amount_minor: 'bigint',
    single_document_minor: 'bigint',
    original: 'jsonb',
  });
  await sql`
    update limits.limits l set amount_minor = given.amount_minor, original = given.original,
           single_document_minor = given.single_document_minor
      from ${given}
     where (l.credit_group_id, l.customer_id, l.limit_id) = (given.credit_group_id, given.customer_id, given.limit_id)`.execute(
    tx,
  );
}

/** Marks anew which standing limit is the newest from which day to which, once their grants are written. */
export async function keepNewest(tx: Tx, customers: readonly Lane[]): Promise<void> {
  if (customers.length === 0) return;
  await sql`select limits.keep_newest_to(${customers.map(({ customerId }) => customerId)}::uuid[])`.execute(tx);
}

export function laneRow({ creditGroupId, customerId }: Lane) {
  return { credit_group_id: creditGroupId, customer_id: customerId };
}

export function toGranted(row: LimitAmountsRow): GrantedLimit {
  const { limitId, amountMinor, singleDocumentMinor, validFrom, validTo } = row;
  const currency = asCurrency(row.currency);
  return {
    limitId,
    amount: amountMinor === null ? { kind: 'unlimited' } : { kind: 'amount', amount: { currency, minor: amountMinor } },
    singleDocument: singleDocumentMinor === null ? null : { currency, minor: singleDocumentMinor },
    validFrom,
    validTo,
    ...originalLimit(row.original),
  };
}

function fromRow(row: LimitRow): GrantRecord {
  return {
    ...toGranted(row),
    grantedTo: row.grantedTo,
    endedBy: row.endedBy,
    reason: row.reason,
    grantedBy: row.grantedBy,
    grantedAt: row.grantedAt,
    temporary: row.temporary,
    terms: row.terms,
    applicationId: row.applicationId,
  };
}
