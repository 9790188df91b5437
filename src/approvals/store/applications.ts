import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asCurrency, canonicalJson, money, type MoneyJson, toJson } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { AuthorityLevel } from '#policy';
import type { UsedRate } from '#rates';
import type { Application, ApplicationState } from '../application.ts';
import { moneyFromJson } from '../stored-money.ts';

/** An application with the names that a person reads. */
export type NamedApplication = Application & {
  readonly customerCode: string;
  readonly customerName: string;
  readonly waitingFor: AuthorityLevel | null;
};

type Row = Omit<NamedApplication, 'amount' | 'asked' | 'expectedPurchases' | 'inForce' | 'inForceGranted' | 'rate'> & {
  currency: string;
  rate: UsedRate | null;
  amountMinor: bigint;
  askedMinor: bigint;
  expectedMinor: bigint | null;
  inForce: InForceJson;
};

/** Money in JSON is text, and a bigint would not pass. */
type InForceJson =
  | { readonly kind: 'none' | 'unlimited' }
  | { readonly kind: 'amount'; readonly amount: MoneyJson; readonly granted?: MoneyJson };

const columns = sql`
  a.credit_group_id as "creditGroupId", a.customer_id as "customerId", a.application_id as "applicationId", a.kind,
  a.state, a.currency, a.rate, a.asked_minor as "askedMinor", a.amount_minor as "amountMinor", a.valid_from as "validFrom",
  a.valid_to as "validTo", a.reason, a.applicant_id as "applicantId", a.applicant_name as "applicantName", a.round,
  a.levels, a.waiting_for as "waitingFor", a.in_force as "inForce", a.assessed, a.measurement, a.version,
  a.created_at as "createdAt", a.sent_at as "sentAt", a.closed_at as "closedAt", a.limit_id as "limitId",
  a.expected_purchases_minor as "expectedMinor", c.code as "customerCode", c.name as "customerName"`;

const withCustomers = sql`approvals.applications a join customers.customers c on c.customer_id = a.customer_id`;

export async function findApplication(db: Sql, applicationId: string): Promise<NamedApplication | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${withCustomers} where a.application_id = ${applicationId}`.execute(db);
  return rows.map(fromRow)[0];
}

export async function findOpenApplication(db: Sql, customerId: CustomerId): Promise<NamedApplication | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${withCustomers}
     where a.customer_id = ${customerId} and a.state in ('in_approval', 'returned')`.execute(db);
  return rows.map(fromRow)[0];
}

export type ApplicationFilter = {
  readonly state: ApplicationState | undefined;
  readonly customerId: CustomerId | undefined;
  readonly applicantId: string | undefined;
  /** Waits at one of these levels for this person. */
  readonly waitingFor: { readonly levels: readonly AuthorityLevel[]; readonly personId: string } | undefined;
  /** In approval, of somebody else, and this person has given no opinion. */
  readonly toAdvise: string | undefined;
  readonly limit: number;
  readonly before: string | undefined;
};

