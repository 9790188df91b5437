import { sql } from 'kysely';
import type { Customer } from '#customers';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Grade } from '#policy';
import type { OpenStep } from '../trend.ts';
import { openSteps } from './receivables.ts';

type Owner = Pick<Customer, 'customerId' | 'creditGroupId'>;

/** The day of the newest decision about the customer’s limit that has begun. */
export async function findLastGrantDay(db: Sql, owner: Owner, today: CalendarDate): Promise<CalendarDate | null> {
  const { rows } = await sql<{ day: CalendarDate | null }>`
    select max(valid_from) as day from limits.limits
     where (credit_group_id, customer_id) = (${owner.creditGroupId}, ${owner.customerId})
       and valid_from <= ${today} and valid_to >= valid_from`.execute(db);
  return rows[0]?.day ?? null;
}

/** A business day in the company’s own time. */
export type CompanyDay = { readonly day: CalendarDate; readonly timeZone: string };

function startOf({ day, timeZone }: CompanyDay) {
  return sql`(${day}::date::timestamp at time zone ${timeZone})`;
}

/** The exposure with which a day began: after the last entry of the ledger that was booked before it. */
export async function findExposureBefore(db: Sql, owner: Owner, day: CompanyDay): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select exposure_after as minor from exposure.entries
     where (credit_group_id, customer_id) = (${owner.creditGroupId}, ${owner.customerId}) and booked_at < ${startOf(day)}
     order by entry_no desc limit 1`.execute(db);
  return rows[0]?.minor ?? 0n;
}

/** The grade of the newest assessment up to a day. */
export async function findGradeOn(db: Sql, owner: Owner, day: CalendarDate): Promise<Grade | null> {
  const { rows } = await sql<{ grade: Grade }>`
    select grade from assessment.assessments
     where (credit_group_id, customer_id) = (${owner.creditGroupId}, ${owner.customerId}) and assessed_on <= ${day}
     order by assessment_id desc limit 1`.execute(db);
  return rows[0]?.grade ?? null;
}

export async function countHeldSince(
  db: Sql,
  owner: Owner,
  since: CompanyDay,
): Promise<{ count: number; released: number }> {
  const { rows } = await sql<{ count: number; released: number }>`
    select count(*)::int as count, (count(*) filter (where status = 'released'))::int as released from exposure.holds
     where (credit_group_id, customer_id) = (${owner.creditGroupId}, ${owner.customerId})
       and created_at >= ${startOf(since)} and status not in ('superseded', 'withdrawn')`.execute(db);
  return rows[0] ?? { count: 0, released: 0 };
}

/** What one customer owed on some days, as steps. */
export function listOwnSteps(db: Sql, owner: Owner, days: readonly CalendarDate[]): Promise<OpenStep[]> {
  return openSteps(db, days, sql`(i.credit_group_id, i.customer_id) = (${owner.creditGroupId}, ${owner.customerId})`);
}
