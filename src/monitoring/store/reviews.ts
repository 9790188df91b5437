import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asCurrency, type CalendarDate, canonicalJson, type Currency } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Grade } from '#policy';
import type { Review } from '../review.ts';

type Row = Omit<Review, 'started' | 'completed'> & {
  startedAt: Date | null;
  startedBy: string | null;
  compared: NonNullable<Review['started']>['compared'] | null;
  completedAt: Date | null;
  completedOn: CalendarDate | null;
  completedBy: string | null;
  conclusion: string | null;
};

const columns = sql`
  r.credit_group_id as "creditGroupId", r.customer_id as "customerId", r.review_id as "reviewId", r.state, r.because,
  r.due_on as "dueOn", r.warning_id as "warningId", r.started_at as "startedAt", r.started_by as "startedBy",
  r.application_id as "applicationId", r.compared, r.completed_at as "completedAt", r.completed_on as "completedOn",
  r.completed_by as "completedBy", r.conclusion, r.version`;

/** The review that lies ahead of each of these customers. */
export async function loadAhead(db: Sql, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, Review>> {
  const { rows } = await sql<Row>`
    select ${columns} from monitoring.reviews r
     where r.customer_id = any(${customerIds}::uuid[]) and r.state <> 'completed'`.execute(db);
  return new Map(rows.map((row) => [row.customerId, fromRow(row)]));
}

/** The day on which each of these customers was last reviewed; those that never were are left out. */
export async function loadLastReviewed(
  db: Sql,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, CalendarDate>> {
  const { rows } = await sql<{ customerId: CustomerId; on: CalendarDate }>`
    select customer_id as "customerId", max(completed_on) as on from monitoring.reviews
     where customer_id = any(${customerIds}::uuid[]) and state = 'completed' group by 1`.execute(db);
  return new Map(rows.map(({ customerId, on }) => [customerId, on]));
}

/** A review with what the due-list says of its customer. */
export type ListedReview = Review & {
  readonly customerCode: string;
  readonly customerName: string;
  readonly currency: Currency;
  readonly grade: Grade | null;
  /** Where a person overrode it. */
  readonly modelGrade: Grade | null;
  readonly limitKind: 'amount' | 'unlimited' | null;
  readonly limitMinor: bigint | null;
  readonly limitTo: CalendarDate | null;
  readonly lastReviewedOn: CalendarDate | null;
};

type ListedRow = Row & Omit<ListedReview, keyof Review | 'currency'> & { currency: string };

const listed = (today: CalendarDate) => sql`
  select ${columns}, c.code as "customerCode", c.name as "customerName", c.currency, l.grade, l.model_grade as "modelGrade",
         standing.kind as "limitKind", standing.amount_minor as "limitMinor", standing.valid_to as "limitTo",
         (select max(d.completed_on) from monitoring.reviews d
           where d.customer_id = r.customer_id and d.state = 'completed' and d.review_id <> r.review_id)
           as "lastReviewedOn"
    from monitoring.reviews r
    join customers.customers c on c.customer_id = r.customer_id
    left join assessment.latest l on (l.credit_group_id, l.customer_id) = (c.credit_group_id, c.customer_id)
    left join lateral (
      select g.kind, g.amount_minor, g.valid_to from limits.limits g
       where (g.credit_group_id, g.customer_id) = (c.credit_group_id, c.customer_id) and not g.temporary
         and g.valid_from <= ${today} and g.valid_to >= g.valid_from
       order by g.valid_from desc limit 1) standing on true`;

export type ReviewFilter = {
  /** `ahead`: everything that is not completed. */
  readonly show: 'overdue' | 'soon' | 'started' | 'ahead' | 'completed';
  readonly soonTo: CalendarDate;
  readonly customerId: CustomerId | undefined;
  readonly limit: number;
  readonly after: readonly [CalendarDate, string] | undefined;
};

/** By the day they are due, the longest overdue first; completed ones by the day of completion, the latest first. */
export async function listReviews(db: Sql, today: CalendarDate, filter: ReviewFilter): Promise<ListedReview[]> {
  const { show, soonTo, customerId, limit, after } = filter;
  const completed = show === 'completed';
  const shown = {
    overdue: sql`r.state in ('planned', 'due') and r.due_on < ${today}`,
    soon: sql`r.state in ('planned', 'due') and r.due_on between ${today} and ${soonTo}`,
    started: sql`r.state = 'started'`,
    ahead: sql`r.state <> 'completed'`,
    completed: sql`r.state = 'completed'`,
  }[show];
  const by = completed ? sql`r.completed_on` : sql`r.due_on`;
  const direction = completed ? sql`desc` : sql`asc`;
  const follows = completed ? sql`<` : sql`>`;
  const { rows } = await sql<ListedRow>`
    ${listed(today)}
     where ${shown} and (${customerId ?? null}::uuid is null or r.customer_id = ${customerId ?? null}::uuid)
       and ${after === undefined ? sql`true` : sql`(${by}, r.review_id) ${follows} (${after[0]}::date, ${after[1]}::uuid)`}
     order by ${by} ${direction}, r.review_id ${direction} limit ${limit}`.execute(db);
  return rows.map(fromListedRow);
}

export async function findReview(db: Sql, today: CalendarDate, reviewId: string): Promise<ListedReview | undefined> {
  const { rows } = await sql<ListedRow>`${listed(today)} where r.review_id = ${reviewId}`.execute(db);
  return rows.map(fromListedRow)[0];
}

export type ReviewCounts = { readonly overdue: number; readonly soon: number; readonly started: number };

export async function countReviews(db: Sql, today: CalendarDate, soonTo: CalendarDate): Promise<ReviewCounts> {
  const { rows } = await sql<ReviewCounts>`
    select (count(*) filter (where state <> 'started' and due_on < ${today}))::int as overdue,
           (count(*) filter (where state <> 'started' and due_on between ${today} and ${soonTo}))::int as soon,
           (count(*) filter (where state = 'started'))::int as started
      from monitoring.reviews where state <> 'completed'`.execute(db);
  return rows[0] ?? { overdue: 0, soon: 0, started: 0 };
}

/** Writes reviews as they are now, new ones and those that changed, in one statement. */
export async function saveReviews(tx: Tx, reviews: readonly Review[]): Promise<void> {
  if (reviews.length === 0) return;
  const rows = reviews.map(({ started, completed, ...review }) => ({
    credit_group_id: review.creditGroupId,
    customer_id: review.customerId,
    review_id: review.reviewId,
    state: review.state,
    because: review.because,
    due_on: review.dueOn,
    warning_id: review.warningId,
    started_at: started?.at ?? null,
    started_by: started?.by ?? null,
    application_id: review.applicationId,
    compared: started === null ? null : canonicalJson(started.compared),
    completed_at: completed?.at ?? null,
    completed_on: completed?.on ?? null,
    completed_by: completed?.by ?? null,
    conclusion: completed?.conclusion ?? null,
    version: review.version,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    review_id: 'uuid',
    state: 'text',
    because: 'text',
    due_on: 'date',
    warning_id: 'uuid',
    started_at: 'timestamptz',
    started_by: 'text',
    application_id: 'uuid',
    compared: 'jsonb',
    completed_at: 'timestamptz',
    completed_on: 'date',
    completed_by: 'text',
    conclusion: 'text',
    version: 'int',
  });
  await sql`
    insert into monitoring.reviews
      (credit_group_id, customer_id, review_id, state, because, due_on, warning_id, started_at, started_by,
       application_id, compared, completed_at, completed_on, completed_by, conclusion, version)
    select * from ${given}
    on conflict (review_id) do update
       set state = excluded.state, because = excluded.because, due_on = excluded.due_on,
           warning_id = excluded.warning_id, started_at = excluded.started_at, started_by = excluded.started_by,
           application_id = excluded.application_id, compared = excluded.compared,
           completed_at = excluded.completed_at, completed_on = excluded.completed_on,
           completed_by = excluded.completed_by, conclusion = excluded.conclusion,
           version = excluded.version`.execute(tx);
}

/** Takes back what was only planned: nothing had been done about it. */
export async function dropReviews(tx: Tx, reviews: readonly Review[]): Promise<void> {
  if (reviews.length === 0) return;
  await sql`
    delete from monitoring.reviews
     where review_id = any(${reviews.map(({ reviewId }) => reviewId)}::uuid[]) and state in ('planned', 'due')`.execute(
    tx,
  );
}

function fromRow<R extends Row>(row: R): Review {
  const { startedAt, startedBy, compared, completedAt, completedOn, completedBy, conclusion } = row;
  const { customerId, creditGroupId, reviewId, state, because, dueOn, warningId, applicationId, version } = row;
  return {
    customerId,
    creditGroupId,
    reviewId,
    state,
    because,
    dueOn,
    warningId,
    applicationId,
    version,
    started:
      startedAt === null || startedBy === null || compared === null ? null : { at: startedAt, by: startedBy, compared },
    completed:
      completedAt === null || completedOn === null || completedBy === null || conclusion === null
        ? null
        : { at: completedAt, on: completedOn, by: completedBy, conclusion },
  };
}

function fromListedRow(row: ListedRow): ListedReview {
  const { customerCode, customerName, currency, grade, modelGrade, limitKind, limitMinor, limitTo, lastReviewedOn } =
    row;
  const more = { customerCode, customerName, grade, modelGrade, limitKind, limitMinor, limitTo, lastReviewedOn };
  return { ...fromRow(row), ...more, currency: asCurrency(currency) };
}
