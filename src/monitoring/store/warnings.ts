import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { type CalendarDate, canonicalJson } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Severity, WarningIndicator, WarningOwner } from '#policy';
import type { Closed, Warning, WarningEvent } from '../warning.ts';
import { severities } from '../words.ts';

/** A warning with the names that a person reads. */
export type NamedWarning = Warning & {
  readonly customerCode: string;
  readonly customerName: string;
  readonly isFrozen: boolean;
};

type Row = Omit<NamedWarning, 'owner' | 'closed'> & {
  ownerId: string | null;
  ownerName: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closing: Pick<Closed, 'cause' | 'reason' | 'unfroze'> | null;
  quietUntil: CalendarDate | null;
};

const columns = sql`
  w.credit_group_id as "creditGroupId", w.customer_id as "customerId", w.warning_id as "warningId", w.indicator,
  w.severity, w.line, w.policy_version as "policyVersion", w.figure, w.basis, w.still_crossed as "stillCrossed",
  w.seen_on as "seenOn", w.owner_role as "ownerRole", w.owner_id as "ownerId", w.owner_name as "ownerName",
  w.opened_on as "openedOn", w.opened_at as "openedAt", w.deadline, w.froze, w.application_id as "applicationId",
  w.review_id as "reviewId", w.version, w.closed_at as "closedAt", w.closed_by as "closedBy", w.closing,
  w.quiet_until as "quietUntil", c.code as "customerCode", c.name as "customerName",
  c.freeze_reason is not null as "isFrozen"`;

const withCustomers = sql`monitoring.warnings w join customers.customers c on c.customer_id = w.customer_id`;

export async function findWarning(db: Sql, warningId: string): Promise<NamedWarning | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${withCustomers} where w.warning_id = ${warningId}`.execute(db);
  return rows.map(fromRow)[0];
}

/** What is open for these customers. */
export async function loadOpenWarnings(db: Sql, customerIds: readonly CustomerId[]): Promise<NamedWarning[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${withCustomers}
     where w.customer_id = any(${customerIds}::uuid[]) and w.closed_at is null`.execute(db);
  return rows.map(fromRow);
}

export type Quiet = {
  readonly customerId: CustomerId;
  readonly indicator: WarningIndicator;
  readonly severity: Severity;
};

/** The causes that were closed and stay quiet on this day. */
export async function loadQuiet(db: Sql, customerIds: readonly CustomerId[], today: CalendarDate): Promise<Quiet[]> {
  const { rows } = await sql<Quiet>`
    select customer_id as "customerId", indicator, severity from monitoring.warnings
     where customer_id = any(${customerIds}::uuid[]) and quiet_until >= ${today} and closed_at is not null`.execute(db);
  return rows;
}

export type WarningFilter = {
  readonly status: 'open' | 'closed';
  readonly severity: Severity | undefined;
  readonly indicator: WarningIndicator | undefined;
  readonly ownerRole: WarningOwner | undefined;
  readonly ownerId: string | undefined;
  readonly customerId: CustomerId | undefined;
  /** Only those whose deadline lies before this day. */
  readonly deadlineBefore: CalendarDate | undefined;
  readonly limit: number;
  /** What the last of the page above was sorted by, and its id. */
  readonly after: readonly [string, string] | undefined;
};

const rank = sql`array_position(${sql.lit(`{${severities.join(',')}}`)}::text[], w.severity)`;
/** Open ones by what is worst and most pressing, closed ones newest first: one text each, that sorts as it is read. */
const orders = {
  open: { by: sql`(9 - ${rank})::text || ' ' || w.deadline::text`, direction: sql`asc`, follows: sql`>` },
  closed: {
    by: sql`to_char(w.closed_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`,
    direction: sql`desc`,
    follows: sql`<`,
  },
} as const;

export async function listWarnings(
  db: Sql,
  filter: WarningFilter,
): Promise<(NamedWarning & { readonly sortedBy: string })[]> {
  const { by, direction, follows } = orders[filter.status];
  const { severity, indicator, ownerRole, ownerId, customerId, deadlineBefore, after } = filter;
  const { rows } = await sql<Row & { sortedBy: string }>`
    select ${columns}, ${by} as "sortedBy" from ${withCustomers}
     where ${filter.status === 'open' ? sql`w.closed_at is null` : sql`w.closed_at is not null`}
       and (${severity ?? null}::text is null or w.severity = ${severity ?? null})
       and (${indicator ?? null}::text is null or w.indicator = ${indicator ?? null})
       and (${ownerRole ?? null}::text is null or w.owner_role = ${ownerRole ?? null})
       and (${ownerId ?? null}::text is null or w.owner_id = ${ownerId ?? null})
       and (${customerId ?? null}::uuid is null or w.customer_id = ${customerId ?? null}::uuid)
       and (${deadlineBefore ?? null}::date is null or w.deadline < ${deadlineBefore ?? null}::date)
       and ${after === undefined ? sql`true` : sql`(${by}, w.warning_id) ${follows} (${after[0]}::text, ${after[1]}::uuid)`}
     order by ${by} ${direction}, w.warning_id ${direction} limit ${filter.limit}`.execute(db);
  return rows.map(({ sortedBy, ...row }) => ({ ...fromRow(row), sortedBy }));
}

export type WarningCounts = {
  readonly attention: number;
  readonly warning: number;
  readonly critical: number;
  readonly mine: number;
  readonly pastDeadline: number;
};

