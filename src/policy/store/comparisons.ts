import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { MadeComparisons, WeightingTopic } from '../weighting.ts';

/** As many as members of the committee and topics. */
export async function listComparisons(db: Sql): Promise<MadeComparisons[]> {
  const { rows } = await sql<MadeComparisons>`
    select topic, person_id as "personId", person, criteria, pairs, entered_at as "enteredAt"
      from policy.comparisons order by topic, person, person_id`.execute(db);
  return rows;
}

export async function saveComparisons(tx: Tx, made: MadeComparisons): Promise<void> {
  await sql`
    insert into policy.comparisons (topic, person_id, person, criteria, pairs, entered_at)
    values (${made.topic}, ${made.personId}, ${made.person}, ${made.criteria}, ${JSON.stringify(made.pairs)}::jsonb,
            ${made.enteredAt})
    on conflict (topic, person_id) do update
       set person = excluded.person, criteria = excluded.criteria, pairs = excluded.pairs,
           entered_at = excluded.entered_at`.execute(tx);
}

export async function removeComparisons(tx: Tx, topic: WeightingTopic, personId: string): Promise<void> {
  await sql`delete from policy.comparisons where topic = ${topic} and person_id = ${personId}`.execute(tx);
}
