import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Grade } from '#policy';
import type { GradeOverride } from '../override.ts';
import { type Owner, ownerRow } from './statements.ts';

export const endings = ['expired', 'replaced', 'withdrawn'] as const;

export type Ending = (typeof endings)[number];

export type KeptOverride = Owner &
  GradeOverride & {
    readonly modelGrade: Grade;
    readonly validFrom: CalendarDate;
    readonly policyVersion: string;
    readonly madeAt: Date;
  };

/** With what became of it, and what the model says now. */
export type ListedOverride = KeptOverride & {
  readonly customerCode: string;
  readonly customerName: string;
  readonly endedBecause: Ending | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly gradeNow: Grade | null;
  readonly modelGradeNow: Grade | null;
};

const columns = sql`
  o.credit_group_id as "creditGroupId", o.customer_id as "customerId", o.override_id as "overrideId", o.grade,
  o.model_grade as "modelGrade", o.steps, o.reason_code as "reasonCode", o.reason, o.valid_from as "validFrom",
  o.valid_to as "validTo", o.policy_version as "policyVersion", o.made_by_id as "madeById", o.made_by as "madeBy",
  o.made_at as "madeAt"`;

export async function insertOverride(tx: Tx, kept: KeptOverride): Promise<void> {
  await sql`
    insert into assessment.grade_overrides
      (credit_group_id, customer_id, override_id, grade, model_grade, steps, reason_code, reason, valid_from, valid_to,
       policy_version, made_by_id, made_by, made_at)
    values (${kept.creditGroupId}, ${kept.customerId}, ${kept.overrideId}, ${kept.grade}, ${kept.modelGrade},
            ${kept.steps}, ${kept.reasonCode}, ${kept.reason}, ${kept.validFrom}, ${kept.validTo},
            ${kept.policyVersion}, ${kept.madeById}, ${kept.madeBy}, ${kept.madeAt})`.execute(tx);
}

/** Ends whatever runs for these customers; those that ended are returned. */
export async function endOverrides(
  tx: Tx,
  owners: readonly Owner[],
  { because, by, at }: { readonly because: Ending; readonly by: string; readonly at: Date },
): Promise<KeptOverride[]> {
  const { rows } = await sql<KeptOverride>`
    update assessment.grade_overrides o set ended_because = ${because}, ended_by = ${by}, ended_at = ${at}
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
     where (o.credit_group_id, o.customer_id) = (given.credit_group_id, given.customer_id) and o.ended_because is null
    returning ${columns}`.execute(tx);
  return rows;
}

/** The override that runs on this day for each of these customers. */
export async function runningOverrides(
  db: Sql,
  owners: readonly Owner[],
  asOf: CalendarDate,
): Promise<Map<CustomerId, KeptOverride>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<KeptOverride>`
    select ${columns}
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.grade_overrides o using (credit_group_id, customer_id)
     where o.ended_because is null and o.valid_to >= ${asOf}`.execute(db);
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** Whose override is past its last day and has not been ended yet. */
export async function customersPastOverride(db: Sql, today: CalendarDate): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from assessment.grade_overrides o join customers.customers c using (credit_group_id, customer_id)
     where o.ended_because is null and o.valid_to < ${today} order by o.valid_to, c.code`.execute(db);
  return rows.map(({ code }) => code);
}

/** The newest first. */
export async function listOverrides(
  db: Sql,
  {
    show,
    customerCode,
    limit,
    before,
  }: {
    readonly show: 'running' | 'ended' | undefined;
    readonly customerCode: string | undefined;
    readonly limit: number;
    readonly before: string | undefined;
  },
): Promise<ListedOverride[]> {
  const { rows } = await sql<ListedOverride>`
    select ${columns}, c.code as "customerCode", c.name as "customerName", o.ended_because as "endedBecause",
           o.ended_by as "endedBy", o.ended_at as "endedAt", l.grade as "gradeNow",
           coalesce(l.model_grade, l.grade) as "modelGradeNow"
      from assessment.grade_overrides o
      join customers.customers c using (credit_group_id, customer_id)
      left join assessment.latest l using (credit_group_id, customer_id)
     where (${show ?? null}::text is null or (o.ended_because is null) = (${show ?? null} = 'running'))
       and (${customerCode ?? null}::text is null or c.code = ${customerCode ?? null})
       and (${before ?? null}::uuid is null or o.override_id < ${before ?? null}::uuid)
     order by o.override_id desc limit ${limit}`.execute(db);
  return rows;
}
