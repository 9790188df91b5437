import { sql } from 'kysely';
import { asCurrency, canonicalJson, money } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Application, Decision, Stance } from '../application.ts';

type DecisionRow = Omit<Decision, 'amount'> & { currency: string; amountMinor: bigint };

const columns = sql`
  d.decision_id as "decisionId", d.round, d.level, d.decision, d.currency, d.amount_minor as "amountMinor", d.reason,
  d.conditions, d.decider_id as "deciderId", d.decider_name as "deciderName", d.decided_at as "decidedAt"`;

/** Of every round, the oldest first. */
export async function listDecisions(db: Sql, applicationId: string): Promise<Decision[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from approvals.decisions d
     where d.application_id = ${applicationId} order by d.decision_id`.execute(db);
  return rows.map(fromRow);
}

/** `application person` of everybody who decided in the round that each of these applications is in. */
export async function listDecidersOf(
  db: Sql,
  applications: readonly Pick<Application, 'applicationId' | 'round'>[],
): Promise<Set<string>> {
  const ids = applications.map(({ applicationId }) => applicationId);
  const { rows } = await sql<{ key: string }>`
    select d.application_id || ' ' || d.decider_id as key
      from approvals.decisions d join approvals.applications a using (application_id)
     where d.application_id = any(${ids}::uuid[]) and d.round = a.round`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

type KeptDecision = Pick<Decision, 'level' | 'decision' | 'decidedAt'> & {
  readonly customerCode: string;
  readonly snapshot: unknown;
};

/** A decision with what it was taken on, as it was stored. */
export async function findKeptDecision(db: Sql, decisionId: string): Promise<KeptDecision | undefined> {
  const { rows } = await sql<KeptDecision>`
    select d.level, d.decision, d.decided_at as "decidedAt", c.code as "customerCode", d.snapshot
      from approvals.decisions d join customers.customers c using (customer_id)
     where d.decision_id = ${decisionId}`.execute(db);
  return rows[0];
}

type Owner = Pick<Application, 'applicationId' | 'customerId' | 'creditGroupId'>;

export async function insertDecision(
  tx: Tx,
  { applicationId, customerId, creditGroupId }: Owner,
  decision: Decision,
  snapshot: unknown,
): Promise<void> {
  await sql`
    insert into approvals.decisions
      (credit_group_id, customer_id, application_id, decision_id, round, level, decision, currency, amount_minor, reason,
       conditions, decider_id, decider_name, decided_at, snapshot)
    values (${creditGroupId}, ${customerId}, ${applicationId}, ${decision.decisionId}, ${decision.round},
      ${decision.level}, ${decision.decision}, ${decision.amount.currency}, ${decision.amount.minor}, ${decision.reason},
      ${decision.conditions}::text[], ${decision.deciderId}, ${decision.deciderName}, ${decision.decidedAt},
      ${canonicalJson(snapshot)}::jsonb)`.execute(tx);
}

/** What somebody who does not decide thinks of it. */
export type Opinion = {
  readonly opinionId: string;
  readonly stance: Stance;
  readonly opinion: string;
  readonly giverId: string;
  readonly giverName: string;
  readonly givenAt: Date;
};

export async function listOpinions(db: Sql, applicationId: string): Promise<Opinion[]> {
  const { rows } = await sql<Opinion>`
    select opinion_id as "opinionId", stance, opinion, giver_id as "giverId", giver_name as "giverName",
           given_at as "givenAt"
      from approvals.opinions where application_id = ${applicationId} order by opinion_id`.execute(db);
  return rows;
}

export async function insertOpinion(
  tx: Tx,
  { applicationId, customerId, creditGroupId }: Owner,
  opinion: Opinion,
): Promise<void> {
  await sql`
    insert into approvals.opinions
      (credit_group_id, customer_id, application_id, opinion_id, stance, opinion, giver_id, giver_name, given_at)
    values (${creditGroupId}, ${customerId}, ${applicationId}, ${opinion.opinionId}, ${opinion.stance},
      ${opinion.opinion}, ${opinion.giverId}, ${opinion.giverName}, ${opinion.givenAt})`.execute(tx);
}

function fromRow({ currency, amountMinor, ...row }: DecisionRow): Decision {
  return { ...row, amount: money(asCurrency(currency), amountMinor) };
}
