import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';

/** Nobody has begun: no customer, and no user but those the demo itself brings. */
export async function isEmpty(db: Sql): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from customers.customers)
       and not exists (select from team.users where not is_demo) as empty`.execute(db);
  return rows[0]?.empty === true;
}

/** Of two servers that start on one empty database, the second waits here and then finds it filled. */
export async function waitForOtherSeeds(tx: Tx): Promise<void> {
  await sql`lock table customers.credit_groups in share row exclusive mode`.execute(tx);
}

/**
 * The commit need not wait for the disk: what is lost with the power before the next one is made again at the next start.
 */
export async function commitWithoutWaiting(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit to off`.execute(tx);
}

/** The planner must not take freshly filled tables for empty ones; the server's own round comes a minute later. */
export async function refreshStatistics(db: Sql): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // A rough sample tells it enough until then.
    await sql`set local default_statistics_target to 10`.execute(tx);
    await sql`
      analyze customers.customers, limits.limits, receivables.deliveries, receivables.invoices, receivables.settlements,
              receivables.allocations, exposure.positions, exposure.entries, exposure.reservations,
              exposure.credit_checks, exposure.holds, monitoring.warnings, monitoring.reviews, assessment.statements, assessment.assessments, assessment.latest,
              approvals.applications, approvals.decisions`.execute(tx);
  });
}
