import { sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { AuthorityLevel } from '#policy';
import type { Owner } from '#receivables/usecases';

/** On what a hold was released. Amounts of the document in the customer's currency, the excess in the policy's. */
export type Release = {
  readonly holdId: string;
  readonly reasonCode: string;
  readonly currency: Currency;
  readonly releasedMinor: bigint;
  readonly prepayMinor: bigint;
  readonly excessMinor: bigint;
  readonly daysOverdue: number;
  readonly level: AuthorityLevel;
  readonly evidence: string | null;
  /** Up to this much of the document, until this day, its reasons do not hold it again; null where nothing is covered. */
  readonly coversMinor: bigint | null;
  readonly coversUntil: CalendarDate | null;
  /** Of its reasons, those that did not stand any more when it was released. */
  readonly cleared: readonly string[];
};

export async function insertRelease(
  tx: Tx,
  release: Owner & Release & { readonly releasedBy: string; readonly releasedAt: Date },
): Promise<void> {
  await sql`
    insert into exposure.releases
      (credit_group_id, customer_id, hold_id, reason_code, currency, released_minor, prepay_minor, excess_minor,
       days_overdue, level, evidence, covers_minor, covers_until, cleared, released_by, released_at)
    values (${release.creditGroupId}, ${release.customerId}, ${release.holdId}, ${release.reasonCode},
            ${release.currency}, ${release.releasedMinor}, ${release.prepayMinor}, ${release.excessMinor},
            ${release.daysOverdue}, ${release.level}, ${release.evidence}, ${release.coversMinor},
            ${release.coversUntil}::date, ${[...release.cleared]}::text[], ${release.releasedBy}, ${release.releasedAt})`.execute(
    tx,
  );
}

/** By hold; holds released before releases were kept have none. */
export async function findReleases(db: Sql, holdIds: readonly string[]): Promise<Map<string, Release>> {
  if (holdIds.length === 0) return new Map();
  const { rows } = await sql<Omit<Release, 'currency'> & { currency: string }>`
    select hold_id as "holdId", reason_code as "reasonCode", currency, released_minor as "releasedMinor",
           prepay_minor as "prepayMinor", excess_minor as "excessMinor", days_overdue as "daysOverdue", level, evidence,
           covers_minor as "coversMinor", covers_until as "coversUntil", cleared
      from exposure.releases where hold_id = any(${holdIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.holdId, { ...row, currency: asCurrency(row.currency) }]));
}
