import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { Edition, EditionState } from '../edition.ts';

const columns = sql`
  version, base_version as "baseVersion", replaces, content as draft, effective_from as "effectiveFrom", reason, state,
  proposed_by_id as "proposedById", proposed_by as "proposedBy", proposed_at as "proposedAt",
  decided_by_id as "decidedById", decided_by as "decidedBy", decided_at as "decidedAt",
  decision_reason as "decisionReason"`;

/** There are as many as people have proposed: a handful a year. The newest proposal first. */
export async function listEditions(db: Sql, state: EditionState | null = null): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns} from policy.editions
     where ${state}::text is null or state = ${state}
     order by proposed_at desc, version desc`.execute(db);
  return rows;
}

export async function findEdition(db: Sql, version: string): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`select ${columns} from policy.editions where version = ${version}`.execute(db);
  return rows[0];
}

/** Whoever proposes or decides goes one after the other. */
export async function lockEditions(tx: Tx): Promise<void> {
  await sql`lock table policy.editions in share row exclusive mode`.execute(tx);
}

export async function insertEdition(tx: Tx, edition: Edition): Promise<void> {
  await sql`
    insert into policy.editions
      (version, base_version, replaces, content, effective_from, reason, state, proposed_by_id, proposed_by, proposed_at)
    values (${edition.version}, ${edition.baseVersion}, ${edition.replaces}, ${JSON.stringify(edition.draft)}::jsonb,
            ${edition.effectiveFrom}, ${edition.reason}, ${edition.state}, ${edition.proposedById},
            ${edition.proposedBy}, ${edition.proposedAt})`.execute(tx);
}

/** What became of a proposal; on approval the day may have moved. */
export async function closeEdition(tx: Tx, edition: Edition): Promise<void> {
  await sql`
    update policy.editions
       set state = ${edition.state}, effective_from = ${edition.effectiveFrom}, decided_by_id = ${edition.decidedById},
           decided_by = ${edition.decidedBy}, decided_at = ${edition.decidedAt},
           decision_reason = ${edition.decisionReason}
     where version = ${edition.version}`.execute(tx);
}
