import { sql } from 'kysely';
import type { IndustryOutlook } from '#policy';
import type { Sql, Tx } from '#platform';

export type KeptOutlook = {
  readonly industry: string;
  readonly outlook: IndustryOutlook;
  readonly reason: string;
  readonly changedBy: string;
  readonly changedAt: Date;
};

/** Every outlook that somebody has stated; there are as many as industries. */
export async function listOutlooks(db: Sql): Promise<KeptOutlook[]> {
  const { rows } = await sql<KeptOutlook>`
    select industry, outlook, reason, changed_by as "changedBy", changed_at as "changedAt"
      from assessment.industry_outlooks order by industry`.execute(db);
  return rows;
}

export async function findOutlook(db: Sql, industry: string): Promise<KeptOutlook | undefined> {
  const { rows } = await sql<KeptOutlook>`
    select industry, outlook, reason, changed_by as "changedBy", changed_at as "changedAt"
      from assessment.industry_outlooks where industry = ${industry}`.execute(db);
  return rows[0];
}

export async function saveOutlook(
  tx: Tx,
  { industry, outlook, reason, changedBy, changedAt }: KeptOutlook,
): Promise<void> {
  await sql`
    insert into assessment.industry_outlooks (industry, outlook, reason, changed_by, changed_at)
    values (${industry}, ${outlook}, ${reason}, ${changedBy}, ${changedAt})
    on conflict (industry) do update
       set outlook = excluded.outlook, reason = excluded.reason, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`.execute(tx);
}
