import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';

/** Open warnings that are this person's, or their role's and nobody's yet; sales has those of its own customers. */
export async function countWarningsOf(db: Sql, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
      from monitoring.warnings w
      join team.users u on u.user_id = ${personId}::uuid
      join customers.customers c on c.customer_id = w.customer_id
     where w.closed_at is null
       and (w.owner_id = ${personId}
            or (w.owner_id is null and w.owner_role = any(u.roles)
                and (w.owner_role <> 'salesperson' or c.owner_id = u.user_id)))`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Reviews that have fallen due and that nobody has started. */
export async function countReviewsDue(db: Sql, today: CalendarDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from monitoring.reviews
     where state in ('planned', 'due') and due_on <= ${today}`.execute(db);
  return rows[0]?.count ?? 0;
}
