import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Sql, type Tx } from '#platform';
import type { AnswerCode, Answers } from '../answers.ts';
import { type Owner, ownerRow } from './statements.ts';

/** An answer with who gave it and when. */
export type KeptAnswer = {
  readonly question: AnswerCode;
  readonly answer: number | string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
};

export async function loadAnswers(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, KeptAnswer[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<KeptAnswer & { customerId: CustomerId }>`
    select a.customer_id as "customerId", a.question, a.answer, a.answered_by as "answeredBy",
           a.answered_at as "answeredAt"
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.answers a using (credit_group_id, customer_id)
     order by a.question`.execute(db);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

export function answersOf(kept: readonly KeptAnswer[] = []): Answers {
  return Object.fromEntries(kept.map(({ question, answer }) => [question, answer]));
}

/** Writes the answers that differ; null takes one back. */
export async function saveAnswers(
  tx: Tx,
  owner: Owner,
  changes: ReadonlyMap<AnswerCode, number | string | null>,
  { answeredBy, answeredAt }: Pick<KeptAnswer, 'answeredBy' | 'answeredAt'>,
): Promise<void> {
  const given = [...changes].flatMap(([question, answer]) =>
    answer === null ? [] : [{ question, answer: JSON.stringify(answer) }],
  );
  const taken = [...changes].filter(([, answer]) => answer === null).map(([question]) => question);
  await sql`
    delete from assessment.answers
     where credit_group_id = ${owner.creditGroupId} and customer_id = ${owner.customerId}
       and question = any(${taken}::text[])`.execute(tx);
  await sql`
    insert into assessment.answers (credit_group_id, customer_id, question, answer, answered_by, answered_at)
    select ${owner.creditGroupId}::uuid, ${owner.customerId}::uuid, question, answer, ${answeredBy}::text,
           ${answeredAt}::timestamptz
      from ${asTable(given, { question: 'text', answer: 'jsonb' })}
    on conflict (credit_group_id, customer_id, question) do update
       set answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(
    tx,
  );
}
