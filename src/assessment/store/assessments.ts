import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Grade } from '#policy';
import { type Owner, ownerRow } from './statements.ts';

/** An assessment as it is kept: what was known and what came of it. Written once. */
export type KeptAssessment = Owner & {
  readonly assessmentId: string;
  readonly assessedOn: CalendarDate;
  readonly policyVersion: string;
  readonly score: number;
  readonly grade: Grade;
  /** What the model said, where an override counts instead; of `insert` only, else in the result. */
  readonly modelGrade?: Grade | undefined;
  readonly snapshot: unknown;
  readonly result: unknown;
  readonly hash: Buffer;
  readonly assessedBy: string;
  readonly assessedAt: Date;
};

/** One that is about to be kept, with what is written of it: putting it into words is most of the work. */
export type NewAssessment = KeptAssessment & { readonly texts: { readonly snapshot: string; readonly result: string } };

const columns = sql`
  a.credit_group_id as "creditGroupId", a.customer_id as "customerId", a.assessment_id as "assessmentId",
  a.assessed_on as "assessedOn", a.policy_version as "policyVersion", a.score, a.grade, a.snapshot, a.result, a.hash,
  a.assessed_by as "assessedBy", a.assessed_at as "assessedAt"`;

/** Adds assessments, one of a customer at most; from now on each is its customer's latest. */
export async function insertAssessments(tx: Tx, kept: readonly NewAssessment[]): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map((one) => ({
    ...ownerRow(one),
    assessment_id: one.assessmentId,
    assessed_on: one.assessedOn,
    policy_version: one.policyVersion,
    score: one.score,
    grade: one.grade,
    model_grade: one.modelGrade,
    snapshot: one.texts.snapshot,
    result: one.texts.result,
    hash: one.hash,
    assessed_by: one.assessedBy,
    assessed_at: one.assessedAt,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    assessment_id: 'uuid',
    assessed_on: 'date',
    policy_version: 'text',
    score: 'int',
    grade: 'text',
    model_grade: 'text',
    snapshot: 'jsonb',
    result: 'jsonb',
    hash: 'bytea',
    assessed_by: 'text',
    assessed_at: 'timestamptz',
  });
  await sql`
    with given as (select * from ${given}), written as (
      insert into assessment.assessments
        (credit_group_id, customer_id, assessment_id, assessed_on, policy_version, score, grade, snapshot, result, hash,
         assessed_by, assessed_at)
      select credit_group_id, customer_id, assessment_id, assessed_on, policy_version, score, grade, snapshot, result,
             hash, assessed_by, assessed_at from given
    )
    insert into assessment.latest (credit_group_id, customer_id, assessment_id, assessed_on, score, grade, model_grade)
    select credit_group_id, customer_id, assessment_id, assessed_on, score, grade, model_grade from given
    on conflict (credit_group_id, customer_id) do update
       set assessment_id = excluded.assessment_id, assessed_on = excluded.assessed_on, score = excluded.score,
           grade = excluded.grade, model_grade = excluded.model_grade`.execute(tx);
}

/** What stands for each of these customers, without what it was made from; those never assessed are left out. */
export type StandingAssessment = Pick<KeptAssessment, 'assessmentId' | 'grade' | 'score' | 'hash'>;

export async function standingAssessments(
  db: Sql,
  owners: readonly Owner[],
): Promise<Map<CustomerId, StandingAssessment>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<StandingAssessment & { customerId: CustomerId }>`
    select l.customer_id as "customerId", l.assessment_id as "assessmentId", l.grade, l.score, a.hash
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.latest l using (credit_group_id, customer_id)
      join assessment.assessments a using (credit_group_id, customer_id, assessment_id)`.execute(db);
  return new Map(rows.map(({ customerId, ...standing }) => [customerId, standing]));
}

export async function findAssessment(db: Sql, assessmentId: string): Promise<KeptAssessment | undefined> {
  const { rows } = await sql<KeptAssessment>`
    select ${columns} from assessment.assessments a where a.assessment_id = ${assessmentId}`.execute(db);
  return rows[0];
}

/** The customer's assessments, the newest first; `before` is the last of the page above. */
export async function listAssessments(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<KeptAssessment[]> {
  const { rows } = await sql<KeptAssessment>`
    select ${columns} from assessment.assessments a
     where a.credit_group_id = ${creditGroupId} and a.customer_id = ${customerId}
       and (${before ?? null}::uuid is null or a.assessment_id < ${before ?? null}::uuid)
     order by a.assessment_id desc limit ${limit}`.execute(db);
  return rows;
}

/** The assessment that counts now for each of these customers; those never assessed are left out. */
export async function latestAssessments(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, KeptAssessment>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<KeptAssessment>`
    select ${columns}
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.latest l using (credit_group_id, customer_id)
      join assessment.assessments a using (credit_group_id, customer_id, assessment_id)`.execute(db);
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** A grade and when it was given. */
export type GradeOnDay = { readonly grade: Grade; readonly score: number; readonly on: CalendarDate };

/**
 * Of each customer the grade that counts now, and the one that was known at an instant: the newest up to then, or the
 * first there ever was.
 */
export async function gradesNowAndBefore(
  db: Sql,
  questions: readonly (Owner & { readonly knownAt: Date })[],
): Promise<Map<CustomerId, { readonly now: GradeOnDay; readonly before: GradeOnDay }>> {
  if (questions.length === 0) return new Map();
  const asked = questions.map((one) => ({ ...ownerRow(one), known_at: one.knownAt }));
  const { rows } = await sql<{ customerId: CustomerId; now: GradeOnDay; before: GradeOnDay }>`
    select given.customer_id as "customerId",
           jsonb_build_object('grade', l.grade, 'score', l.score, 'on', l.assessed_on) as now, known.as_json as before
      from ${asTable(asked, { credit_group_id: 'uuid', customer_id: 'uuid', known_at: 'timestamptz' })}
      join assessment.latest l using (credit_group_id, customer_id)
      cross join lateral (
        select jsonb_build_object('grade', a.grade, 'score', a.score, 'on', a.assessed_on) as as_json
          from assessment.assessments a
         where (a.credit_group_id, a.customer_id) = (given.credit_group_id, given.customer_id)
         order by a.assessed_at > given.known_at,
                  case when a.assessed_at > given.known_at then a.assessed_at end,
                  a.assessed_at desc limit 1
      ) known`.execute(db);
  return new Map(rows.map(({ customerId, ...grades }) => [customerId, grades]));
}

/** The grades that count now: a row of a key each, for whoever cannot wait for the whole assessment. */
export async function latestGrades(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, Grade>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<{ customerId: CustomerId; grade: Grade }>`
    select customer_id as "customerId", grade
      from assessment.latest
      join ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
        using (credit_group_id, customer_id)`.execute(db);
  return new Map(rows.map(({ customerId, grade }) => [customerId, grade]));
}

/** How many customers stand at each grade, and how many were never assessed. */
export async function countGrades(db: Sql): Promise<{ grade: Grade | null; customers: number }[]> {
  const { rows } = await sql<{ grade: Grade | null; customers: number }>`
    select l.grade, count(*)::int as customers
      from customers.customers c left join assessment.latest l using (credit_group_id, customer_id)
     where c.status = 'active' group by l.grade`.execute(db);
  return rows;
}
