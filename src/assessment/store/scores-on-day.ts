import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Grade } from '#policy';
import type { Owner } from './statements.ts';

export type ScoreOnDay = Owner & {
  readonly score: number;
  readonly grade: Grade;
  readonly pd: number | null;
  readonly scoreNow: number;
  readonly blacklisted: boolean;
};

/** Of each active customer the newest assessment up to a day, and its score by the latest. */
export async function scoresOnDay(db: Sql, upTo: CalendarDate): Promise<ScoreOnDay[]> {
  const { rows } = await sql<ScoreOnDay>`
    select c.credit_group_id as "creditGroupId", c.customer_id as "customerId", then_.score, then_.grade, then_.pd,
           l.score as "scoreNow", c.blacklist_reason is not null as blacklisted
      from customers.customers c
      join assessment.latest l using (credit_group_id, customer_id)
      cross join lateral (
        select a.score, coalesce(a.result->>'modelGrade', a.grade) as grade, (a.result->>'pd')::float8 as pd
          from assessment.assessments a
         where (a.credit_group_id, a.customer_id) = (c.credit_group_id, c.customer_id) and a.assessed_on <= ${upTo}
         order by a.assessment_id desc limit 1) then_
     where c.status = 'active'`.execute(db);
  return rows;
}
