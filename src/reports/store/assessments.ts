import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Grade } from '#policy';
import { type OnDay, standings } from './standings.ts';

export type GradeRow = {
  /** Null: not assessed yet. */
  readonly grade: Grade | null;
  readonly customers: number;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint;
};

/** Active customers by the grade that counts for each. */
export async function sumByGrade(db: Sql, day: OnDay): Promise<GradeRow[]> {
  const { rows } = await sql<GradeRow>`
    with ${standings(day)}
    select a.grade, count(*)::int as customers, sum(s.exposure)::bigint as "exposureMinor",
           coalesce(sum(s.limit_minor), 0)::bigint as "limitMinor"
      from standing s join customers.customers c using (customer_id)
      left join assessment.latest a on (a.credit_group_id, a.customer_id) = (s.credit_group_id, s.customer_id)
     where s.has_rate and (c.status = 'active' or s.exposure > 0) group by a.grade`.execute(db);
  return rows;
}

export type GradeChange = {
  readonly customerCode: string;
  readonly customerName: string;
  readonly before: Grade;
  readonly after: Grade;
  /** Of `after`, where a person overrode it. */
  readonly modelGrade: Grade | null;
  readonly assessedOn: CalendarDate;
};

/** Whose grade became another since a day, the newest first. */
export async function listGradeChanges(db: Sql, since: CalendarDate, limit: number): Promise<GradeChange[]> {
  const { rows } = await sql<GradeChange>`
    select c.code as "customerCode", c.name as "customerName", b.grade as before, a.grade as after, a.result->>'modelGrade' as "modelGrade",
           a.assessed_on as "assessedOn"
      from assessment.assessments a
      join lateral (
        select grade from assessment.assessments
         where (credit_group_id, customer_id) = (a.credit_group_id, a.customer_id) and assessment_id < a.assessment_id
         order by assessment_id desc limit 1) b on true
      join customers.customers c on c.customer_id = a.customer_id
     where a.assessed_on >= ${since} and b.grade <> a.grade
     order by a.assessed_on desc, a.assessment_id desc limit ${limit}`.execute(db);
  return rows;
}

export type FileRow = {
  readonly customerCode: string;
  readonly customerName: string;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint | null;
  readonly latestAnnual: CalendarDate | null;
  readonly assessedOn: CalendarDate | null;
  readonly grade: Grade | null;
  /** Where a person overrode it. */
  readonly modelGrade: Grade | null;
};

/**
 * Whose file has a gap, of those who owe us or may: no annual figures up to `periodDue`, or no assessment after
 * `assessedBefore`. The greatest risk first.
 */
export async function listFilesWithGaps(
  db: Sql,
  day: OnDay,
  { periodDue, assessedBefore, limit }: { periodDue: CalendarDate; assessedBefore: CalendarDate; limit: number },
): Promise<{ files: FileRow[]; count: number }> {
  const { rows } = await sql<FileRow & { count: number }>`
    with ${standings(day)}
    select s.code as "customerCode", s.name as "customerName", s.exposure as "exposureMinor",
           s.limit_minor as "limitMinor", f.latest as "latestAnnual", a.assessed_on as "assessedOn", a.grade,
           a.model_grade as "modelGrade", count(*) over ()::int as count
      from standing s
      left join (select credit_group_id, customer_id, max(period_end) as latest from assessment.statements
                  where span = 'annual' group by 1, 2) f using (credit_group_id, customer_id)
      left join assessment.latest a using (credit_group_id, customer_id)
     where s.has_rate and (s.exposure > 0 or s.limit_kind <> 'none')
       and (f.latest is null or f.latest < ${periodDue} or a.assessed_on is null or a.assessed_on <= ${assessedBefore})
     order by greatest(s.exposure, coalesce(s.limit_minor, 0)) desc, s.code limit ${limit}`.execute(db);
  return { files: rows.map(({ count: _, ...file }) => file), count: rows[0]?.count ?? 0 };
}
