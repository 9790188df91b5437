import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { JudgementCode } from '#policy';
import type { Judgement, JudgementSettlement } from '../judgements.ts';
import type { Owner } from './statements.ts';

export type KeptJudgement = Judgement & { readonly question: JudgementCode };
export type KeptSettlement = JudgementSettlement & { readonly question: JudgementCode };

/** What each person judged of a customer, the first to judge first. */
export async function listJudgements(db: Sql, { creditGroupId, customerId }: Owner): Promise<KeptJudgement[]> {
  const { rows } = await sql<KeptJudgement>`
    select question, judged_by_id as "judgedById", judged_by as "judgedBy", level, evidence, judged_at as "judgedAt"
      from assessment.judgements
     where credit_group_id = ${creditGroupId} and customer_id = ${customerId}
     order by judged_at, judged_by_id`.execute(db);
  return rows;
}

export async function listSettlements(db: Sql, { creditGroupId, customerId }: Owner): Promise<KeptSettlement[]> {
  const { rows } = await sql<KeptSettlement>`
    select question, settled_by_id as "settledById", settled_by as "settledBy", level, reason, settled_at as "settledAt"
      from assessment.judgement_settlements
     where credit_group_id = ${creditGroupId} and customer_id = ${customerId}`.execute(db);
  return rows;
}

export async function saveJudgement(tx: Tx, owner: Owner, one: KeptJudgement): Promise<void> {
  await sql`
    insert into assessment.judgements
      (credit_group_id, customer_id, question, judged_by_id, level, evidence, judged_by, judged_at)
    values (${owner.creditGroupId}, ${owner.customerId}, ${one.question}, ${one.judgedById}, ${one.level},
            ${one.evidence}, ${one.judgedBy}, ${one.judgedAt})
    on conflict (credit_group_id, customer_id, question, judged_by_id) do update
       set level = excluded.level, evidence = excluded.evidence, judged_by = excluded.judged_by,
           judged_at = excluded.judged_at`.execute(tx);
}

/** Takes a person's own word back. */
export async function dropJudgement(tx: Tx, owner: Owner, question: string, judgedById: string): Promise<void> {
  await sql`
    delete from assessment.judgements
     where (credit_group_id, customer_id, question, judged_by_id)
           = (${owner.creditGroupId}, ${owner.customerId}, ${question}, ${judgedById})`.execute(tx);
}

export async function saveSettlement(tx: Tx, owner: Owner, one: KeptSettlement): Promise<void> {
  await sql`
    insert into assessment.judgement_settlements
      (credit_group_id, customer_id, question, level, reason, settled_by_id, settled_by, settled_at)
    values (${owner.creditGroupId}, ${owner.customerId}, ${one.question}, ${one.level}, ${one.reason},
            ${one.settledById}, ${one.settledBy}, ${one.settledAt})
    on conflict (credit_group_id, customer_id, question) do update
       set level = excluded.level, reason = excluded.reason, settled_by_id = excluded.settled_by_id,
           settled_by = excluded.settled_by, settled_at = excluded.settled_at`.execute(tx);
}