/** The newest first. */
export async function listApplications(db: Sql, filter: ApplicationFilter): Promise<NamedApplication[]> {
  const { state, customerId, applicantId, waitingFor, toAdvise, limit, before } = filter;
  const { rows } = await sql<Row>`
    select ${columns} from ${withCustomers}
     where (${state ?? null}::text is null or a.state = ${state ?? null})
       and (${customerId ?? null}::uuid is null or a.customer_id = ${customerId ?? null}::uuid)
       and (${applicantId ?? null}::text is null or a.applicant_id = ${applicantId ?? null})
       and (${before ?? null}::uuid is null or a.application_id < ${before ?? null}::uuid)
       and ${waitingFor === undefined ? sql`true` : waitsFor(waitingFor)}
       and ${toAdvise === undefined ? sql`true` : wantsOpinionOf(toAdvise)}
     order by a.application_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

function wantsOpinionOf(personId: string) {
  return sql`a.state = 'in_approval' and a.applicant_id <> ${personId} and not exists (
    select from approvals.opinions o where o.application_id = a.application_id and o.giver_id = ${personId})`;
}

/** How many wait at one of these levels for this person. */
export async function countWaiting(db: Sql, waiting: NonNullable<ApplicationFilter['waitingFor']>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from approvals.applications a where ${waitsFor(waiting)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function waitsFor({ levels, personId }: NonNullable<ApplicationFilter['waitingFor']>) {
  return sql`a.state = 'in_approval' and a.waiting_for = any(${levels}::text[]) and a.applicant_id <> ${personId}
    and a.assessed->'override'->>'byId' is distinct from ${personId}
    and not exists (select from approvals.decisions d
                     where (d.application_id, d.round, d.decider_id) = (a.application_id, a.round, ${personId}))`;
}

/** Adds an application, or writes how it stands now. */
export async function saveApplication(
  tx: Tx,
  application: Application,
  waitingFor: AuthorityLevel | null,
): Promise<void> {
  const { assessed, measurement, rate } = application;
  await sql`
    insert into approvals.applications
      (credit_group_id, customer_id, application_id, kind, state, currency, asked_minor, amount_minor, valid_from,
       valid_to, reason, applicant_id, applicant_name, round, levels, waiting_for, in_force, assessed, measurement,
       version, created_at, sent_at, closed_at, limit_id, expected_purchases_minor, rate)
    values (${application.creditGroupId}, ${application.customerId}, ${application.applicationId}, ${application.kind},
      ${application.state}, ${application.amount.currency}, ${application.asked.minor}, ${application.amount.minor},
      ${application.validFrom}, ${application.validTo}, ${application.reason}, ${application.applicantId},
      ${application.applicantName}, ${application.round}, ${application.levels}::text[], ${waitingFor},
      ${canonicalJson(toInForceJson(application))}::jsonb, ${assessed === null ? null : canonicalJson(assessed)}::jsonb,
      ${canonicalJson(measurement)}::jsonb, ${application.version}, ${application.createdAt}, ${application.sentAt},
      ${application.closedAt}, ${application.limitId}, ${application.expectedPurchases?.minor ?? null},
      ${rate === undefined ? null : canonicalJson(rate)}::jsonb)
    on conflict (application_id) do update set
      state = excluded.state, currency = excluded.currency, rate = excluded.rate, asked_minor = excluded.asked_minor, amount_minor = excluded.amount_minor,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, reason = excluded.reason, round = excluded.round,
      levels = excluded.levels, waiting_for = excluded.waiting_for, in_force = excluded.in_force,
      assessed = excluded.assessed, measurement = excluded.measurement, version = excluded.version,
      sent_at = excluded.sent_at, closed_at = excluded.closed_at, limit_id = excluded.limit_id,
      expected_purchases_minor = excluded.expected_purchases_minor`.execute(tx);
}

function toInForceJson({ inForce, inForceGranted }: Application): InForceJson {
  if (inForce.kind !== 'amount') return { kind: inForce.kind };
  const granted = inForceGranted === null ? {} : { granted: toJson(inForceGranted) };
  return { kind: 'amount', amount: toJson(inForce.amount), ...granted };
}

function fromRow({ currency: code, rate, amountMinor, askedMinor, expectedMinor, inForce, ...row }: Row) {
  const currency = asCurrency(code);
  const application: NamedApplication = {
    ...row,
    ...(rate !== null && { rate }),
    amount: money(currency, amountMinor),
    asked: money(currency, askedMinor),
    expectedPurchases: expectedMinor === null ? null : money(rate?.to ?? currency, expectedMinor),
    inForce:
      inForce.kind === 'amount' ? { kind: 'amount', amount: moneyFromJson(inForce.amount) } : { kind: inForce.kind },
    inForceGranted: inForce.kind === 'amount' && inForce.granted !== undefined ? moneyFromJson(inForce.granted) : null,
  };
  return application;
}
