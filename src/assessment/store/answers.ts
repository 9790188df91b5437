import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Sql, type Tx } from '#platform';
import type { Level } from '#policy';
import type { AnswerCode, Answers } from '../answers.ts';
import { type Owner, ownerRow } from './statements.ts';

/** An answer as it counts, with who gave it, when, and what it rests on. */
export type KeptAnswer = {
  readonly question: AnswerCode;
  readonly answer: number | string;
  /** Of a judgement; null where it was given without one. */
  readonly level: Level | null;
  readonly evidence: string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
};

export async function loadAnswers(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, KeptAnswer[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<KeptAnswer & { customerId: CustomerId }>`
    select a.customer_id as "customerId", a.question, a.answer, a.level, a.evidence, a.answered_by as "answeredBy",
           a.answered_at as "answeredAt"
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.answers a using (credit_group_id, customer_id)
     order by a.question`.execute(db);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

export function answersOf(kept: readonly KeptAnswer[] = []): Answers {
  return Object.fromEntries(kept.map(({ question, answer }) => [question, answer]));
}

/** Writes answers as they count now; the questions of `taken` have none any more. */
export async function saveAnswers(
  tx: Tx,
  owner: Owner,
  given: readonly KeptAnswer[],
  taken: readonly AnswerCode[],
): Promise<void> {
  const rows = given.map((one) => ({
    question: one.question,
    answer: JSON.stringify(one.answer),
    level: one.level,
    evidence: one.evidence,
    answered_by: one.answeredBy,
    answered_at: one.answeredAt,
  }));
  await sql`
    delete from assessment.answers
     where credit_group_id = ${owner.creditGroupId} and customer_id = ${owner.customerId}
       and question = any(${taken}::text[])`.execute(tx);
  await sql`
    insert into assessment.answers
      (credit_group_id, customer_id, question, answer, level, evidence, answered_by, answered_at)
    select ${owner.creditGroupId}::uuid, ${owner.customerId}::uuid, question, answer, level, evidence, answered_by, answered_at
      from ${asTable(rows, {
        question: 'text',
        answer: 'jsonb',
        level: 'int',
        evidence: 'text',
        answered_by: 'text',
        answered_at: 'timestamptz',
      })}
    on conflict (credit_group_id, customer_id, question) do update
       set answer = excluded.answer, level = excluded.level, evidence = excluded.evidence,
           answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(tx);
}
