import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { IndustryOutlook } from '#policy';
import type { Sql, Tx } from '#platform';

export type KeptOutlook = {
  readonly industry: string;
  readonly outlook: IndustryOutlook;
  readonly reason: string;
  /** What it rests on: an association's report, its day and page. */
  readonly source: string;
  /** Who keeps it up to date. */
  readonly owner: string;
  /** Null for those stated before outlooks were dated. */
  readonly statedOn: CalendarDate | null;
  /** The last day it counts; null where it has no end. */
  readonly validTo: CalendarDate | null;
  readonly changedBy: string;
  readonly changedAt: Date;
};

const columns = sql`
  industry, outlook, reason, source, owner, stated_on as "statedOn", valid_to as "validTo", changed_by as "changedBy",
  changed_at as "changedAt"`;

/** Every outlook that somebody has stated, whether or not it still counts; there are as many as industries. */
export async function listOutlooks(db: Sql): Promise<KeptOutlook[]> {
  const { rows } = await sql<KeptOutlook>`
    select ${columns} from assessment.industry_outlooks order by industry`.execute(db);
  return rows;
}

/** Those that count on a day. */
export async function outlooksOn(db: Sql, asOf: CalendarDate): Promise<KeptOutlook[]> {
  return (await listOutlooks(db)).filter(({ validTo }) => validTo === null || validTo >= asOf);
}

export async function findOutlook(db: Sql, industry: string): Promise<KeptOutlook | undefined> {
  const { rows } = await sql<KeptOutlook>`
    select ${columns} from assessment.industry_outlooks where industry = ${industry}`.execute(db);
  return rows[0];
}

export async function saveOutlook(tx: Tx, kept: KeptOutlook): Promise<void> {
  await sql`
    insert into assessment.industry_outlooks
      (industry, outlook, reason, source, owner, stated_on, valid_to, changed_by, changed_at)
    values (${kept.industry}, ${kept.outlook}, ${kept.reason}, ${kept.source}, ${kept.owner}, ${kept.statedOn},
            ${kept.validTo}, ${kept.changedBy}, ${kept.changedAt})
    on conflict (industry) do update
       set outlook = excluded.outlook, reason = excluded.reason, source = excluded.source, owner = excluded.owner,
           stated_on = excluded.stated_on, valid_to = excluded.valid_to, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`.execute(tx);
}