/** How many are open, in one pass. */
export async function countWarnings(db: Sql, personId: string, today: CalendarDate): Promise<WarningCounts> {
  const { rows } = await sql<WarningCounts>`
    select (count(*) filter (where severity = 'attention'))::int as attention,
           (count(*) filter (where severity = 'warning'))::int as warning,
           (count(*) filter (where severity = 'critical'))::int as critical,
           (count(*) filter (where owner_id = ${personId}))::int as mine,
           (count(*) filter (where deadline < ${today}))::int as "pastDeadline"
      from monitoring.warnings where closed_at is null`.execute(db);
  return rows[0] ?? { attention: 0, warning: 0, critical: 0, mine: 0, pastDeadline: 0 };
}

/** Writes warnings as they are now, new ones and those that changed, in one statement. */
export async function saveWarnings(tx: Tx, warnings: readonly Warning[]): Promise<void> {
  if (warnings.length === 0) return;
  const rows = warnings.map((warning) => ({
    credit_group_id: warning.creditGroupId,
    customer_id: warning.customerId,
    warning_id: warning.warningId,
    indicator: warning.indicator,
    severity: warning.severity,
    line: canonicalJson(warning.line),
    policy_version: warning.policyVersion,
    figure: warning.figure,
    basis: canonicalJson(warning.basis),
    still_crossed: warning.stillCrossed,
    seen_on: warning.seenOn,
    owner_role: warning.ownerRole,
    owner_id: warning.owner?.id ?? null,
    owner_name: warning.owner?.name ?? null,
    opened_on: warning.openedOn,
    opened_at: warning.openedAt,
    deadline: warning.deadline,
    froze: warning.froze,
    application_id: warning.applicationId,
    review_id: warning.reviewId,
    version: warning.version,
    closed_at: warning.closed?.at ?? null,
    closed_by: warning.closed?.by ?? null,
    closing: warning.closed === null ? null : canonicalJson(closingOf(warning.closed)),
    quiet_until: warning.closed?.quietUntil ?? null,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    warning_id: 'uuid',
    indicator: 'text',
    severity: 'text',
    line: 'jsonb',
    policy_version: 'text',
    figure: 'double precision',
    basis: 'jsonb',
    still_crossed: 'boolean',
    seen_on: 'date',
    owner_role: 'text',
    owner_id: 'text',
    owner_name: 'text',
    opened_on: 'date',
    opened_at: 'timestamptz',
    deadline: 'date',
    froze: 'boolean',
    application_id: 'uuid',
    review_id: 'uuid',
    version: 'int',
    closed_at: 'timestamptz',
    closed_by: 'text',
    closing: 'jsonb',
    quiet_until: 'date',
  });
  await sql`
    insert into monitoring.warnings
      (credit_group_id, customer_id, warning_id, indicator, severity, line, policy_version, figure, basis, still_crossed,
       seen_on, owner_role, owner_id, owner_name, opened_on, opened_at, deadline, froze, application_id, review_id,
       version, closed_at, closed_by, closing, quiet_until)
    select credit_group_id, customer_id, warning_id, indicator, severity, line, policy_version,
           figure, basis, still_crossed, seen_on, owner_role, owner_id, owner_name, opened_on,
           opened_at, deadline, froze, application_id, review_id, version, closed_at, closed_by, closing, quiet_until
      from ${given}
    on conflict (warning_id) do update
       set severity = excluded.severity, line = excluded.line, policy_version = excluded.policy_version,
           figure = excluded.figure, basis = excluded.basis, still_crossed = excluded.still_crossed,
           seen_on = excluded.seen_on, owner_role = excluded.owner_role, owner_id = excluded.owner_id,
           owner_name = excluded.owner_name, deadline = excluded.deadline, froze = excluded.froze,
           application_id = excluded.application_id, review_id = excluded.review_id, version = excluded.version,
           closed_at = excluded.closed_at, closed_by = excluded.closed_by, closing = excluded.closing,
           quiet_until = excluded.quiet_until`.execute(tx);
}

/** A step in the life of a warning, and whose. */
export type OwnedEvent = WarningEvent & Pick<Warning, 'warningId' | 'customerId' | 'creditGroupId'>;

export async function appendEvents(tx: Tx, events: readonly OwnedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    credit_group_id: event.creditGroupId,
    customer_id: event.customerId,
    warning_id: event.warningId,
    event_id: event.eventId,
    kind: event.kind,
    at: event.at,
    by_name: event.by,
    severity: event.severity,
    figure: event.figure,
    text: event.text,
    detail: canonicalJson(event.detail),
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    warning_id: 'uuid',
    event_id: 'uuid',
    kind: 'text',
    at: 'timestamptz',
    by_name: 'text',
    severity: 'text',
    figure: 'double precision',
    text: 'text',
    detail: 'jsonb',
  });
  await sql`
    insert into monitoring.warning_events
      (credit_group_id, customer_id, warning_id, event_id, kind, at, by_name, severity, figure, text, detail)
    select credit_group_id, customer_id, warning_id, event_id, kind, at, by_name, severity, figure,
           text, detail
      from ${given}`.execute(tx);
}

/** The oldest first. */
export async function listEvents(db: Sql, warningId: string): Promise<WarningEvent[]> {
  const { rows } = await sql<WarningEvent>`
    select event_id as "eventId", kind, at, by_name as by, severity, figure, text, detail
      from monitoring.warning_events where warning_id = ${warningId} order by event_id`.execute(db);
  return rows;
}

function closingOf({ cause, reason, unfroze }: Closed): NonNullable<Row['closing']> {
  return { cause, reason, unfroze };
}

function fromRow({ ownerId, ownerName, closedAt, closedBy, closing, quietUntil, ...row }: Row): NamedWarning {
  return {
    ...row,
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    closed:
      closedAt === null || closedBy === null || closing === null || quietUntil === null
        ? null
        : { at: closedAt, by: closedBy, ...closing, quietUntil },
  };
}
